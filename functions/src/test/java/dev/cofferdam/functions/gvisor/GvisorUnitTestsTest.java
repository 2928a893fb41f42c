package dev.cofferdam.functions.gvisor;

import static dev.cofferdam.functions.execution.result.ExecutionStatus.ACCEPTED;
import static dev.cofferdam.functions.execution.result.ExecutionStatus.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.sandbox.Executions;
import dev.cofferdam.functions.sandbox.GradingRequests;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.functions.sandbox.unit.UnitCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unit tests on real gVisor in each language whose image runs them, on the programs of {@code
 * runtime-images/IMAGE/cases/grading/LANGUAGE}: what is right passes tests as they are usually
 * written, and what only tries to look so does not. Python's are {@link GvisorGradingTest}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GvisorUnitTestsTest {

  /** How a program that is not right may end: its cases fail, or it brings down its own sandbox. */
  private static final Set<ExecutionStatus> REFUSED =
      EnumSet.of(
          WRONG_ANSWER,
          ExecutionStatus.COMPILE_ERROR,
          ExecutionStatus.RUNTIME_ERROR,
          ExecutionStatus.SIGNALED,
          ExecutionStatus.TIME_LIMIT_EXCEEDED,
          ExecutionStatus.CPU_LIMIT_EXCEEDED,
          ExecutionStatus.MEMORY_LIMIT_EXCEEDED,
          ExecutionStatus.OUTPUT_LIMIT_EXCEEDED,
          ExecutionStatus.PROCESS_LIMIT_EXCEEDED);

  private final GvisorTestbed testbed = GvisorTestbed.ready();
  private final Executions executions =
      new Executions(testbed.sandbox(), testbed.sandbox().catalogue());

  @AfterAll
  void close() {
    testbed.close();
  }

  /**
   * One program under its tests.
   *
   * @param runtime in which both are written
   * @param program the folder of the program's files
   * @param tests the folder of the tests' files
   */
  record Graded(RuntimeImage runtime, Path program, Path tests) {

    @Override
    public String toString() {
      return runtime.language() + " " + program.getFileName();
    }
  }

  Stream<Graded> usual() {
    return languages()
        .map(
            runtime ->
                new Graded(
                    runtime,
                    grading(runtime).resolve("usual/program"),
                    grading(runtime).resolve("usual/tests")));
  }

  Stream<Graded> hostile() {
    return languages()
        .flatMap(
            runtime ->
                folders(grading(runtime).resolve("hostile"))
                    .filter(folder -> !folder.endsWith("tests"))
                    .map(folder -> new Graded(runtime, folder, folder.resolveSibling("tests"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("usual")
  void a_program_that_is_right_passes_tests_as_they_are_usually_written(Graded graded) {
    ExecutionResult result = run(graded, 30_000);

    assertThat(result.unitTests())
        .as("%s", result)
        .hasSizeGreaterThan(3)
        .allMatch(
            each ->
                each.outcome() == UnitCase.Outcome.PASSED
                    || (each.name().replace('_', ' ').endsWith("left out")
                        && each.outcome() == UnitCase.Outcome.SKIPPED));
    assertThat(result.status()).isEqualTo(ACCEPTED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void a_program_that_is_not_right_does_not_pass(Graded graded) {
    ExecutionResult result = run(graded, 2_000);

    assertThat(result.status()).as("%s", result).isIn(REFUSED);
    assertThat(result.unitTests())
        .as("what is always there to be passed: %s", result)
        .anyMatch(each -> each.outcome() != UnitCase.Outcome.PASSED);
  }

  @Test
  void every_language_that_can_is_tested() {
    assertThat(languages().map(RuntimeImage::language))
        .contains("go", "java", "javascript", "r", "ruby", "typescript");
    assertThat(hostile().count()).isGreaterThan(10);
  }

  @Test
  void a_java_program_that_lacks_what_a_test_calls_fails_that_file_and_no_other() {
    ExecutionResult result =
        java(
            "class Leap { static boolean is(int year) { return year % 4 == 0; } }",
            Map.of(
                "LeapTest.java",
                "class LeapTest { @Test void usual() { assertTrue(Leap.is(2024)); } }",
                "LaterTest.java",
                "class LaterTest { @Test void none() { assertTrue(Leap.later()); } }"));

    assertThat(result.status()).isEqualTo(WRONG_ANSWER);
    assertThat(result.unitTests())
        .extracting(UnitCase::name, UnitCase::outcome)
        .containsExactlyInAnyOrder(
            tuple("LaterTest.java", UnitCase.Outcome.ERROR),
            tuple("LeapTest > usual()", UnitCase.Outcome.PASSED));
    assertThat(result.unitTests()).anyMatch(each -> each.message().contains("cannot find symbol"));
  }

  @Test
  void a_java_program_that_cannot_be_compiled_is_told_before_any_test() {
    ExecutionResult result =
        java(
            "class Leap { static boolean is(int year) { return year; } }",
            Map.of(
                "LeapTest.java",
                "class LeapTest { @Test void usual() { assertTrue(Leap.is(2024)); } }"));

    assertThat(result.status()).isEqualTo(ExecutionStatus.COMPILE_ERROR);
    assertThat(result.unitTests()).isEmpty();
  }

  @Test
  void a_java_test_that_extends_the_programs_class_says_why_it_cannot() {
    ExecutionResult result =
        java(
            "abstract class Leap { abstract int year(); }",
            Map.of(
                "LeapTest.java",
                "class LeapTest { @Test void own() { new Leap() { int year() { return 1; } }; }"
                    + " @Test void other() { assertTrue(true); } }"));

    assertThat(result.unitTests())
        .anyMatch(each -> each.message().contains("cannot extend the program's class `Leap`"))
        .anyMatch(each -> each.outcome() == UnitCase.Outcome.PASSED);
  }

  private ExecutionResult java(String program, Map<String, String> tests) {
    String imports =
        """
        import static org.junit.jupiter.api.Assertions.assertTrue;
        import org.junit.jupiter.api.Test;
        """;
    RuntimeImage runtime =
        languages().filter(each -> each.language().equals("java")).findFirst().orElseThrow();
    return new GradingRequests(executions, runtime)
        .unitTests(
            List.of(Executions.file("Leap.java", program)),
            tests.entrySet().stream()
                .map(each -> Executions.file(each.getKey(), imports + each.getValue()))
                .toList(),
            limits(runtime),
            30_000);
  }

  @Test
  void a_go_program_that_cannot_be_compiled_is_told_before_any_test() {
    ExecutionResult wrong =
        go("func Leap(year int) bool { return year }", Map.of("leap_test.go", GO_TEST));
    ExecutionResult embeds =
        go(
            "import _ \"embed\"\n//go:embed leap_test.go\nvar tests string\nfunc Leap(int) bool {"
                + " return true }",
            Map.of("leap_test.go", GO_TEST));

    assertThat(List.of(wrong, embeds))
        .extracting(ExecutionResult::status)
        .containsOnly(ExecutionStatus.COMPILE_ERROR);
    assertThat(wrong.unitTests()).isEmpty();
    assertThat(embeds.unitTests()).isEmpty();
  }

  @Test
  void a_go_program_that_lacks_what_a_test_calls_fails_that_file_and_no_other() {
    ExecutionResult result =
        go(
            "func Leap(year int) bool { return year%4 == 0 }",
            Map.of(
                "leap_test.go",
                GO_TEST,
                "later_test.go",
                "package leap\nimport \"testing\"\nfunc TestLater(t *testing.T) { Later() }"));

    assertThat(result.status()).isEqualTo(WRONG_ANSWER);
    assertThat(result.unitTests())
        .extracting(UnitCase::name, UnitCase::outcome)
        .containsExactlyInAnyOrder(
            tuple("later_test.go", UnitCase.Outcome.ERROR),
            tuple("TestLeap", UnitCase.Outcome.PASSED));
    assertThat(result.unitTests()).anyMatch(each -> each.message().contains("undefined: Later"));
  }

  @Test
  void a_go_function_that_cannot_be_asked_from_elsewhere_is_named() {
    ExecutionResult result =
        go(
            "func Leap(int) bool { return true }\nfunc Years() chan int { return nil }",
            Map.of(
                "leap_test.go",
                GO_TEST + "func TestYears(t *testing.T) { for range Years() { } }"));

    assertThat(result.unitTests())
        .filteredOn(each -> each.outcome() == UnitCase.Outcome.FAILED)
        .singleElement()
        .extracting(UnitCase::message)
        .asString()
        .startsWith("`leap.Years`: a channel cannot be handed");
  }

  private static final String GO_TEST =
      """
      package leap
      import "testing"
      func TestLeap(t *testing.T) { if !Leap(2024) { t.Error("2024 is one") } }
      """;

  private ExecutionResult go(String program, Map<String, String> tests) {
    RuntimeImage runtime =
        languages().filter(each -> each.language().equals("go")).findFirst().orElseThrow();
    return new GradingRequests(executions, runtime)
        .unitTests(
            List.of(Executions.file("leap.go", "package leap\n" + program)),
            tests.entrySet().stream()
                .map(each -> Executions.file(each.getKey(), each.getValue()))
                .toList(),
            limits(runtime),
            30_000);
  }

  private Stream<RuntimeImage> languages() {
    return testbed.sandbox().catalogue().all().stream()
        .filter(runtime -> !runtime.unitTests().isEmpty())
        .filter(runtime -> Files.isDirectory(grading(runtime)));
  }

  private ExecutionResult run(Graded graded, long caseTimeout) {
    return new GradingRequests(executions, graded.runtime())
        .unitTests(
            files(graded.program()), files(graded.tests()), limits(graded.runtime()), caseTimeout);
  }

  private static ResourceLimits limits(RuntimeImage runtime) {
    Map<String, Long> limits = new LinkedHashMap<>(runtime.defaultLimits());
    limits.put("run_timeout", 60_000L);
    limits.put("run_cpu_time", 60_000L);
    limits.put("run_memory", 768L << 20);
    return Programs.limits(limits);
  }

  private static Path grading(RuntimeImage runtime) {
    String image = runtime.image().replaceAll(".*/|:.*", "");
    return Project.root()
        .resolve("runtime-images")
        .resolve(image)
        .resolve("cases/grading")
        .resolve(runtime.language());
  }

  private static Stream<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return Stream.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CodeFile> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .sorted()
          .map(file -> new CodeFile(folder.relativize(file).toString(), bytes(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
