package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.Tokens;

/** What the words of a program mean, as far as they are constant. */
public final class BashTexts {

  /** A word, or a part of one, outside quotes. */
  public static final int PLAIN = 0;

  /** A part of a word between double quotes, or of a document. */
  public static final int QUOTED = 1;

  /** A document in which nothing is replaced. */
  public static final int RAW = 2;

  private static final int MAX_CODE_POINT = 0x10FFFF;

  private BashTexts() {}

  /** The text that a token stands for. */
  public static String decode(Tokens tokens, int token) {
    char[] text = tokens.text();
    int start = tokens.start(token);
    int end = tokens.end(token);
    return switch (tokens.data(token)) {
      case QUOTED -> quoted(text, start, end);
      case RAW -> new String(text, start, end - start);
      default -> tokens.kind(token) == Tokens.Kind.END ? "" : word(text, start, end);
    };
  }

  /** A word without its quotes. */
  static String word(char[] text, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      char c = text[at];
      if (c == '\\') {
        boolean joined = at + 1 < end && text[at + 1] == '\n';
        if (at + 1 < end && !joined) {
          out.append(text[at + 1]);
        }
        at += 2;
      } else if (c == '\'') {
        int close = close(text, at + 1, end, '\'', false);
        out.append(text, at + 1, close - at - 1);
        at = close + 1;
      } else if (c == '$' && at + 1 < end && text[at + 1] == '\'') {
        int close = close(text, at + 2, end, '\'', true);
        ansi(text, at + 2, close, out);
        at = close + 1;
      } else if (c == '"' || (c == '$' && at + 1 < end && text[at + 1] == '"')) {
        int from = c == '"' ? at + 1 : at + 2;
        int close = close(text, from, end, '"', true);
        out.append(quoted(text, from, close));
        at = close + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /** Where a quote is closed, or the end. */
  static int close(char[] text, int from, int end, char quote, boolean escapes) {
    int at = from;
    while (at < end && text[at] != quote) {
      at += text[at] == '\\' && escapes ? 2 : 1;
    }
    return Math.min(at, end);
  }

  private static String quoted(char[] text, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    for (int at = start; at < end; at++) {
      if (text[at] == '\\' && at + 1 < end && "$`\"\\\n".indexOf(text[at + 1]) >= 0) {
        at++;
        if (text[at] != '\n') {
          out.append(text[at]);
        }
      } else {
        out.append(text[at]);
      }
    }
    return out.toString();
  }

  private static void ansi(char[] text, int start, int end, StringBuilder out) {
    int at = start;
    while (at < end) {
      if (text[at] != '\\' || at + 1 >= end) {
        out.append(text[at++]);
        continue;
      }
      char c = text[at + 1];
      int digits = at + 2;
      switch (c) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'e', 'E' -> out.append('\u001B');
        case 'x' -> digits = number(text, at + 2, Math.min(end, at + 4), 16, out);
        case 'u' -> digits = number(text, at + 2, Math.min(end, at + 6), 16, out);
        case 'U' -> digits = number(text, at + 2, Math.min(end, at + 10), 16, out);
        case '0', '1', '2', '3', '4', '5', '6', '7' ->
            digits = number(text, at + 1, Math.min(end, at + 4), 8, out);
        default -> out.append(c);
      }
      at = digits;
    }
  }

  /** Adds the character of a number that is written in digits; returns where these end. */
  public static int number(char[] text, int from, int limit, int radix, StringBuilder out) {
    int value = 0;
    int at = from;
    while (at < limit && text[at] < 0x80 && Character.digit(text[at], radix) >= 0) {
      value = value * radix + Character.digit(text[at], radix);
      at++;
    }
    out.appendCodePoint(value >= 0 && value <= MAX_CODE_POINT ? value : '?');
    return at;
  }
}
