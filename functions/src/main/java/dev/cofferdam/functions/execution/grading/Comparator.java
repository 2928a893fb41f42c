package dev.cofferdam.functions.execution.grading;

import com.google.re2j.Pattern;

/** How a test's output is compared with what was expected. */
public sealed interface Comparator {

  /** Byte for byte. */
  record Exact() implements Comparator {}

  /** White space at the end of each line, and empty lines at the end, do not count. */
  record Trimmed() implements Comparator {}

  /** Only the words count, whatever white space stands between them. */
  record Tokens() implements Comparator {}

  /**
   * As tokens, and decimal numbers may differ.
   *
   * @param tolerance the greatest absolute or relative difference, above 0 and at most 1
   */
  record Floats(double tolerance) implements Comparator {}

  /**
   * The whole output matches, a line break at its end aside.
   *
   * @param pattern compiled, in linear time
   */
  record Regex(Pattern pattern) implements Comparator {}

  /** The request's checker decides, in a sandbox of its own. */
  record Checked() implements Comparator {}
}
