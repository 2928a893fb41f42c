package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import dev.cofferdam.functions.sandbox.unit.UnitCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tests and test cases on the wire. */
public final class TestBodies {

  private TestBodies() {}

  static List<TestBody> of(List<TestCase> tests, List<TestResult> results) {
    List<TestBody> bodies = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Optional<StageLimits> own =
          i < tests.size() ? tests.get(i).input().limits() : Optional.empty();
      bodies.add(of(own, results.get(i)));
    }
    return bodies;
  }

  private static TestBody of(Optional<StageLimits> own, TestResult result) {
    return new TestBody(
        result.id(),
        result.status().wireName(),
        shown(result.message()),
        shown(result.diff()),
        own.map(RunLimitsBody::of).orElse(null),
        stage(result.run()),
        stage(result.check()));
  }

  static UnitTestBody of(UnitCase unitCase) {
    return new UnitTestBody(
        ShownText.wellFormed(unitCase.name()),
        unitCase.outcome().wireName(),
        shown(unitCase.message()),
        unitCase.time());
  }

  private static @Nullable String shown(String text) {
    return text.isEmpty() ? null : ShownText.wellFormed(text);
  }

  private static @Nullable StageBody stage(Optional<StageOutcome> stage) {
    return stage.map(ended -> StageBody.of(ended, Statuses.of(ended))).orElse(null);
  }

  /**
   * A test on the wire.
   *
   * @param id the test's id
   * @param status {@code accepted}, {@code wrong_answer}, {@code checker_error}, how the run ended
   *     badly, or {@code cancelled} where it could not be run
   * @param message the first difference or what a checker said, left out where there is none
   * @param diff where expected and actual output differ, left out where they do not
   * @param limits in force for this test, left out where it has none of its own
   * @param run how the program ran, left out where it did not
   * @param checker how the checker ran, left out where it did not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TestBody(
      String id,
      String status,
      @Nullable String message,
      @Nullable String diff,
      @Nullable RunLimitsBody limits,
      @Nullable StageBody run,
      @Nullable StageBody checker) {}

  /**
   * A case of unit tests on the wire.
   *
   * @param name as its test runner calls it
   * @param status {@code passed}, {@code failed}, {@code error} or {@code skipped}
   * @param message why, left out where there is nothing to say
   * @param time milliseconds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record UnitTestBody(String name, String status, @Nullable String message, long time) {}

  /**
   * The limits of one test on the wire.
   *
   * @param runTimeout milliseconds
   * @param runCpuTime milliseconds
   * @param runMemory bytes
   * @param output bytes
   * @param processes processes and threads
   * @param fileSize bytes
   * @param disk bytes
   * @param openFiles open files
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RunLimitsBody(
      long runTimeout,
      long runCpuTime,
      long runMemory,
      long output,
      long processes,
      long fileSize,
      long disk,
      long openFiles) {
    static RunLimitsBody of(StageLimits limits) {
      return new RunLimitsBody(
          limits.wallTime(),
          limits.cpuTime(),
          limits.memory(),
          limits.output(),
          limits.processes(),
          limits.fileSize(),
          limits.disk(),
          limits.openFiles());
    }
  }
}
