package dev.cofferdam.policy.model;

import java.util.List;

/**
 * One thing that a rule saw.
 *
 * @param ruleId the rule, for instance {@code PY-001}, or the id that a policy gave its own rule
 * @param severity how grave it is under the policy that was asked
 * @param message what was seen, for the reader: lower case, user text in backticks
 * @param file the name of the file, or {@link #ARGUMENTS} or {@link #ENVIRONMENT}
 * @param span where in the file
 * @param snippet the source line of the start, cut to {@value #MAX_SNIPPET} UTF-16 code units so
 *     that it holds the start: where {@link #caret()} points
 * @param path the resolved dotted name of what was reached, or empty when the finding has none
 * @param via the steps by which it was seen through disguises, first step first; empty when it is
 *     written plainly
 */
public record Finding(
    String ruleId,
    Severity severity,
    String message,
    String file,
    Span span,
    String snippet,
    String path,
    List<Via> via) {

  /** Stands for the file in findings about command-line arguments. */
  public static final String ARGUMENTS = "<arguments>";

  /** Stands for the file in findings about environment variables. */
  public static final String ENVIRONMENT = "<environment>";

  /** Longest snippet, in UTF-16 code units. */
  public static final int MAX_SNIPPET = 200;

  private static final int LAST_PLAIN_COLUMN = 160;
  private static final int LEAD = 40;

  /** Keeps an immutable copy of the steps. */
  public Finding {
    via = List.copyOf(via);
  }

  /** The index in the snippet at which the finding starts; from 0, in UTF-16 code units. */
  public int caret() {
    int column = span.start().column();
    return column <= LAST_PLAIN_COLUMN ? column - 1 : LEAD;
  }

  /**
   * The snippet of a finding that starts at that offset of that text: its line, or a window of it
   * when it is long.
   */
  public static String snippet(CharSequence text, Position start) {
    int column = start.column();
    int lineStart = start.offset() - (column - 1);
    int from = column <= LAST_PLAIN_COLUMN ? lineStart : start.offset() - LEAD;
    int limit = Math.min(text.length(), from + MAX_SNIPPET);
    int to = from;
    while (to < limit && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
      to++;
    }
    return text.subSequence(from, to).toString();
  }

  /**
   * One step by which a finding was seen through what the source literally says.
   *
   * @param kind which kind of step
   * @param detail what was seen through, for instance the alias or the folded text; at most {@value
   *     #MAX_DETAIL} UTF-16 code units, longer ones are cut
   */
  public record Via(Kind kind, String detail) {

    /** Longest detail kept, in UTF-16 code units. */
    public static final int MAX_DETAIL = 120;

    /** Cuts a detail that is too long. */
    public Via {
      if (detail.length() > MAX_DETAIL) {
        detail = detail.substring(0, MAX_DETAIL);
      }
    }

    /** The kinds of step. */
    public enum Kind {
      /** Another name of the same thing: {@code import os as o}, {@code run = os.system}. */
      ALIAS,
      /** A text that was put together from constants: {@code "o" + "s"}. */
      FOLDED,
      /**
       * Code inside a string that is handed to an interpreter; the span is that of the string or of
       * its use.
       */
      PAYLOAD,
      /** A module reached as an attribute of another one: {@code logging.os}. */
      REEXPORT
    }
  }
}
