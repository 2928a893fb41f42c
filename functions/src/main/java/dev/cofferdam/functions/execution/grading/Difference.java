package dev.cofferdam.functions.execution.grading;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows where two texts differ, as {@code diff -u} would, within bounds: a few lines before the
 * first difference, and at most {@value #WINDOW} lines of each text from there on. Pure.
 */
final class Difference {

  /** Lines of each text that are compared from the first difference on. */
  static final int WINDOW = 40;

  private static final int BEFORE = 3;

  /** Characters of a line, and of a quotation. */
  private static final int LONGEST_LINE = 160;

  private static final int LONGEST_QUOTE = 80;
  private static final int LONGEST_MESSAGE = 2_000;

  private Difference() {}

  /** The first line that differs, in one sentence. */
  static String firstLine(String expected, String actual) {
    List<String> wanted = lines(expected);
    List<String> got = lines(actual);
    int line = firstDifference(wanted, got);
    return "line %d: expected %s, got %s"
        .formatted(line + 1, quotedLine(wanted, line), quotedLine(got, line));
  }

  /** Text between back quotes, cut. */
  static String quoted(String text) {
    return "`" + cut(text, LONGEST_QUOTE) + "`";
  }

  /** A message from inside, cut. */
  static String cut(String text) {
    return cut(text, LONGEST_MESSAGE);
  }

  /** What is in the one and not in the other, line by line. */
  static String of(String expected, String actual) {
    List<String> wanted = lines(expected);
    List<String> got = lines(actual);
    int first = firstDifference(wanted, got);
    int begin = Math.max(0, first - BEFORE);
    List<String> left = wanted.subList(begin, Math.min(wanted.size(), first + WINDOW));
    List<String> right = got.subList(begin, Math.min(got.size(), first + WINDOW));
    StringBuilder diff = new StringBuilder("--- expected\n+++ actual\n");
    diff.append("@@ -%s +%s @@\n".formatted(range(begin, left.size()), range(begin, right.size())));
    edits(left, right).forEach(edit -> diff.append(edit).append('\n'));
    boolean more = first + WINDOW < Math.max(wanted.size(), got.size());
    return more ? diff.append("@@ the rest is not compared @@\n").toString() : diff.toString();
  }

  private static String range(int begin, int lines) {
    return (lines == 0 ? begin : begin + 1) + "," + lines;
  }

  /** The longest common subsequence, in a table that WINDOW bounds. */
  private static List<String> edits(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> edits = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        edits.add(" " + cut(left.get(i), LONGEST_LINE));
        i++;
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        edits.add("-" + cut(left.get(i++), LONGEST_LINE));
      } else {
        edits.add("+" + cut(right.get(j++), LONGEST_LINE));
      }
    }
    return edits;
  }

  private static int firstDifference(List<String> one, List<String> other) {
    int line = 0;
    while (line < one.size() && line < other.size() && one.get(line).equals(other.get(line))) {
      line++;
    }
    return line;
  }

  /** The last line without its line break differs from one that has it, and is shown so. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.remove(lines.size() - 1);
    if (!last.isEmpty()) {
      lines.add(last);
      lines.add("\\ no line break at the end");
    }
    return lines;
  }

  private static String quotedLine(List<String> lines, int line) {
    return line < lines.size() ? quoted(lines.get(line)) : "nothing";
  }

  /** Never between the halves of a surrogate pair. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
