package dev.cofferdam.functions.api;

import dev.cofferdam.functions.admission.PolicyProblem;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import dev.cofferdam.functions.api.problem.Refusal;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.read.Reading;
import dev.cofferdam.functions.api.read.RequestReader;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.api.write.ResultBody;
import dev.cofferdam.functions.delivery.AllowedUrls;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import dev.cofferdam.functions.execution.result.ExecutionError;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.Launched;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every function does with a request, however it came: read it, have it executed or analysed,
 * and refuse what has no result.
 */
@Singleton
public class Reception {

  private final RequestReader reader;
  private final ExecutionService service;
  private final Callers callers;

  /**
   * Joins the parts.
   *
   * @param catalogue which runtimes there are
   * @param ranges what a caller may set
   * @param bounds what a request may hold
   * @param callbacks where callers may have results sent
   * @param service does the work
   * @param callers whose a request is
   */
  @Inject
  public Reception(
      RuntimeCatalogue catalogue,
      LimitRanges ranges,
      RequestLimits bounds,
      AllowedUrls callbacks,
      ExecutionService service,
      Callers callers) {
    this.callers = callers;
    this.reader = new RequestReader(catalogue, ranges, bounds, callbacks);
    this.service = service;
  }

  /**
   * Has a request executed.
   *
   * @param body the request, null for the JSON value null
   * @param origin how it came
   * @return a result of what the program did or the policy said
   * @throws Refusal if the request is not valid; the same comes as a failure of the answer where
   *     there was no result
   */
  Uni<Executed> execute(@Nullable RequestBody body, Origin origin) {
    return executed(read(body, origin, callers.now().tenant()), origin);
  }

  private Uni<Executed> executed(ExecutionRequest request, Origin origin) {
    return service
        .execute(request)
        .onItem()
        .invoke(result -> refuse(result, origin))
        .map(result -> new Executed(request, result));
  }

  /**
   * Has an event's request executed, and waits unless its limits allow for longer than one should.
   *
   * @param body the request, null for the JSON value null
   * @param origin how it came
   * @return empty where the result will come by itself
   * @throws Refusal as {@link #execute} does
   */
  Uni<Optional<Executed>> executeOrLaunch(@Nullable RequestBody body, Origin origin) {
    ExecutionRequest request = read(body, origin, callers.now().tenant());
    return service.outlasts(request)
        ? launched(request, origin)
        : executed(request, origin).map(Optional::of);
  }

  /**
   * Has a request begun, and waits for nothing, unless somebody must.
   *
   * @param body the request, null for the JSON value null
   * @param origin how it came
   * @param tenant whose it is
   * @return what has ended already, or the id of what runs
   * @throws Refusal if the request is not valid; the same comes as a failure of the answer where
   *     what has ended has no result
   */
  Uni<Begun> launch(@Nullable RequestBody body, Origin origin, Tenant tenant) {
    ExecutionRequest request = read(body, origin, tenant);
    boolean goes = service.canGo(request);
    return service
        .launch(request)
        .map(
            launched -> {
              if (launched instanceof Launched.Running running) {
                return new Begun(running.id(), Optional.empty(), goes);
              }
              ExecutionResult result = ((Launched.Ended) launched).result();
              refuse(result, origin);
              Optional<ResultBody> ended = Optional.of(ResponseWriter.result(request, result));
              return new Begun(result.id(), ended, goes);
            });
  }

  private Uni<Optional<Executed>> launched(ExecutionRequest request, Origin origin) {
    return service
        .launch(request)
        .map(
            launched -> {
              if (launched instanceof Launched.Running) {
                return Optional.<Executed>empty();
              }
              ExecutionResult result = ((Launched.Ended) launched).result();
              refuse(result, origin);
              return Optional.of(new Executed(request, result));
            });
  }

  /**
   * What became of a request that nobody waits for.
   *
   * @param id of the execution
   * @param ended its result, where it has ended already
   * @param applied whether it was begun without waiting, as was asked
   */
  record Begun(ExecutionId id, Optional<ResultBody> ended, boolean applied) {}

  /**
   * What was asked, and what happened.
   *
   * @param request the request
   * @param result its result
   */
  record Executed(ExecutionRequest request, ExecutionResult result) {
    ResultBody body() {
      return ResponseWriter.result(request, result);
    }
  }

  /**
   * Has a request analysed.
   *
   * @param body the request, null for the JSON value null
   * @param origin how it came
   * @return what the policy said
   * @throws Refusal if the request or its policy is not valid
   */
  AnalysisResult.Judged analyze(@Nullable RequestBody body, Origin origin) {
    ExecutionRequest request = read(body, origin, callers.now().tenant());
    AnalysisResult result = service.analyze(request.code(), request.policy());
    if (result instanceof AnalysisResult.Judged judged) {
      return judged;
    }
    AnalysisResult.PolicyInvalid invalid = (AnalysisResult.PolicyInvalid) result;
    throw new Refusal(Problem.invalid(errors(invalid.problems(), origin)));
  }

  private ExecutionRequest read(@Nullable RequestBody body, Origin origin, Tenant tenant) {
    Reading reading = reader.read(body == null ? null : body.tree(), origin, tenant);
    if (reading instanceof Reading.Understood understood) {
      return understood.request();
    }
    throw new Refusal(Problem.invalid(((Reading.Refused) reading).problems()));
  }

  private static void refuse(ExecutionResult result, Origin origin) {
    Optional<Problem> problem = problem(result, origin);
    if (problem.isPresent()) {
      throw new Refusal(problem.get());
    }
  }

  /** Why there is no result; empty if there is one. */
  static Optional<Problem> problem(ExecutionResult result, Origin origin) {
    String id = result.id().value();
    String message = result.error().map(ExecutionError::message).orElse("");
    List<PolicyProblem> problems = result.error().map(ExecutionError::problems).orElse(List.of());
    return switch (result.status()) {
      case BUSY -> Optional.of(Problem.of(ProblemKind.BUSY, message, id));
      case SANDBOX_FAULT -> Optional.of(Problem.of(ProblemKind.SANDBOX_FAULT, message, id));
      case INVALID_REQUEST ->
          Optional.of(
              problems.isEmpty()
                  ? Problem.of(ProblemKind.INVALID_REQUEST, message)
                  : Problem.invalid(errors(problems, origin)));
      case COMPLETED,
          REJECTED_BY_POLICY,
          COMPILE_ERROR,
          RUNTIME_ERROR,
          SIGNALED,
          TIME_LIMIT_EXCEEDED,
          CPU_LIMIT_EXCEEDED,
          MEMORY_LIMIT_EXCEEDED,
          OUTPUT_LIMIT_EXCEEDED,
          PROCESS_LIMIT_EXCEEDED,
          FILE_SIZE_LIMIT_EXCEEDED,
          DISK_LIMIT_EXCEEDED,
          ACCEPTED,
          WRONG_ANSWER,
          CHECKER_ERROR,
          CANCELLED ->
          Optional.empty();
    };
  }

  private static List<FieldProblem> errors(List<PolicyProblem> problems, Origin origin) {
    return problems.stream()
        .map(p -> new FieldProblem(origin.root() + ".policy" + p.path(), p.message()))
        .toList();
  }
}
