package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider can do whose executions need nobody while they run: launch and let go. Nothing of
 * such an execution is in the memory of a service, so every instance can ask for it, end it and
 * collect its result.
 */
public interface LettingGo {

  /**
   * Whether the result of such an execution is sure to be there afterwards.
   *
   * @param limits in force
   * @param fetch which files come back
   * @return false where it may be larger than what is kept
   */
  boolean fits(ResourceLimits limits, FetchRequest fetch);

  /**
   * Starts an execution, hands it its input, and lets it go.
   *
   * @param spec what to run, in one run
   * @param memo what its result will need
   * @return completes when nobody is needed any more, or nothing runs
   */
  Uni<Departure> launch(SandboxSpec spec, Memo memo);

  /**
   * Ends an execution, whichever instance began it.
   *
   * @param id the execution
   * @return what is known of it when nothing of it is left
   */
  Uni<StoredExecution> end(ExecutionId id);

  /**
   * Remembers that the result was given away, so that later notices of its end need not give it
   * again.
   *
   * @param id the execution
   * @param notice which notice it was; the same one may be delivered again, and is answered again
   * @return never fails: at worst the result is given twice
   */
  Uni<Void> collected(ExecutionId id, String notice);

  /**
   * Has the end of each execution noticed again whose result nobody has collected.
   *
   * @param after how long it must have ended
   * @return how many there were
   */
  Uni<Integer> remind(Duration after);

  /**
   * What is remembered with an execution that was let go: no code, no input, no expectation.
   *
   * @param source of the event that caused it; empty for a call
   * @param cause the event's id; empty for a call
   * @param trace the event's extensions that belong to a distributed trace
   * @param labels the caller's own
   */
  record Memo(String source, String cause, Map<String, String> trace, Map<String, String> labels) {
    /** Copies the maps. */
    public Memo {
      trace = Map.copyOf(trace);
      labels = Map.copyOf(labels);
    }
  }

  /** What became of a launch. */
  sealed interface Departure {

    /** It runs, or ran, and needs nobody. */
    record Gone() implements Departure {}

    /**
     * It does not run.
     *
     * @param outcome why
     */
    record Stayed(SandboxOutcome outcome) implements Departure {}
  }

  /**
   * How far an execution that was let go has come beyond its end.
   *
   * @param memo what was remembered with it
   * @param settled whether its end is final, and will be told alike by everyone who looks
   * @param notice by which its result was collected
   */
  record Traces(Memo memo, boolean settled, Optional<String> notice) {}
}
