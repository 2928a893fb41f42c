package dev.cofferdam.functions.execution.grading;

import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.StageOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says of each test how it went. Pure, and outside of every sandbox. */
public final class Judge {

  private Judge() {}

  /**
   * Judges one test.
   *
   * @param test the test
   * @param run how the program fared in it
   * @param check how the checker ended; empty where none was run
   * @return never null
   */
  public static TestResult judge(TestCase test, StageOutcome run, Optional<StageOutcome> check) {
    ExecutionStatus ended = Statuses.of(run);
    if (ended != ExecutionStatus.COMPLETED) {
      return result(test, ended, run, "", "");
    }
    if (test.isChecked()) {
      return checked(test, run, check);
    }
    Optional<String> actual = text(run.stdout());
    if (actual.isEmpty()) {
      return result(
          test, ExecutionStatus.WRONG_ANSWER, run, "the output is not UTF-8 (RFC 3629)", "");
    }
    Optional<String> wrong = Comparison.difference(test, actual.get());
    return wrong.isEmpty()
        ? result(test, ExecutionStatus.ACCEPTED, run, "", "")
        : result(
            test,
            ExecutionStatus.WRONG_ANSWER,
            run,
            wrong.get(),
            test.comparator() instanceof Comparator.Regex
                ? ""
                : Difference.of(
                    Comparison.compared(test.comparator(), test.expectedOutput()),
                    Comparison.compared(test.comparator(), actual.get())));
  }

  /**
   * A test that could not be run.
   *
   * @param test the test
   * @param why what stood in the way
   * @return cancelled, without a run
   */
  public static TestResult notRun(TestCase test, String why) {
    return new TestResult(
        test.input().id(), ExecutionStatus.CANCELLED, Optional.empty(), why, "", Optional.empty());
  }

  private static TestResult checked(TestCase test, StageOutcome run, Optional<StageOutcome> check) {
    if (check.isEmpty()) {
      return result(
          test,
          ExecutionStatus.CHECKER_ERROR,
          run,
          "the checker could not be run: it does not compile, or its sandbox ended early",
          "");
    }
    ExecutionStatus verdict = Checker.verdict(check.get());
    String message =
        verdict == ExecutionStatus.CHECKER_ERROR
            ? Checker.failure(check.get())
            : Difference.cut(text(check.get().stdout()).orElse("").strip());
    return new TestResult(test.input().id(), verdict, Optional.of(run), message, "", check);
  }

  private static TestResult result(
      TestCase test, ExecutionStatus status, StageOutcome run, String message, String diff) {
    return new TestResult(
        test.input().id(), status, Optional.of(run), message, diff, Optional.empty());
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
