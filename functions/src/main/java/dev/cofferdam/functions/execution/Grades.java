package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.grading.Judge;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionError;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.unit.UnitCase;
import dev.cofferdam.functions.sandbox.unit.UnitReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the stages of one execution come to. Pure. Fails closed: a stage that is not there is never
 * taken for one that went well.
 *
 * @param status over all
 * @param run the one run of a request without tests, or that of its unit tests
 * @param tests one for each test
 * @param unitTests one for each case
 * @param error what there is to say where nothing else says it
 */
record Grades(
    ExecutionStatus status,
    Optional<StageOutcome> run,
    List<TestResult> tests,
    List<UnitCase> unitTests,
    Optional<ExecutionError> error) {

  private static final String NOT_RUN =
      "could not be run: its sandbox ended early; it is neither right nor wrong";

  static Grades of(
      ExecutionRequest request, SandboxOutcome.Finished outcome, ResultBuilder.Seen seen) {
    Optional<ExecutionStatus> compile =
        outcome
            .compile()
            .map(Statuses::ofCompile)
            .filter(status -> status != ExecutionStatus.COMPLETED);
    if (compile.isPresent()) {
      return new Grades(compile.get(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }
    if (!request.tests().isEmpty()) {
      List<TestResult> tests = tests(request, outcome.runs(), seen.checks());
      return new Grades(
          Statuses.ofTests(tests), Optional.empty(), tests, List.of(), Optional.empty());
    }
    if (outcome.runs().isEmpty()) {
      return withoutRun(outcome);
    }
    StageOutcome run = outcome.runs().get(0);
    return request.unitTests().isPresent()
        ? unitTests(run, seen.secret())
        : new Grades(Statuses.of(run), Optional.of(run), List.of(), List.of(), Optional.empty());
  }

  /** A compile stage that nothing could follow has left something that no signal ends. */
  private static Grades withoutRun(SandboxOutcome.Finished outcome) {
    ExecutionStatus status =
        outcome.compile().isPresent()
            ? ExecutionStatus.COMPILE_ERROR
            : ExecutionStatus.SANDBOX_FAULT;
    ExecutionError error =
        new ExecutionError(
            status.wireName(), "the sandbox ended before the program could be run", List.of());
    return new Grades(status, Optional.empty(), List.of(), List.of(), Optional.of(error));
  }

  private static List<TestResult> tests(
      ExecutionRequest request, List<StageOutcome> runs, Checking.Checks checks) {
    List<TestResult> results = new ArrayList<>();
    for (int i = 0; i < request.tests().size(); i++) {
      TestCase test = request.tests().get(i);
      TestResult result =
          i < runs.size()
              ? Judge.judge(test, runs.get(i), checks.of(test))
              : Judge.notRun(test, NOT_RUN);
      results.add(result);
      if (request.stopOnFailure() && result.status() != ExecutionStatus.ACCEPTED) {
        break;
      }
    }
    return results;
  }

  private static Grades unitTests(StageOutcome run, String secret) {
    UnitReport report = UnitReport.read(run.stdout(), secret);
    byte[] output = UnitReport.read(run.output(), secret).printed();
    ExecutionStatus ended = Statuses.of(run);
    ExecutionStatus status = ended == ExecutionStatus.COMPLETED ? verdict(report) : ended;
    Optional<ExecutionError> error =
        Optional.of(report.problem())
            .filter(problem -> !problem.isEmpty())
            .map(problem -> new ExecutionError("unit_tests", problem, List.of()));
    return new Grades(
        status,
        Optional.of(run.printing(report.printed(), output)),
        List.of(),
        report.cases(),
        error);
  }

  private static ExecutionStatus verdict(UnitReport report) {
    boolean passed =
        report.complete()
            && report.problem().isEmpty()
            && report.cases().stream().anyMatch(c -> c.outcome() == UnitCase.Outcome.PASSED)
            && report.cases().stream().allMatch(Grades::isFine);
    return passed ? ExecutionStatus.ACCEPTED : ExecutionStatus.WRONG_ANSWER;
  }

  private static boolean isFine(UnitCase unitCase) {
    return switch (unitCase.outcome()) {
      case PASSED, SKIPPED -> true;
      case FAILED, ERROR -> false;
    };
  }
}
