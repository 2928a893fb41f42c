package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.Admission;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.frame.RunnerJob;
import dev.cofferdam.policy.model.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The use case: judge, take a permit, run once, say what happened. Holds no state of its own beyond
 * the permits and the replays.
 *
 * <p>The gate is asked before the queue: judging takes microseconds, and a request that the policy
 * denies should neither wait for a place nor take one.
 */
public final class ExecutionService {

  private final AdmissionGate gate;
  private final Sandbox sandbox;
  private final Rounds rounds;
  private final Checking checking;
  private final Permits permits;
  private final Replays replays;
  private final ExecutionListener listener;

  /**
   * Joins the parts.
   *
   * @param gate the enforcement point
   * @param sandbox where admitted code runs
   * @param permits how many at a time
   * @param replays what was run before
   * @param listener hears of every end
   */
  public ExecutionService(
      AdmissionGate gate,
      Sandbox sandbox,
      Permits permits,
      Replays replays,
      ExecutionListener listener) {
    this.gate = gate;
    this.sandbox = sandbox;
    this.rounds = new Rounds(sandbox);
    this.checking = new Checking(rounds);
    this.permits = permits;
    this.replays = replays;
    this.listener = listener;
  }

  /**
   * Judges the code and, on a pass, runs it once. The same replay key twice is one execution: the
   * second caller gets the first one's result.
   *
   * @param request a request without a problem
   * @return what happened, whatever it was; fails only for a bug of ours
   */
  public Uni<ExecutionResult> execute(ExecutionRequest request) {
    return request
        .replayKey()
        .map(key -> replays.once(key, request, () -> executeOnce(request)))
        .orElseGet(() -> executeOnce(request));
  }

  /**
   * Judges the code and runs nothing.
   *
   * @param code what to judge
   * @param policy which policy beside the server's
   * @return the verdict, or what is wrong with the policy
   */
  public AnalysisResult analyze(UnjudgedCode code, PolicyChoice policy) {
    Stopwatch watch = new Stopwatch();
    Admission admission = gate.admit(code, policy);
    long judged = watch.lap();
    Timing timing = new Timing(0, judged, 0, 0, watch.total());
    if (admission instanceof Admission.PolicyInvalid invalid) {
      return new AnalysisResult.PolicyInvalid(invalid.problems());
    }
    Verdict verdict =
        admission instanceof Admission.Admitted admitted
            ? admitted.code().verdict()
            : ((Admission.Refused) admission).verdict();
    return new AnalysisResult.Judged(ExecutionId.random(), verdict, timing);
  }

  /**
   * What is known of an execution by its id, where the provider remembers.
   *
   * @param id the execution
   * @return fails when the provider cannot say
   */
  public Uni<FoundExecution> find(ExecutionId id) {
    return sandbox.find(id).map(stored -> ResultBuilder.found(id, stored));
  }

  private Uni<ExecutionResult> executeOnce(ExecutionRequest request) {
    return Uni.createFrom()
        .deferred(() -> begin(request))
        .onItem()
        .invoke(result -> listener.ended(request, result));
  }

  private Uni<ExecutionResult> begin(ExecutionRequest request) {
    ResultBuilder result = new ResultBuilder(idOf(request), request);
    Admission program = gate.admit(request.code(), request.policy());
    Optional<Admission> checker =
        request.checker().map(code -> gate.admit(code.code(), request.policy()));
    result.judged();
    if (program instanceof Admission.PolicyInvalid invalid) {
      return Uni.createFrom().item(result.policyInvalid(invalid.problems()));
    }
    if (program instanceof Admission.Refused refused) {
      return Uni.createFrom().item(result.refused(refused.verdict()));
    }
    if (checker.isPresent() && checker.get() instanceof Admission.Refused refused) {
      return Uni.createFrom().item(result.checkerRefused(refused.verdict()));
    }
    Admitted admitted =
        new Admitted(
            ((Admission.Admitted) program).code(),
            checker.map(admission -> ((Admission.Admitted) admission).code()));
    return permits
        .take(request.tenant())
        .chain(permit -> runWith(permit, admitted, request, result));
  }

  /** Where results are remembered, a key's execution has the same id in every instance. */
  private ExecutionId idOf(ExecutionRequest request) {
    return remembered(request).map(ExecutionId::following).orElseGet(ExecutionId::random);
  }

  private Optional<String> remembered(ExecutionRequest request) {
    return request.replayKey().filter(key -> sandbox.remembers());
  }

  private Uni<ExecutionResult> runWith(
      Optional<Permits.Permit> permit,
      Admitted admitted,
      ExecutionRequest request,
      ResultBuilder result) {
    result.queued();
    if (permit.isEmpty()) {
      return Uni.createFrom().item(result.noRoom(admitted.program().verdict()));
    }
    return Uni.createFrom()
        .deferred(() -> inSandboxes(admitted, request, result))
        .eventually(permit.get()::giveBack);
  }

  /** The program's sandbox is gone before the checker's starts. */
  private Uni<ExecutionResult> inSandboxes(
      Admitted admitted, ExecutionRequest request, ResultBuilder result) {
    String secret = RunnerJob.newNonce();
    List<RunInput> runs = request.runs(admitted.program(), secret);
    SandboxSpec spec =
        new SandboxSpec(
            result.id(),
            request.runtime(),
            admitted.program(),
            runs,
            request.limits().covering(runs.stream().flatMap(r -> r.limits().stream()).toList()),
            request.fetch(),
            remembered(request).map(key -> request.digest()),
            request.stopOnFailure());
    return rounds
        .run(spec)
        .chain(
            outcome ->
                checking
                    .check(request, admitted.checker(), outcome)
                    .map(checks -> new ResultBuilder.Seen(outcome, checks, secret)))
        .map(seen -> result.ran(admitted.program().verdict(), seen));
  }
}
