package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.Admission;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import dev.cofferdam.functions.execution.result.Collected;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.execution.result.Launched;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.frame.RunnerJob;
import dev.cofferdam.policy.model.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
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

  /** After that long a result that nobody collected was missed. */
  private static final Duration MISSED = Duration.ofSeconds(30);

  private final AdmissionGate gate;
  private final Sandbox sandbox;
  private final Permits permits;
  private final Replays replays;
  private final ExecutionListener listener;
  private final Optional<Departures> departures;
  private final Duration hold;

  /**
   * Joins the parts.
   *
   * @param gate the enforcement point
   * @param sandbox where admitted code runs
   * @param permits how many at a time
   * @param replays what was run before
   * @param listener hears of every end
   * @param hold how long what nobody asked to let go may take by its limits and still be waited for
   */
  public ExecutionService(
      AdmissionGate gate,
      Sandbox sandbox,
      Permits permits,
      Replays replays,
      ExecutionListener listener,
      Duration hold) {
    this.departures = sandbox.lettingGo().map(provider -> new Departures(provider, gate, permits));
    this.hold = hold;
    this.gate = gate;
    this.sandbox = sandbox;
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
    Replays.Launch launch = launch(request, false);
    if (request.replayKey().isEmpty() && request.callback().isEmpty()) {
      return launch.run().get();
    }
    return Uni.createFrom()
        .deferred(
            () ->
                replays
                    .once(request, launch)
                    .map(Replays.Execution::result)
                    .orElseGet(() -> Uni.createFrom().item(otherRequest(request))));
  }

  /**
   * Whether an execution can be launched and left alone.
   *
   * @param request a request without a problem
   * @return false where somebody must stay for its result, so that it is held
   */
  public boolean canGo(ExecutionRequest request) {
    return departures.isEmpty() || departures.get().canGo(request);
  }

  /**
   * Whether an execution may take longer than one should wait for that is not called, and nobody
   * needs to.
   *
   * @param request a request without a problem
   * @return false for a provider whose executions end with the service
   */
  public boolean outlasts(ExecutionRequest request) {
    long compile = request.runtime().compile().isEmpty() ? 0 : request.limits().compileTimeout();
    return departures.isPresent()
        && compile + request.runTime() > hold.toMillis()
        && departures.get().canGo(request);
  }

  /**
   * Judges the code and, on a pass, begins to run it; nobody waits. What has ended by then, because
   * the policy refused it or there was no room, is there at once; the rest is found by its id, for
   * as long as results are remembered. What cannot go is waited for.
   *
   * @param request a request without a problem
   * @return the result of what has ended, or the id of what runs
   */
  public Uni<Launched> launch(ExecutionRequest request) {
    if (!canGo(request)) {
      return execute(request).map(Launched.Ended::new);
    }
    return departures
        .map(gone -> gone.launch(request, idOf(request), replayDigest(request)))
        .orElseGet(() -> Uni.createFrom().item(() -> begin(request)))
        .onItem()
        .invoke(launched -> tell(request, launched));
  }

  private void tell(ExecutionRequest request, Launched launched) {
    if (departures.isPresent() && launched instanceof Launched.Ended ended) {
      listener.ended(request, ended.result(), true);
    } else if (departures.isPresent() && launched instanceof Launched.Running running) {
      listener.launched(request, running.id());
    }
  }

  private Launched begin(ExecutionRequest request) {
    Optional<Replays.Execution> begun = replays.once(request, launch(request, true));
    if (begun.isEmpty()) {
      return new Launched.Ended(otherRequest(request));
    }
    Replays.Execution execution = begun.get();
    return execution
        .ended()
        .<Launched>map(Launched.Ended::new)
        .orElseGet(() -> new Launched.Running(execution.id()));
  }

  /**
   * The result of an execution that was let go, for whoever got a notice that it ended.
   *
   * @param id the execution
   * @param notice which notice; the same one delivered again is answered again
   * @return empty while there is no result, and where another notice has brought it
   */
  public Uni<Optional<Collected>> collect(ExecutionId id, String notice) {
    return departures.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : sandbox
            .find(id)
            .map(stored -> Departures.collected(id, stored, notice))
            .invoke(found -> found.ifPresent(due -> listener.collected(due.result())));
  }

  /**
   * Remembers that a result was given away.
   *
   * @param id the execution
   * @param notice which notice it answered
   * @return never fails
   */
  public Uni<Void> collected(ExecutionId id, String notice) {
    return sandbox
        .lettingGo()
        .map(provider -> provider.collected(id, notice))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /**
   * Has the ends noticed again that nobody has collected.
   *
   * @return how many there were
   */
  public Uni<Integer> remind() {
    return sandbox
        .lettingGo()
        .map(provider -> provider.remind(MISSED))
        .orElseGet(() -> Uni.createFrom().item(0));
  }

  private Replays.Launch launch(ExecutionRequest request, boolean followed) {
    ExecutionId id = idOf(request);
    Cancellation cancellation = new Cancellation(sandbox);
    return new Replays.Launch(
        id, followed, cancellation, () -> executeOnce(request, id, cancellation, !followed));
  }

  private static ExecutionResult otherRequest(ExecutionRequest request) {
    return new ResultBuilder(ExecutionId.random(request.tenant()), request).otherRequest();
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
    return new AnalysisResult.Judged(ExecutionId.random(Tenant.ONLY), verdict, timing);
  }

  /**
   * What is known of an execution by its id: by this service, or by the provider, where that
   * remembers.
   *
   * @param id the execution
   * @return fails when the provider cannot say
   */
  public Uni<FoundExecution> find(ExecutionId id) {
    Optional<Replays.Execution> here = replays.find(id);
    return here.isEmpty()
        ? sandbox.find(id).map(stored -> ResultBuilder.found(id, stored))
        : Uni.createFrom().item(told(here.get()));
  }

  /**
   * Ends an execution: one that this service runs, or, where the provider can, any other.
   *
   * @param id the execution
   * @return what {@link #find} tells when it has ended; what has ended before stays as it is
   */
  public Uni<FoundExecution> cancel(ExecutionId id) {
    Optional<Replays.Execution> here = replays.find(id);
    if (here.isEmpty()) {
      return sandbox
          .lettingGo()
          .map(provider -> provider.end(id).map(stored -> ResultBuilder.found(id, stored)))
          .orElseGet(() -> find(id));
    }
    replays.cancel(here.get());
    return here.get().result().map(result -> told(here.get()));
  }

  private static FoundExecution told(Replays.Execution execution) {
    return execution
        .ended()
        .<FoundExecution>map(result -> new FoundExecution.Answered(execution.request(), result))
        .orElseGet(FoundExecution.Running::new);
  }

  private Uni<ExecutionResult> executeOnce(
      ExecutionRequest request, ExecutionId id, Cancellation cancellation, boolean awaited) {
    return Uni.createFrom()
        .deferred(() -> begin(request, id, cancellation))
        .onItem()
        .invoke(result -> listener.ended(request, result, awaited));
  }

  private Uni<ExecutionResult> begin(
      ExecutionRequest request, ExecutionId id, Cancellation cancellation) {
    ResultBuilder result = new ResultBuilder(id, request);
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
    if (checker.isPresent() && checker.get() instanceof Admission.PolicyInvalid invalid) {
      // The server's policy was read again in between, and the caller's does not fit the new one.
      return Uni.createFrom().item(result.policyInvalid(invalid.problems()));
    }
    Admitted admitted =
        new Admitted(
            ((Admission.Admitted) program).code(),
            checker.map(admission -> ((Admission.Admitted) admission).code()));
    cancellation.waits(() -> result.cancelled(admitted.program().verdict()));
    return permits
        .take(request.tenant())
        .chain(permit -> runWith(permit, admitted, new Begun(request, result, cancellation)));
  }

  /** An execution that was judged, and may run. */
  private record Begun(ExecutionRequest request, ResultBuilder result, Cancellation cancellation) {}

  /** Where results are remembered, a key's execution has the same id in every instance. */
  private ExecutionId idOf(ExecutionRequest request) {
    return remembered(request)
        .map(key -> ExecutionId.following(request.tenant(), key))
        .orElseGet(() -> ExecutionId.random(request.tenant()));
  }

  private Optional<String> replayDigest(ExecutionRequest request) {
    return remembered(request).map(key -> request.digest());
  }

  private Optional<String> remembered(ExecutionRequest request) {
    return request.replayKey().filter(key -> sandbox.remembers());
  }

  private Uni<ExecutionResult> runWith(
      Optional<Permits.Permit> permit, Admitted admitted, Begun begun) {
    ResultBuilder result = begun.result();
    result.queued();
    if (permit.isEmpty()) {
      return Uni.createFrom().item(result.noRoom(admitted.program().verdict()));
    }
    if (!begun.cancellation().begins()) {
      permit.get().giveBack();
      return Uni.createFrom().item(result.cancelled(admitted.program().verdict()));
    }
    return Uni.createFrom()
        .deferred(() -> inSandboxes(admitted, begun))
        .eventually(permit.get()::giveBack);
  }

  /** The program's sandbox is gone before the checker's starts. */
  private Uni<ExecutionResult> inSandboxes(Admitted admitted, Begun begun) {
    ExecutionRequest request = begun.request();
    Rounds rounds = new Rounds(begun.cancellation());
    String secret = RunnerJob.newNonce();
    List<RunInput> runs = request.runs(admitted.program(), secret);
    SandboxSpec spec =
        new SandboxSpec(
            begun.result().id(),
            request.runtime(),
            admitted.program(),
            runs,
            request.limits().covering(runs.stream().flatMap(r -> r.limits().stream()).toList()),
            request.fetch(),
            replayDigest(request),
            request.stopOnFailure());
    return rounds
        .run(spec)
        .chain(
            outcome ->
                new Checking(rounds)
                    .check(request, admitted.checker(), outcome)
                    .map(checks -> new ResultBuilder.Seen(outcome, checks, secret)))
        .map(seen -> begun.result().ran(admitted.program().verdict(), seen));
  }
}
