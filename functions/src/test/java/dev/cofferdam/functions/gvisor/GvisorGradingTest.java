package dev.cofferdam.functions.gvisor;

import static dev.cofferdam.functions.execution.result.ExecutionStatus.ACCEPTED;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.CHECKER_ERROR;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.MEMORY_LIMIT_EXCEEDED;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.sandbox.Executions;
import dev.cofferdam.functions.sandbox.GradingRequests;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.unit.UnitCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of programs on real gVisor: what is right passes, and what only tries to look so does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GvisorGradingTest {

  private static final Path GRADING =
      Project.root().resolve("functions/src/test/resources/grading");
  private static final ResourceLimits PATIENT =
      Programs.limits(Map.of("run_timeout", 60_000L, "run_cpu_time", 60_000L));

  private final GvisorTestbed testbed = GvisorTestbed.ready();
  private GradingRequests grading;

  @BeforeAll
  void open() {
    Executions executions = new Executions(testbed.sandbox(), testbed.sandbox().catalogue());
    grading = new GradingRequests(executions, Programs.runtime(testbed.sandbox().catalogue()));
  }

  @AfterAll
  void close() {
    testbed.close();
  }

  static List<Path> hostile() throws IOException {
    try (Stream<Path> files = Files.list(GRADING.resolve("hostile"))) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("test_"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_program_that_is_not_right_does_not_pass_its_unit_tests(Path program) {
    CodeFile solution = new CodeFile("solution.py", bytes(program));
    ExecutionResult result =
        grading.unitTests(
            List.of(solution), List.of(file("hostile/test_solution.py")), PATIENT, 1_000);

    assertThat(result.status()).isEqualTo(WRONG_ANSWER);
    assertThat(result.unitTests())
        .isNotEmpty()
        .anyMatch(unitCase -> unitCase.outcome() != UnitCase.Outcome.PASSED);
  }

  @Test
  void a_program_that_is_right_passes_tests_as_they_are_usually_written() {
    ExecutionResult result =
        grading.unitTests(
            List.of(file("usual/solution.py")),
            List.of(file("usual/test_usual.py"), file("usual/conftest.py")),
            PATIENT,
            20_000);

    assertThat(result.unitTests())
        .hasSizeGreaterThan(30)
        .allMatch(unitCase -> unitCase.outcome() == UnitCase.Outcome.PASSED);
    assertThat(result.status()).isEqualTo(ACCEPTED);
  }

  @Test
  void the_example_of_a_school_says_what_its_page_says_under_the_policy_of_a_plain_service() {
    Path example = Project.root().resolve("examples/grading");
    GvisorSandbox sandbox = testbed.sandbox();
    Executions plain =
        new Executions(
            sandbox, sandbox.catalogue(), "data-science", new Permits(1, 1, 1, Executions.GRACE));
    ExecutionResult result =
        new GradingRequests(plain, Programs.runtime(sandbox.catalogue()))
            .unitTests(
                List.of(new CodeFile("calendar_of.py", bytes(example.resolve("calendar_of.py")))),
                List.of(
                    new CodeFile(
                        "test_calendar_of.py", bytes(example.resolve("test_calendar_of.py")))),
                PATIENT,
                20_000);

    assertThat(result.status()).isEqualTo(WRONG_ANSWER);
    assertThat(result.unitTests())
        .filteredOn(unitCase -> unitCase.outcome() == UnitCase.Outcome.FAILED)
        .extracting(UnitCase::name)
        .containsExactly(
            "test_calendar_of.py::test_leap_years[1900-False]",
            "test_calendar_of.py::test_the_day_after_the_last_of_the_year");
    assertThat(result.unitTests()).hasSize(8);
  }

  @Test
  void tests_without_a_test_say_so() {
    ExecutionResult result =
        grading.unitTests(
            List.of(Executions.file("main.py", "")),
            List.of(Executions.file("test_none.py", "x = 1\n")),
            PATIENT,
            1_000);

    assertThat(result.status()).isEqualTo(WRONG_ANSWER);
    assertThat(result.error()).get().asString().contains("no test case was found");
  }

  @Test
  void the_expected_output_is_nowhere_in_the_programs_sandbox() {
    ExecutionResult result =
        grading.tests(
            """
            import os, stat
            found = []
            for root, folders, files in os.walk("/"):
                if root.startswith(("/usr", "/sys", "/dev")):
                    folders.clear()
                    continue
                for name in files:
                    path = os.path.join(root, name)
                    try:
                        # Whoever reads the pipe it writes to waits for ever.
                        if not stat.S_ISREG(os.stat(path).st_mode):
                            continue
                        with open(path, "rb") as file:
                            if b"the_secret" + b"_answer" in file.read(1 << 20):
                                found.append(path)
                    except OSError:
                        pass
            print(found)
            """,
            Map.of("a", "the_secret_answer"),
            Map.of());

    assertThat(result.tests().get(0).message()).contains("got `[]`");
  }

  @Test
  void a_test_has_limits_of_its_own() {
    ExecutionResult result =
        grading.tests(
            "held = bytearray(100 << 20)\nprint(len(held))",
            Map.of("a", "104857600", "b", "104857600"),
            Map.of("b", Programs.limits(Map.of("run_memory", 40L << 20)).runStage()));

    assertThat(result.tests())
        .extracting(TestResult::status)
        .containsExactly(ACCEPTED, MEMORY_LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sys.exit(42 if int(sys.stdin.read()) == 2 * int(open(sys.argv[1]).read()) else 43) | ACCEPTED",
        "sys.exit(42 if sys.stdin.read() == open(sys.argv[2]).read() else 43) | WRONG_ANSWER",
        "open(sys.argv[3] + 'judgemessage.txt', 'w').write('fine'); sys.exit(42) | ACCEPTED",
        "sys.exit(0) | CHECKER_ERROR",
        "raise ValueError('a bug of the checker') | CHECKER_ERROR",
        "exec('while True: pass') | CHECKER_ERROR",
      })
  void a_checker_decides_in_a_sandbox_of_its_own(String checker, String status) {
    ExecutionResult result =
        grading.checked("print(2 * int(input()))", "import sys\n" + checker, Map.of("a", "4"));

    assertThat(result.tests().get(0).status().name()).isEqualTo(status);
    assertThat(result.status()).isIn(ACCEPTED, WRONG_ANSWER, CHECKER_ERROR);
  }

  @Test
  void a_test_finds_what_the_first_one_found() {
    ExecutionResult result =
        grading.tests(
            """
            import os
            before = sorted(os.listdir(".")) + os.listdir("/tmp") + os.listdir("/dev/shm")
            for place in (".", "/tmp", "/dev/shm"):
                open(place + "/answer", "w").write("4")
                os.makedirs(place + "/a/b/c")
            os.remove("main.py")
            os.chmod("/workspace", 0)
            print(before)
            """,
            Map.of("a", "['main.py']", "b", "['main.py']", "c", "['main.py']"),
            Map.of());

    assertThat(result.status()).isEqualTo(ACCEPTED);
  }

  private static CodeFile file(String name) {
    Path path = GRADING.resolve(name);
    return new CodeFile(path.getFileName().toString(), bytes(path));
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
