package dev.cofferdam.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.StageOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Arguments.of(REGEX, "", "123\n", true),
        Arguments.of(REGEX, "", "x123\n", false));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_compared_as_the_test_says(
      Comparator comparator, String expected, String printed, boolean accepted) {
    TestResult result = Judge.judge(test(comparator, expected), run(printed, 0));

    assertThat(result.status())
        .isEqualTo(accepted ? ExecutionStatus.ACCEPTED : ExecutionStatus.WRONG_ANSWER);
  }

  @Test
  void a_run_that_ended_badly_is_no_answer_however_right_it_printed() {
    TestResult result = Judge.judge(test(EXACT, "4\n"), run("4\n", 1));

    assertThat(result.status()).isEqualTo(ExecutionStatus.RUNTIME_ERROR);
  }

  @Test
  void a_wrong_answer_says_where_it_first_differs() {
    TestResult result = Judge.judge(test(TRIMMED, "1\n2\n3"), run("1\ntwo\n3", 0));

    assertThat(result.message()).isEqualTo("line 2: expected `2`, got `two`");
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
