package dev.cofferdam.functions.sandbox;

import static dev.cofferdam.functions.execution.result.ExecutionStatus.ACCEPTED;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.BUSY;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.COMPLETED;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.REJECTED_BY_POLICY;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.TIME_LIMIT_EXCEEDED;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The part of the contract that takes more than one program and its limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StatusContract {

  private static final List<Comparator> COMPARATORS =
      List.of(
          new Comparator.Exact(),
          new Comparator.Trimmed(),
          new Comparator.Tokens(),
          new Comparator.Floats(0.001),
          new Comparator.Regex(Pattern.compile("1\\.0+\\s+2\\.0+\\s+")));

  private Executions executions;

  /** The provider under test, ready. */
  protected abstract Sandbox sandbox();

  /** Its runtimes. */
  protected abstract RuntimeCatalogue catalogue();

  /** The world around it. */
  protected abstract Outside outside();

  /** The service over the provider. */
  protected final Executions executions() {
    return executions;
  }

  @BeforeAll
  final void openService() {
    executions = new Executions(sandbox(), catalogue());
  }

  static List<Comparator> comparators() {
    return COMPARATORS;
  }

  @ParameterizedTest
  @MethodSource("comparators")
  void the_right_output_is_accepted(Comparator comparator) {
    ExecutionResult result = judged("print('1.000\\n2.000')", comparator);

    assertThat(result.tests()).extracting(TestResult::status).containsExactly(ACCEPTED, ACCEPTED);
    assertThat(result.status()).isEqualTo(ACCEPTED);
  }

  @ParameterizedTest
  @MethodSource("comparators")
  void another_output_is_a_wrong_answer(Comparator comparator) {
    ExecutionResult result = judged("print('1.000\\n3.000')", comparator);

    assertThat(result.status()).isEqualTo(WRONG_ANSWER);
    assertThat(result.tests().get(0).message()).contains("3.000");
  }

  @Test
  void each_test_has_an_end_of_its_own() {
    String program = "import time\nn = int(input())\ntime.sleep(60 * (n == 2))\nprint(n)";
    ExecutionResult result =
        tested(program, List.of(test("a", "1", "1"), test("b", "2", "2"), test("c", "3", "3")));

    assertThat(result.tests()).extracting(TestResult::id).containsExactly("a", "b", "c");
    assertThat(result.tests())
        .extracting(TestResult::status)
        .containsExactly(ACCEPTED, TIME_LIMIT_EXCEEDED, ACCEPTED);
    assertThat(result.status()).isEqualTo(TIME_LIMIT_EXCEEDED);
  }

  @Test
  void a_test_finds_no_process_of_the_one_before() {
    String program =
        """
        import os, time
        print(len([p for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]))
        if os.fork() == 0:
            os.setsid()
            time.sleep(60)
        """;
    ExecutionResult result = tested(program, List.of(test("a", "", "0"), test("b", "", "0")));

    assertThat(result.status()).isEqualTo(ACCEPTED);
  }

  @Test
  void what_the_policy_denies_never_reaches_the_sandbox() {
    Executions strict =
        new Executions(sandbox(), catalogue(), "strict", new Permits(1, 1, 1, patience()));
    ExecutionResult result = strict.execute("import os\nos.system('id')");

    assertThat(result.status()).isEqualTo(REJECTED_BY_POLICY);
    assertThat(result.run()).isEmpty();
    assertThat(result.sandbox()).isEmpty();
    assertThat(result.verdict()).isPresent();
  }

  @Test
  void who_finds_no_room_is_told_at_once() {
    Permits permits = new Permits(1, 0, 0, patience());
    Executions narrow = new Executions(sandbox(), catalogue(), "permissive", permits);
    UniAssertSubscriber<ExecutionResult> first =
        narrow
            .start("import time\ntime.sleep(1)\nprint('first')")
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    ExecutionResult second = narrow.execute("print('second')");

    assertThat(second.status()).isEqualTo(BUSY);
    assertThat(first.awaitItem(patience()).getItem().status()).isEqualTo(COMPLETED);
  }

  @Test
  void an_execution_that_nobody_waits_for_any_more_ends_and_leaves_nothing() throws Exception {
    Permits permits = new Permits(1, 0, 0, patience());
    Executions narrow = new Executions(sandbox(), catalogue(), "permissive", permits);
    UniAssertSubscriber<ExecutionResult> gone =
        narrow
            .start("import time\ntime.sleep(60)")
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    Thread.sleep(500);
    gone.cancel();

    assertThat(eventuallyNothingLeft()).isEmpty();
    assertThat(permits.running()).isZero();
    assertThat(Expectations.notFine(narrow.execute("print('fine')"))).isEmpty();
  }

  private List<String> eventuallyNothingLeft() throws InterruptedException {
    long end = System.nanoTime() + patience().toNanos();
    while (!outside().left().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    return outside().left();
  }

  private ExecutionResult judged(String program, Comparator comparator) {
    String expected = comparator instanceof Comparator.Exact ? "1.000\n2.000\n" : "1.000 \n2.000\n";
    return tested(
        program,
        List.of(
            new TestCase(input("a", ""), expected, comparator),
            new TestCase(input("b", ""), expected, comparator)));
  }

  private ExecutionResult tested(String program, List<TestCase> tests) {
    ResourceLimits limits = Programs.limits(Map.of("run_timeout", 2_000L));
    return executions.execute(
        executions.request(
            List.of(Executions.file("main.py", program)), limits, input("", ""), List.of(), tests));
  }

  private static TestCase test(String id, String stdin, String expected) {
    return new TestCase(input(id, stdin), expected, new Comparator.Trimmed());
  }

  private static RunInput input(String id, String stdin) {
    return new RunInput(id, List.of(), stdin.getBytes(StandardCharsets.UTF_8));
  }

  private static Duration patience() {
    return Executions.GRACE.multipliedBy(2);
  }
}
