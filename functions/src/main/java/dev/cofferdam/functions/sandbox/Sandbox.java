package dev.cofferdam.functions.sandbox;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A place where admitted code runs once. Every provider passes the same contract test.
 *
 * <p>Implementations answer with exactly one outcome within a bound that follows from the limits,
 * keep output bounded, and leave nothing behind: when the answer is there, the process tree, the
 * mounts and the files of the execution are gone. Cancelling the subscription ends the execution
 * and cleans up as well.
 */
public interface Sandbox {

  /**
   * The provider's name, as in the configuration: {@code gvisor}, {@code kubernetes}.
   *
   * @return never null
   */
  String provider();

  /**
   * Whether results outlive this service, and other instances of it find them. Then executions with
   * a replay key have an id that follows from it, and {@link #run} answers for an id that is known
   * with what became of the first one.
   *
   * @return false for a provider that forgets an execution when it has answered
   */
  default boolean remembers() {
    return false;
  }

  /**
   * Runs the code once.
   *
   * @param spec what to run
   * @return one outcome; whatever can be foreseen is an item, only a bug of ours is a failure
   */
  Uni<SandboxOutcome> run(SandboxSpec spec);

  /**
   * Ends an execution that {@link #run} was asked for and has not answered yet: it answers with
   * {@link SandboxOutcome.Cancelled} when nothing of it is left, or with its own end where that
   * came first. Does nothing for any other id.
   *
   * @param id the execution
   */
  void cancel(ExecutionId id);

  /**
   * What is known of an execution by its id, for who lost its answer.
   *
   * @param id the execution
   * @return fails only when the provider cannot say
   */
  default Uni<StoredExecution> find(ExecutionId id) {
    return Uni.createFrom().item(new StoredExecution.Unknown());
  }

  /**
   * What this provider can do with executions that need nobody while they run.
   *
   * @return empty for one whose executions end with the service
   */
  default Optional<LettingGo> lettingGo() {
    return Optional.empty();
  }

  /**
   * Whether a sandbox could be started now, found out afresh.
   *
   * @return ready, or what is missing
   */
  Uni<SandboxReadiness> readiness();
}
