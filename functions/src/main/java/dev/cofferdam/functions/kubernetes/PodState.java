package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;

/** What a pod's status means for its execution. */
sealed interface PodState {

  /**
   * It may still come to run.
   *
   * @param late what is to be said when it does not in time
   * @param why what it waits for
   */
  record Waiting(FaultKind late, String why) implements PodState {}

  /**
   * It will never run.
   *
   * @param kind whether a later try may succeed
   * @param why what is wrong and how to mend it
   */
  record Hopeless(FaultKind kind, String why) implements PodState {}

  /** Its runner waits for a job, or works on one. */
  record Running() implements PodState {}

  /**
   * It is over.
   *
   * @param ending how it came
   */
  record Ended(Ending ending) implements PodState {}

  /** How a pod comes to its end. */
  enum Ending {
    /** The runner exited as it does when it is done. */
    BY_ITSELF(FaultKind.FAULT, "the runner ended before it was done"),
    /** The runner, or the sandbox around it, was killed or broke. */
    KILLED(FaultKind.FAULT, "the sandbox died while the program ran"),
    /** The kernel ended it because its memory was used up. */
    OUT_OF_MEMORY(FaultKind.FAULT, "the sandbox ran out of memory before the program began"),
    /** Its deadline passed. */
    DEADLINE(FaultKind.FAULT, "the sandbox did not end in time and was removed"),
    /** Somebody deleted the pod or its Job. */
    REMOVED(FaultKind.FAULT, "somebody removed the execution from the cluster"),
    /** The node was short of something and gave it up. */
    EVICTED(FaultKind.BUSY, "the node ran short and gave the execution up; send it again"),
    /** The node had no room after all. */
    NO_ROOM(FaultKind.BUSY, "the node had no room for the execution; send it again"),
    /** Something more important took its place. */
    PREEMPTED(FaultKind.BUSY, "something of a higher priority took its place; send it again"),
    /** The node is gone, was drained or was shut down. */
    NODE_LOST(FaultKind.FAULT, "the node went away while the program ran"),
    /** The container could not be started at all. */
    NOT_STARTED(FaultKind.FAULT, "the node could not start the sandbox; its events say why");

    private final FaultKind kind;
    private final String message;

    Ending(FaultKind kind, String message) {
      this.kind = kind;
      this.message = message;
    }

    /** Whether a later try may succeed. */
    FaultKind kind() {
      return kind;
    }

    /** What is said of an execution that ended so before its runner was done. */
    String message() {
      return message;
    }
  }
}
