package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.syntax.Numerals;
import dev.cofferdam.policy.syntax.Tokens;

/** What string tokens mean. */
public final class PythonLiterals {

  private static final int MAX_CODE_POINT = 0x10FFFF;
  private static final int MAX_PLAIN_DIGITS = 18;

  private PythonLiterals() {}

  /** The text that a string token, or a stretch of plain text in one, stands for. */
  public static String decode(Tokens tokens, int token) {
    char[] text = tokens.text();
    int start = tokens.start(token);
    int end = tokens.end(token);
    boolean template = tokens.kind(token) == Tokens.Kind.TEMPLATE_TEXT;
    boolean raw = false;
    if (template) {
      raw = (tokens.data(token) & 1) != 0;
    } else {
      while (start < end && text[start] != '"' && text[start] != '\'') {
        raw |= text[start] == 'r' || text[start] == 'R';
        start++;
      }
      int quotes = quotes(text, start, end);
      start += quotes;
      end = closed(text, start, end, quotes) ? end - quotes : end;
    }
    if (end <= start) {
      return "";
    }
    return needsDecoding(text, start, end, template)
        ? unescape(text, start, end, raw, template)
        : new String(text, start, end - start);
  }

  private static int quotes(char[] text, int start, int end) {
    boolean triple =
        start + 2 < end && text[start + 1] == text[start] && text[start + 2] == text[start];
    return triple ? 3 : 1;
  }

  private static boolean closed(char[] text, int start, int end, int quotes) {
    return end - quotes >= start && text[end - 1] == text[start - 1];
  }

  private static boolean needsDecoding(char[] text, int start, int end, boolean template) {
    for (int i = start; i < end; i++) {
      if (text[i] == '\\' || text[i] == '\r' || (template && (text[i] == '{' || text[i] == '}'))) {
        return true;
      }
    }
    return false;
  }

  private static String unescape(char[] text, int start, int end, boolean raw, boolean template) {
    StringBuilder out = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      char c = text[at];
      if (c == '\\' && !raw && at + 1 < end) {
        at = escape(text, at, end, out);
      } else if (c == '\r') {
        out.append('\n');
        at += at + 1 < end && text[at + 1] == '\n' ? 2 : 1;
      } else {
        out.append(c);
        boolean doubled = template && (c == '{' || c == '}') && at + 1 < end && text[at + 1] == c;
        at += doubled ? 2 : 1;
      }
    }
    return out.toString();
  }

  private static int escape(char[] text, int at, int end, StringBuilder out) {
    char c = text[at + 1];
    switch (c) {
      case '\n' -> {}
      case '\r' -> {
        return at + (at + 2 < end && text[at + 2] == '\n' ? 3 : 2);
      }
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000B');
      case '\\', '\'', '"' -> out.append(c);
      case 'x' -> {
        return number(text, at + 2, Math.min(end, at + 4), 16, out);
      }
      case 'u' -> {
        return number(text, at + 2, Math.min(end, at + 6), 16, out);
      }
      case 'U' -> {
        return number(text, at + 2, Math.min(end, at + 10), 16, out);
      }
      case 'N' -> {
        return named(text, at, end, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(text, at + 1, Math.min(end, at + 4), 8, out);
      }
      default -> out.append('\\').append(c);
    }
    return at + 2;
  }

  private static int named(char[] text, int at, int end, StringBuilder out) {
    int close = at + 2;
    while (close < end && text[close] != '}') {
      close++;
    }
    if (at + 2 >= end || text[at + 2] != '{' || close == end) {
      out.append("\\N");
      return at + 2;
    }
    try {
      out.appendCodePoint(Character.codePointOf(new String(text, at + 3, close - at - 3)));
    } catch (IllegalArgumentException noSuchName) {
      out.append('?');
    }
    return close + 1;
  }

  private static int number(char[] text, int from, int limit, int radix, StringBuilder out) {
    int value = 0;
    int at = from;
    while (at < limit && Character.digit(text[at], radix) >= 0 && text[at] < 0x80) {
      value = value * radix + Character.digit(text[at], radix);
      at++;
    }
    out.appendCodePoint(value >= 0 && value <= MAX_CODE_POINT ? value : '?');
    return at;
  }

  /** The whole number that a token stands for, or -1 when it is none or larger than can be. */
  public static long number(Tokens tokens, int token) {
    long plain = plainNumber(tokens.text(), tokens.start(token), tokens.end(token));
    if (plain >= 0) {
      return plain;
    }
    String digits =
        new String(tokens.text(), tokens.start(token), tokens.end(token) - tokens.start(token));
    digits = digits.replace("_", "");
    if (digits.length() > 2 && digits.charAt(0) == '0') {
      int kind = digits.charAt(1) | 0x20;
      int radix = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 0;
      if (radix > 0) {
        return Numerals.whole(digits, 2, radix);
      }
    }
    return Numerals.decimal(digits);
  }

  /** The number that is written with few decimal digits and nothing else, or -1. */
  private static long plainNumber(char[] text, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c < '0' || c > '9' || end - start > MAX_PLAIN_DIGITS) {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
