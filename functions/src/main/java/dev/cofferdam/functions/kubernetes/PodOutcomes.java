package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.kubernetes.PodState.Ending;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import java.util.Optional;

/**
 * Which outcome follows from what the runner said and how its pod ended. Pure.
 *
 * <p>The order is the meaning: a runner that said that it is done is believed, whatever became of
 * its pod; where the outer wall had to hold because the runner did not, the program met that limit;
 * and only what is left is a fault, never the program's own.
 */
final class PodOutcomes {

  private PodOutcomes() {}

  /**
   * What is known at the end.
   *
   * @param sandbox where it ran; its kernel is filled in from the transcript
   * @param transcript what the runner said
   * @param startup milliseconds until the runner spoke
   * @param running milliseconds since then
   * @param ended how the pod ended, or empty if it has not as far as we know
   */
  record Facts(
      SandboxInfo sandbox,
      Transcript transcript,
      long startup,
      long running,
      Optional<Ending> ended) {}

  static SandboxOutcome outcome(Facts facts) {
    SandboxInfo sandbox = withKernel(facts.sandbox(), facts.transcript());
    Optional<Frame.Fault> failed = facts.transcript().end().flatMap(Frame.End::fault);
    if (facts.transcript().end().isPresent() && failed.isEmpty()) {
      return finished(sandbox, facts);
    }
    Optional<EndReason> held = facts.ended().flatMap(PodOutcomes::limit);
    if (facts.transcript().inStage() && held.isPresent()) {
      facts.transcript().endOpenStage(held.get(), whatHeld(held.get()), facts.running());
      return finished(sandbox, facts);
    }
    if (failed.isPresent() && !(calledOff(failed.get()) && facts.ended().isPresent())) {
      return fault(sandbox, FaultKind.FAULT, message(failed.get()));
    }
    return facts
        .ended()
        .map(ending -> fault(sandbox, ending.kind(), ending.message()))
        .orElseGet(() -> fault(sandbox, FaultKind.FAULT, "the connection to the sandbox was lost"));
  }

  /**
   * How a pod ended whose connection says nothing more. An execution whose time is over, and whose
   * end a cluster that answers does not know, was not stopped by its runner; where the cluster does
   * not answer either, nothing is known of the program, and nothing is said of it.
   *
   * @param seen how it ended, as far as the watch saw it while the execution had time left
   * @param answers whether the cluster gave its log
   * @return empty where nobody knows
   */
  static Optional<Ending> afterSilence(Optional<Ending> seen, boolean answers) {
    return seen.or(() -> answers ? Optional.of(Ending.DEADLINE) : Optional.empty());
  }

  /**
   * A fault, or no room.
   *
   * @param sandbox where it would have run
   * @param kind whether a later try may succeed
   * @param message what failed
   * @return never null
   */
  static SandboxOutcome fault(SandboxInfo sandbox, FaultKind kind, String message) {
    return new SandboxOutcome.Faulted(sandbox, kind, message);
  }

  /**
   * What follows from a pod that does not run, and so never got its job.
   *
   * @param sandbox where it would have run
   * @param state any but running
   * @return a fault, or no room
   */
  static SandboxOutcome notStarted(SandboxInfo sandbox, PodState state) {
    if (state instanceof PodState.Ended ended) {
      return fault(sandbox, ended.ending().kind(), ended.ending().message());
    }
    if (state instanceof PodState.Hopeless hopeless) {
      return fault(sandbox, hopeless.kind(), hopeless.why());
    }
    return state instanceof PodState.Waiting waiting
        ? fault(sandbox, waiting.late(), waiting.why())
        : fault(sandbox, FaultKind.FAULT, "the sandbox was not talked to");
  }

  /**
   * Whether the runner was told to end, by whoever ends its pod: then the pod says why.
   *
   * @param fault what the runner said last
   * @return true for a runner that obeyed a signal
   */
  static boolean calledOff(Frame.Fault fault) {
    return fault.code().equals("cancelled");
  }

  private static String whatHeld(EndReason limit) {
    return limit == EndReason.MEMORY_LIMIT
        ? "used up the memory of the whole sandbox"
        : "could not be stopped from inside and was removed with its sandbox";
  }

  /** The limit that a program met which the outer wall had to end. */
  private static Optional<EndReason> limit(Ending ending) {
    return switch (ending) {
      case OUT_OF_MEMORY -> Optional.of(EndReason.MEMORY_LIMIT);
      case DEADLINE -> Optional.of(EndReason.TIME_LIMIT);
      case BY_ITSELF, KILLED, REMOVED, EVICTED, NO_ROOM, PREEMPTED, NODE_LOST, NOT_STARTED ->
          Optional.empty();
    };
  }

  private static SandboxOutcome finished(SandboxInfo sandbox, Facts facts) {
    Transcript transcript = facts.transcript();
    return new SandboxOutcome.Finished(
        sandbox, transcript.compile(), transcript.runs(), transcript.files(), facts.startup());
  }

  private static String message(Frame.Fault fault) {
    return switch (fault.code()) {
      case "wrong_kernel" ->
          "the sandbox runs on another kernel than it should, so nothing was run; check the"
              + " RuntimeClass";
      case "bad_job" -> "the runner did not get its whole job, or it and the service do not fit";
      case "cancelled" -> "somebody ended the execution on its node";
      default -> "the runner failed";
    };
  }

  private static SandboxInfo withKernel(SandboxInfo sandbox, Transcript transcript) {
    String kernel =
        transcript.ready().map(ready -> ready.kernel() + " " + ready.release()).orElse("");
    return new SandboxInfo(
        sandbox.provider(), sandbox.runtime(), sandbox.image(), sandbox.imageDigest(), kernel);
  }
}
