package dev.cofferdam.functions.sandbox;

import java.util.List;
import java.util.Optional;

/** The one thing that a sandbox answers for one specification. */
public sealed interface SandboxOutcome {

  /**
   * Where it ran.
   *
   * @return never null
   */
  SandboxInfo sandbox();

  /**
   * The sandbox did its work; how the program fared stands in the stages.
   *
   * @param sandbox where it ran
   * @param compile the compile stage, where the language has one
   * @param runs the run stage, or one for each test that ran; empty when the compile stage failed
   * @param files what came back of the workspace
   * @param startup milliseconds from the request to the sandbox until the runner spoke
   */
  record Finished(
      SandboxInfo sandbox,
      Optional<StageOutcome> compile,
      List<StageOutcome> runs,
      List<FetchedFile> files,
      long startup)
      implements SandboxOutcome {
    /** Copies the collections. */
    public Finished {
      runs = List.copyOf(runs);
      files = List.copyOf(files);
    }
  }

  /**
   * The execution was ended from outside before it was done.
   *
   * @param sandbox where it ran
   * @param message who ended it and why
   */
  record Cancelled(SandboxInfo sandbox, String message) implements SandboxOutcome {}

  /**
   * The sandbox failed, or had no room. Never the program's own failure.
   *
   * @param sandbox where it would have run
   * @param kind whether a later try may succeed
   * @param message what failed and how to mend it, without paths or addresses
   */
  record Faulted(SandboxInfo sandbox, FaultKind kind, String message) implements SandboxOutcome {}

  /**
   * Nothing was run, because another request runs or ran under the same replay key.
   *
   * @param sandbox where it would have run
   */
  record OtherRequest(SandboxInfo sandbox) implements SandboxOutcome {}

  /** Whose turn it is after a fault. */
  enum FaultKind {
    /** There was no room; the same request may succeed later. */
    BUSY,
    /** Something is broken or missing. */
    FAULT
  }
}
