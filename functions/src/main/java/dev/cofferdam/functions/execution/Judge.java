package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.StageOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what a test printed with what was expected. Pure, and outside of every sandbox. */
final class Judge {

  /** Characters of each side that a message quotes. */
  private static final int QUOTED = 80;

  private Judge() {}

  static TestResult judge(TestCase test, StageOutcome run) {
    ExecutionStatus ended = Statuses.of(run);
    if (ended != ExecutionStatus.COMPLETED) {
      return new TestResult(test.input().id(), ended, run, "");
    }
    String actual = new String(run.stdout(), StandardCharsets.UTF_8);
    boolean same = matches(test.comparator(), test.expectedOutput(), actual);
    return same
        ? new TestResult(test.input().id(), ExecutionStatus.ACCEPTED, run, "")
        : new TestResult(
            test.input().id(),
            ExecutionStatus.WRONG_ANSWER,
            run,
            firstDifference(test.expectedOutput(), actual));
  }

  private static boolean matches(Comparator comparator, String expected, String actual) {
    if (comparator instanceof Comparator.Exact) {
      return expected.equals(actual);
    }
    if (comparator instanceof Comparator.Trimmed) {
      return trimmed(expected).equals(trimmed(actual));
    }
    if (comparator instanceof Comparator.Tokens) {
      return tokens(expected).equals(tokens(actual));
    }
    if (comparator instanceof Comparator.Floats floats) {
      return near(tokens(expected), tokens(actual), floats.tolerance());
    }
    return ((Comparator.Regex) comparator).pattern().matches(actual);
  }

  private static String trimmed(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private static List<String> tokens(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  private static boolean near(List<String> expected, List<String> actual, double tolerance) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!near(expected.get(i), actual.get(i), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean near(String expected, String actual, double tolerance) {
    if (expected.equals(actual)) {
      return true;
    }
    try {
      double wanted = Double.parseDouble(expected);
      double got = Double.parseDouble(actual);
      double difference = Math.abs(wanted - got);
      return difference <= tolerance || difference <= tolerance * Math.abs(wanted);
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private static String firstDifference(String expected, String actual) {
    List<String> wanted = expected.lines().toList();
    List<String> got = actual.lines().toList();
    int line = 0;
    while (line < wanted.size() && line < got.size() && wanted.get(line).equals(got.get(line))) {
      line++;
    }
    return "line %d: expected `%s`, got `%s`"
        .formatted(line + 1, quoted(wanted, line), quoted(got, line));
  }

  private static String quoted(List<String> lines, int line) {
    if (line >= lines.size()) {
      return "";
    }
    String text = lines.get(line);
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
  }
}
