package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import java.util.Optional;

/**
 * Which outcome follows from what a sandbox said and how its process ended. Pure.
 *
 * <p>The order is the meaning: a runner that said that it is done is believed; who was told to stop
 * before was cancelled; where the outer wall had to hold because the runner did not, the program
 * met that limit; and only what is left is a fault.
 */
final class Endings {

  private Endings() {}

  /**
   * What is known when the sandbox is gone.
   *
   * @param sandbox where it ran; its kernel is filled in from the transcript
   * @param transcript what the runner said
   * @param startup milliseconds until the runner spoke
   * @param running milliseconds since then
   * @param outOfMemory whether the outer wall had to hold against its memory
   * @param stopped why we ended it, or empty if we did not
   * @param late whether the outer deadline passed before it had ended
   */
  record Facts(
      SandboxInfo sandbox,
      Transcript transcript,
      long startup,
      long running,
      boolean outOfMemory,
      Optional<String> stopped,
      boolean late) {}

  static SandboxOutcome outcome(Facts facts) {
    SandboxInfo sandbox = withKernel(facts.sandbox(), facts.transcript());
    Optional<Frame.End> end = facts.transcript().end();
    boolean done = end.isPresent() && end.get().fault().isEmpty();
    if (facts.stopped().isPresent() && !done) {
      return new SandboxOutcome.Cancelled(sandbox, facts.stopped().get());
    }
    if (done) {
      return finished(sandbox, facts);
    }
    if (facts.transcript().inStage() && (facts.outOfMemory() || facts.late())) {
      return heldByOuterWall(sandbox, facts);
    }
    return end.flatMap(Frame.End::fault)
        .map(fault -> fault(sandbox, fault))
        .orElseGet(() -> fault(sandbox, silence(facts)));
  }

  private static SandboxOutcome heldByOuterWall(SandboxInfo sandbox, Facts facts) {
    EndReason reason = facts.outOfMemory() ? EndReason.MEMORY_LIMIT : EndReason.TIME_LIMIT;
    String message =
        facts.outOfMemory()
            ? "used up the memory of the whole sandbox"
            : "could not be stopped from inside and was removed with its sandbox";
    facts.transcript().endOpenStage(reason, message, facts.running());
    return finished(sandbox, facts);
  }

  private static SandboxOutcome finished(SandboxInfo sandbox, Facts facts) {
    Transcript transcript = facts.transcript();
    return new SandboxOutcome.Finished(
        sandbox, transcript.compile(), transcript.runs(), transcript.files(), facts.startup());
  }

  private static SandboxOutcome fault(SandboxInfo sandbox, Frame.Fault fault) {
    String message =
        switch (fault.code()) {
          case "wrong_kernel" ->
              "the sandbox runs on another kernel than gVisor's, so nothing was run; check `runsc`";
          case "bad_job" ->
              "the runner refused its job; image and service do not fit, set up again";
          case "cancelled" -> "the sandbox lost its service";
          default -> "the runner failed";
        };
    return fault(sandbox, message);
  }

  private static SandboxOutcome fault(SandboxInfo sandbox, String message) {
    return new SandboxOutcome.Faulted(sandbox, SandboxOutcome.FaultKind.FAULT, message);
  }

  private static String silence(Facts facts) {
    if (facts.late()) {
      return facts.transcript().ready().isPresent()
          ? "the sandbox did not end in time and was removed"
          : "the sandbox did not start in time and was removed";
    }
    return facts.transcript().ready().isPresent()
        ? "the sandbox died while the program ran"
        : "the sandbox did not start; the service's log has what runsc said";
  }

  private static SandboxInfo withKernel(SandboxInfo sandbox, Transcript transcript) {
    String kernel =
        transcript.ready().map(ready -> ready.kernel() + " " + ready.release()).orElse("");
    return new SandboxInfo(
        sandbox.provider(), sandbox.runtime(), sandbox.image(), sandbox.imageDigest(), kernel);
  }
}
