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
 * <p>The order is the meaning: who was told to stop was cancelled, whatever else happened; a runner
 * that said that it is done is believed; only then does the way in which the sandbox died count.
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
   * @param outOfMemory whether the outer wall ended it for its memory
   * @param stopped why we ended it, or empty if we did not
   * @param late whether it had to be ended because it would not end
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
    if (end.isPresent()) {
      return end.get()
          .fault()
          .<SandboxOutcome>map(fault -> fault(sandbox, fault))
          .orElseGet(() -> finished(sandbox, facts));
    }
    if (facts.outOfMemory() && facts.transcript().inStage()) {
      facts.transcript().endOpenStage(EndReason.MEMORY_LIMIT, facts.running());
      return finished(sandbox, facts);
    }
    return fault(sandbox, silence(facts));
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
