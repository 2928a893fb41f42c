package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.Admission;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.execution.result.Collected;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.Launched;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.LettingGo.Departure;
import dev.cofferdam.functions.sandbox.LettingGo.Memo;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StoredExecution;
import dev.cofferdam.policy.model.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Launch and let go: judges, starts, hands the input in, and is done. A permit is held until then
 * only; how many run at a time is the provider's to bound.
 */
final class Departures {

  private final LettingGo provider;
  private final AdmissionGate gate;
  private final Permits permits;

  Departures(LettingGo provider, AdmissionGate gate, Permits permits) {
    this.provider = provider;
    this.gate = gate;
    this.permits = permits;
  }

  /**
   * Whether a request's result can be had without whoever judged it. What tests expect, what checks
   * them and what marks the report of unit tests is the caller's secret, and stored nowhere; and
   * the address of a callback may be one; so who has these is waited for.
   */
  boolean canGo(ExecutionRequest request) {
    return request.tests().isEmpty()
        && request.unitTests().isEmpty()
        && request.checker().isEmpty()
        && request.callback().isEmpty()
        && provider.fits(request.limits(), request.fetch());
  }

  /**
   * Launches a request that can go.
   *
   * @param id its execution
   * @param digest of the request where a replay can ask for it again
   */
  Uni<Launched> launch(ExecutionRequest request, ExecutionId id, Optional<String> digest) {
    ResultBuilder result = new ResultBuilder(id, request);
    Admission admission = gate.admit(request.code(), request.policy());
    result.judged();
    if (admission instanceof Admission.PolicyInvalid invalid) {
      return ended(result.policyInvalid(invalid.problems()));
    }
    if (admission instanceof Admission.Refused refused) {
      return ended(result.refused(refused.verdict()));
    }
    AdmittedCode code = ((Admission.Admitted) admission).code();
    SandboxSpec spec =
        new SandboxSpec(
            id,
            request.runtime(),
            code,
            request.runs(code, ""),
            request.limits(),
            request.fetch(),
            digest,
            false);
    return permits
        .take(request.tenant())
        .chain(
            permit -> {
              result.queued();
              return permit.isEmpty()
                  ? ended(result.noRoom(code.verdict()))
                  : depart(spec, request.memo(), result).eventually(permit.get()::giveBack);
            });
  }

  private Uni<Launched> depart(SandboxSpec spec, Memo memo, ResultBuilder result) {
    Verdict verdict = spec.verdict();
    return Uni.createFrom()
        .deferred(() -> provider.launch(spec, memo))
        .map(
            departure ->
                departure instanceof Departure.Stayed stayed
                    ? new Launched.Ended(
                        result.ran(
                            verdict,
                            new ResultBuilder.Seen(stayed.outcome(), Checking.Checks.NONE, "")))
                    : new Launched.Running(spec.id()));
  }

  private static Uni<Launched> ended(ExecutionResult result) {
    return Uni.createFrom().item(new Launched.Ended(result));
  }

  /**
   * The result of an execution that was let go, if it is due.
   *
   * @param stored what is known of it
   * @param notice which notice of its end this is
   * @return empty while it runs, where somebody waits for it, and where another notice was answered
   */
  static Optional<Collected> collected(ExecutionId id, StoredExecution stored, String notice) {
    if (!(stored instanceof StoredExecution.Over over)) {
      return Optional.empty();
    }
    return over.launch()
        .letGo()
        .filter(LettingGo.Traces::settled)
        .filter(traces -> traces.notice().filter(earlier -> !earlier.equals(notice)).isEmpty())
        .map(
            traces ->
                new Collected(
                    RememberedResult.of(id, over.outcome(), over.launch()),
                    over.launch().tested(),
                    traces.memo()));
  }
}
