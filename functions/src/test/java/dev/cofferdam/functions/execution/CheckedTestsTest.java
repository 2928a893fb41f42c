package dev.cofferdam.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.grading.Checker;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.functions.sandbox.FakeSandbox;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import dev.cofferdam.policy.model.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs and checkers are scripts of the {@link FakeSandbox}. */
class CheckedTestsTest {

  private final FakeSandbox sandbox = new FakeSandbox();

  @ParameterizedTest
  @CsvSource({
    "exit 42, ACCEPTED",
    "exit 43, WRONG_ANSWER",
    "exit 1, CHECKER_ERROR",
    "signal SIGSEGV, CHECKER_ERROR",
    "end TIME_LIMIT, CHECKER_ERROR",
    "compile 1, CHECKER_ERROR",
  })
  void what_the_checker_says_is_the_verdict(String checker, ExecutionStatus status) {
    ExecutionResult result = run("print 4", Optional.of(checker), 2, false);

    assertThat(result.status()).isEqualTo(status);
    assertThat(result.tests()).extracting(TestResult::status).containsOnly(status);
  }

  @Test
  void all_outputs_are_checked_in_one_further_sandbox() {
    run("print 4", Optional.of("exit 42"), 3, false);

    assertThat(sandbox.runs()).isEqualTo(2);
  }

  @Test
  void a_program_that_fails_is_not_checked() {
    ExecutionResult result = run("exit 1", Optional.of("exit 42"), 2, false);

    assertThat(result.status()).isEqualTo(ExecutionStatus.RUNTIME_ERROR);
    assertThat(sandbox.runs()).isEqualTo(1);
  }

  @Test
  void a_checker_that_the_policy_denies_is_a_refusal_and_nothing_runs() {
    ExecutionResult result =
        run("print 4", Optional.of("import os\nos.system('id')"), 1, false, "strict");

    assertThat(result.status()).isEqualTo(ExecutionStatus.REJECTED_BY_POLICY);
    assertThat(result.error()).get().extracting(e -> e.message()).asString().contains("checker");
    assertThat(sandbox.runs()).isZero();
  }

  @Test
  void a_checker_whose_sandbox_fails_is_no_verdict_on_the_program() {
    ExecutionResult result = run("print 4", Optional.of("fault"), 1, false);

    assertThat(result.status()).isEqualTo(ExecutionStatus.SANDBOX_FAULT);
  }

  @Test
  void the_first_failure_is_the_last_test_that_is_told_where_that_is_asked() {
    ExecutionResult result = run("print 4", Optional.of("exit 43"), 3, true);

    assertThat(result.tests()).hasSize(1);
  }

  @Test
  void a_test_that_takes_its_sandbox_with_it_does_not_take_the_others() {
    ExecutionResult result = run("lose 1\nprint 4", Optional.empty(), 3, false);

    assertThat(result.tests())
        .extracting(TestResult::status)
        .containsExactly(
            ExecutionStatus.ACCEPTED, ExecutionStatus.ACCEPTED, ExecutionStatus.ACCEPTED);
    assertThat(sandbox.runs()).isEqualTo(3);
  }

  @Test
  void tests_that_could_not_be_run_are_never_accepted() {
    ExecutionResult result = run("lose 0\nprint 4", Optional.empty(), 2, false);

    assertThat(result.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(result.tests()).hasSize(2).allMatch(test -> test.run().isEmpty());
  }

  private ExecutionResult run(String program, Optional<String> checker, int tests, boolean stop) {
    return run(program, checker, tests, stop, "permissive");
  }

  private ExecutionResult run(
      String program, Optional<String> checker, int tests, boolean stop, String policy) {
    ExecutionService service =
        new ExecutionService(
            new AdmissionGate(CompiledPolicies.enforcing(policy)),
            sandbox,
            new Permits(1, 1, 1, Duration.ofSeconds(1)),
            new Replays(1, 1, Duration.ofSeconds(1)),
            (request, result, awaited) -> {},
            Duration.ofSeconds(30));
    Comparator how = checker.isPresent() ? new Comparator.Checked() : new Comparator.Trimmed();
    ExecutionRequest request =
        new ExecutionRequest(
            Tenant.ONLY,
            code(program),
            new TestRuntimes().all().get(0),
            input("", Optional.empty()),
            java.util.stream.IntStream.range(0, tests)
                .mapToObj(i -> new TestCase(input("t" + i, Optional.empty()), "4", how))
                .toList(),
            checker.map(
                text ->
                    new Checker(code(text), new TestRuntimes().all().get(0), Programs.limits())),
            Optional.empty(),
            stop,
            Programs.limits(),
            new FetchRequest(List.of(), 1, 1, 1),
            new PolicyChoice.ServerDefault(),
            Optional.empty(),
            "0".repeat(64),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    return service.execute(request).await().atMost(Duration.ofSeconds(10));
  }

  private static RunInput input(String id, Optional<StageLimits> limits) {
    return new RunInput(id, List.of(), new byte[0], List.of(), limits);
  }

  private static UnjudgedCode code(String text) {
    return new UnjudgedCode(
        Language.PYTHON,
        List.of(new CodeFile("main.py", text.getBytes(StandardCharsets.UTF_8))),
        List.of(),
        Map.of(),
        List.of());
  }
}
