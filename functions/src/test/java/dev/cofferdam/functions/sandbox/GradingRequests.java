package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.grading.Checker;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.grading.UnitTests;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.policy.model.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Requests with tests, as a reader of the wire would make them; programs of one file are Python's.
 */
public final class GradingRequests {

  private static final byte[] INPUT = "2\n".getBytes(StandardCharsets.UTF_8);

  private final Executions executions;
  private final RuntimeImage runtime;

  /** Requests for a service and one of its runtimes. */
  public GradingRequests(Executions executions, RuntimeImage runtime) {
    this.executions = executions;
    this.runtime = runtime;
  }

  /** Runs unit tests against a program. */
  public ExecutionResult unitTests(
      List<CodeFile> program, List<CodeFile> tests, ResourceLimits limits, long caseTimeout) {
    return execute(
        code(program, tests),
        List.of(),
        Optional.empty(),
        Optional.of(new UnitTests(caseTimeout)),
        limits);
  }

  /** Runs a program with the input {@code 2} for each expected output, some within own limits. */
  public ExecutionResult tests(
      String program, Map<String, String> expected, Map<String, StageLimits> limits) {
    return execute(
        code(program),
        cases(expected, limits, new Comparator.Trimmed()),
        Optional.empty(),
        Optional.empty(),
        Programs.limits(Map.of("run_timeout", 30_000L, "run_cpu_time", 60_000L)));
  }

  /** Runs a program with the input {@code 2} and has a checker decide, within one second. */
  public ExecutionResult checked(String program, String checker, Map<String, String> expected) {
    ResourceLimits limits = Programs.limits(Map.of("run_timeout", 1_000L));
    return execute(
        code(program),
        cases(expected, Map.of(), new Comparator.Checked()),
        Optional.of(new Checker(code(checker), runtime, limits)),
        Optional.empty(),
        Programs.limits());
  }

  private ExecutionResult execute(
      UnjudgedCode code,
      List<TestCase> tests,
      Optional<Checker> checker,
      Optional<UnitTests> unitTests,
      ResourceLimits limits) {
    return executions.execute(
        new ExecutionRequest(
            Tenant.ONLY,
            code,
            runtime,
            new RunInput("", List.of(), new byte[0]),
            tests,
            checker,
            unitTests,
            false,
            limits,
            new FetchRequest(List.of(), 1, 1, 1),
            new PolicyChoice.ServerDefault(),
            Optional.empty(),
            "0".repeat(64),
            Map.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private static List<TestCase> cases(
      Map<String, String> expected, Map<String, StageLimits> limits, Comparator comparator) {
    return new TreeMap<>(expected)
        .entrySet().stream()
            .map(
                test ->
                    new TestCase(
                        new RunInput(
                            test.getKey(),
                            List.of(),
                            INPUT,
                            List.of(),
                            Optional.ofNullable(limits.get(test.getKey()))),
                        test.getValue(),
                        comparator))
            .toList();
  }

  private UnjudgedCode code(String program) {
    return code(List.of(Executions.file("main.py", program)), List.of());
  }

  private UnjudgedCode code(List<CodeFile> program, List<CodeFile> tests) {
    Language language = Language.named(runtime.language()).orElseThrow();
    return new UnjudgedCode(language, program, List.of(), Map.of(), List.of(INPUT), tests);
  }
}
