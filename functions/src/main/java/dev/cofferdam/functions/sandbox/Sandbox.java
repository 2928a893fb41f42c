package dev.cofferdam.functions.sandbox;

import io.smallrye.mutiny.Uni;

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
   * Runs the code once.
   *
   * @param spec what to run
   * @return one outcome; whatever can be foreseen is an item, only a bug of ours is a failure
   */
  Uni<SandboxOutcome> run(SandboxSpec spec);

  /**
   * Whether a sandbox could be started now, found out afresh.
   *
   * @return ready, or what is missing
   */
  Uni<SandboxReadiness> readiness();
}
