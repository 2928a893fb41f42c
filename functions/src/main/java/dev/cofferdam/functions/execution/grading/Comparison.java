package dev.cofferdam.functions.execution.grading;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comparators' work: whether an output is the expected one, or what is different. Pure. */
final class Comparison {

  /**
   * Instructions of a pattern times characters of an output. RE2 is linear in each, and this much
   * takes about a second.
   */
  private static final long MOST_MATCHING = 100_000_000;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  /** No longer number is one that a program computed. */
  private static final int LONGEST_NUMBER = 400;

  private Comparison() {}

  /** What is different, in one line; empty if nothing is. */
  static Optional<String> difference(TestCase test, String actual) {
    String expected = test.expectedOutput();
    Comparator comparator = test.comparator();
    if (comparator instanceof Comparator.Regex regex) {
      return unmatched(regex.pattern(), actual);
    }
    if (comparator instanceof Comparator.Floats floats) {
      return tokenDifference(expected, actual, floats.tolerance());
    }
    if (comparator instanceof Comparator.Tokens) {
      return tokenDifference(expected, actual, 0);
    }
    String wanted = compared(comparator, expected);
    String got = compared(comparator, actual);
    return wanted.equals(got) ? Optional.empty() : Optional.of(Difference.firstLine(wanted, got));
  }

  /** A text without what the comparator does not look at, as far as that leaves a text. */
  static String compared(Comparator comparator, String text) {
    return comparator instanceof Comparator.Trimmed ? trimmed(text) : text;
  }

  private static Optional<String> unmatched(Pattern pattern, String actual) {
    if ((long) pattern.programSize() * actual.length() > MOST_MATCHING) {
      return Optional.of(
          "the output has %d characters, more than this regular expression is matched with"
              .formatted(actual.length()));
    }
    String line = actual.endsWith("\n") ? actual.substring(0, actual.length() - 1) : actual;
    return pattern.matches(actual) || pattern.matches(line)
        ? Optional.empty()
        : Optional.of("the output does not match: it is " + Difference.quoted(actual));
  }

  private static String trimmed(String text) {
    String lines =
        text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).stripTrailing();
    return lines.isEmpty() ? lines : lines + "\n";
  }

  private static List<String> tokens(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("[\\s\\p{Z}]+", -1));
  }

  private static Optional<String> tokenDifference(
      String expected, String actual, double tolerance) {
    List<String> wanted = tokens(expected);
    List<String> got = tokens(actual);
    int common = Math.min(wanted.size(), got.size());
    for (int i = 0; i < common; i++) {
      if (!near(wanted.get(i), got.get(i), tolerance)) {
        return Optional.of(
            "word %d: expected %s, got %s"
                .formatted(i + 1, Difference.quoted(wanted.get(i)), Difference.quoted(got.get(i))));
      }
    }
    return wanted.size() == got.size()
        ? Optional.empty()
        : Optional.of("expected %d words, got %d".formatted(wanted.size(), got.size()));
  }

  private static boolean near(String expected, String actual, double tolerance) {
    if (expected.equals(actual)) {
      return true;
    }
    if (tolerance == 0 || !isNumber(expected) || !isNumber(actual)) {
      return false;
    }
    double wanted = Double.parseDouble(expected);
    double got = Double.parseDouble(actual);
    double difference = Math.abs(wanted - got);
    return Double.isFinite(wanted)
        && Double.isFinite(got)
        && (difference <= tolerance || difference <= tolerance * Math.abs(wanted));
  }

  private static boolean isNumber(String token) {
    return token.length() <= LONGEST_NUMBER && NUMBER.matches(token);
  }
}
