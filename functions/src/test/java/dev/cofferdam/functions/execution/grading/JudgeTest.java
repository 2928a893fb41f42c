package dev.cofferdam.functions.execution.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.StageOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

  private static final Comparator EXACT = new Comparator.Exact();
  private static final Comparator TRIMMED = new Comparator.Trimmed();
  private static final Comparator TOKENS = new Comparator.Tokens();
  private static final Comparator FLOATS = new Comparator.Floats(1e-6);
  private static final Comparator REGEX = new Comparator.Regex(Pattern.compile("[0-9]+\\n"));

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(EXACT, "4\n", "4\n", true),
        Arguments.of(EXACT, "4\n", "4", false),
        Arguments.of(TRIMMED, "4", "4  \n\n", true),
        Arguments.of(TRIMMED, "4 5", "4  5", false),
        Arguments.of(TRIMMED, "4", " 4", false),
        Arguments.of(TOKENS, "1 2\n3", " 1\t2 3 \n", true),
        Arguments.of(TOKENS, "1 2 3", "1 2", false),
        Arguments.of(TOKENS, "", " \n", true),
        Arguments.of(FLOATS, "0.3333333 x", "0.33333331 x", true),
        Arguments.of(FLOATS, "1e9", "1000000001", true),
        Arguments.of(FLOATS, "1.0", "1.1", false),
        Arguments.of(FLOATS, "1.0", "nan", false),
        Arguments.of(FLOATS, "1.0", "one", false),
        Arguments.of(FLOATS, "1.0", "1.0d", false),
        Arguments.of(FLOATS, "1.0", "0x1p0", false),
        Arguments.of(FLOATS, "inf", "inf", true),
        Arguments.of(FLOATS, "1e308", "inf", false),
        Arguments.of(FLOATS, "-0.0", "0", true),
        Arguments.of(FLOATS, "1 2", "1", false),
        Arguments.of(EXACT, "a\r\n", "a\n", false),
        Arguments.of(EXACT, "", "", true),
        Arguments.of(TRIMMED, "", "\n \n", true),
        Arguments.of(TRIMMED, "", "0", false),
        Arguments.of(REGEX, "", "123\n", true),
        Arguments.of(REGEX, "", "123\n\n\n", false),
        Arguments.of(new Comparator.Regex(Pattern.compile("[0-9]+")), "", "123\n", true),
        Arguments.of(REGEX, "", "x123\n", false));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_compared_as_the_test_says(
      Comparator comparator, String expected, String printed, boolean accepted) {
    TestResult result = Judge.judge(test(comparator, expected), run(printed, 0), Optional.empty());

    assertThat(result.status())
        .isEqualTo(accepted ? ExecutionStatus.ACCEPTED : ExecutionStatus.WRONG_ANSWER);
  }

  @Test
  void a_run_that_ended_badly_is_no_answer_however_right_it_printed() {
    TestResult result = Judge.judge(test(EXACT, "4\n"), run("4\n", 1), Optional.empty());

    assertThat(result.status()).isEqualTo(ExecutionStatus.RUNTIME_ERROR);
  }

  @Test
  void a_wrong_answer_says_where_it_first_differs() {
    TestResult result =
        Judge.judge(test(TRIMMED, "1\n2\n3"), run("1\ntwo\n3", 0), Optional.empty());

    assertThat(result.message()).isEqualTo("line 2: expected `2`, got `two`");
  }

  @Test
  void a_difference_is_shown_with_the_lines_before_it() {
    String expected = "1\n2\n3\n4\n5\n";
    TestResult result =
        Judge.judge(test(TRIMMED, expected), run("1\n2\n3\nfour\n5\n6\n", 0), Optional.empty());

    assertThat(result.diff())
        .isEqualTo("--- expected\n+++ actual\n@@ -1,5 +1,6 @@\n 1\n 2\n 3\n-4\n+four\n 5\n+6\n");
  }

  @Test
  void a_difference_is_shown_within_bounds_however_long_the_texts_are() {
    String expected = "x".repeat(100_000) + "\n" + "a\n".repeat(100_000);
    String printed = "y".repeat(100_000) + "\n" + "b\n".repeat(100_000);
    TestResult result = Judge.judge(test(EXACT, expected), run(printed, 0), Optional.empty());

    assertThat(result.diff().length()).isLessThan(4_000);
    assertThat(result.diff()).endsWith("@@ the rest is not compared @@\n");
    assertThat(result.message().length()).isLessThan(300);
  }

  @Test
  void a_missing_line_break_at_the_end_is_shown_where_it_counts() {
    TestResult result = Judge.judge(test(EXACT, "4\n"), run("4", 0), Optional.empty());

    assertThat(result.diff()).contains("+\\ no line break at the end");
  }

  @Test
  void bytes_that_are_no_text_are_never_the_expected_text() {
    byte[] out = {(byte) 0xff, '\n'};
    StageOutcome run =
        new StageOutcome(
            "t", out, new byte[0], out, false, false, EndReason.EXITED, 0, null, "", 1, 1, 1);
    TestResult result = Judge.judge(test(EXACT, "\uFFFD\n"), run, Optional.empty());

    assertThat(result.status()).isEqualTo(ExecutionStatus.WRONG_ANSWER);
    assertThat(result.message()).contains("not UTF-8");
  }

  @Test
  void an_output_too_long_for_its_regular_expression_is_not_matched() {
    Comparator slow = new Comparator.Regex(Pattern.compile("(a{40}b?){40}"));
    TestResult result = Judge.judge(test(slow, ""), run("a".repeat(1 << 20), 0), Optional.empty());

    assertThat(result.message()).contains("more than this regular expression is matched with");
  }

  static Stream<Arguments> checks() {
    return Stream.of(
        Arguments.of(EndReason.EXITED, 42, ExecutionStatus.ACCEPTED),
        Arguments.of(EndReason.EXITED, 43, ExecutionStatus.WRONG_ANSWER),
        Arguments.of(EndReason.EXITED, 0, ExecutionStatus.CHECKER_ERROR),
        Arguments.of(EndReason.EXITED, 1, ExecutionStatus.CHECKER_ERROR),
        Arguments.of(EndReason.TIME_LIMIT, 42, ExecutionStatus.CHECKER_ERROR),
        Arguments.of(EndReason.OUTPUT_LIMIT, 42, ExecutionStatus.CHECKER_ERROR));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void a_checker_accepts_and_refuses_by_its_exit_code_alone(
      EndReason reason, int code, ExecutionStatus status) {
    byte[] none = new byte[0];
    StageOutcome check =
        new StageOutcome("t", none, none, none, false, false, reason, code, null, "", 1, 1, 1);
    TestResult result =
        Judge.judge(test(new Comparator.Checked(), "4"), run("4", 0), Optional.of(check));

    assertThat(result.status()).isEqualTo(status);
  }

  @Test
  void a_checker_that_was_not_run_is_no_verdict() {
    TestResult result =
        Judge.judge(test(new Comparator.Checked(), "4"), run("4", 0), Optional.empty());

    assertThat(result.status()).isEqualTo(ExecutionStatus.CHECKER_ERROR);
  }

  private static TestCase test(Comparator comparator, String expected) {
    return new TestCase(new RunInput("t", List.of(), new byte[0]), expected, comparator);
  }

  private static StageOutcome run(String printed, int code) {
    byte[] out = printed.getBytes(StandardCharsets.UTF_8);
    byte[] none = new byte[0];
    return new StageOutcome(
        "t", out, none, out, false, false, EndReason.EXITED, code, null, "", 1, 1, 1);
  }
}
