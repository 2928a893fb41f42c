package dev.cofferdam.policy.fact.r;

import dev.cofferdam.policy.syntax.Numerals;
import dev.cofferdam.policy.syntax.Tokens;

/** What R's literals mean. */
final class RTexts {

  private static final int MAX_CODE_POINT = 0x10FFFF;

  private RTexts() {}

  /** The text that a string token stands for. */
  static String decode(Tokens tokens, int token) {
    char[] text = tokens.text();
    int data = tokens.data(token);
    boolean raw = (data & 1) != 0;
    int start = tokens.start(token) + (raw ? data >> 8 & 0xFF : 1);
    int end = tokens.end(token);
    if (raw) {
      end -= data >> 16 & 0xFF;
    } else if (end > start && text[end - 1] == text[start - 1]) {
      end--;
    }
    if (end <= start) {
      return "";
    }
    StringBuilder out = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      if (text[at] == '\\' && !raw && at + 1 < end) {
        at = escape(text, at, end, out);
      } else {
        out.append(text[at++]);
      }
    }
    return out.toString();
  }

  private static int escape(char[] text, int at, int end, StringBuilder out) {
    char c = text[at + 1];
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000B');
      case 'x' -> {
        return number(text, at + 2, Math.min(end, at + 4), 16, out);
      }
      case 'u', 'U' -> {
        boolean braces = at + 2 < end && text[at + 2] == '{';
        int from = at + (braces ? 3 : 2);
        int after = number(text, from, Math.min(end, from + (c == 'u' ? 4 : 8)), 16, out);
        return braces && after < end && text[after] == '}' ? after + 1 : after;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(text, at + 1, Math.min(end, at + 4), 8, out);
      }
      default -> out.append(c);
    }
    return at + 2;
  }

  private static int number(char[] text, int from, int limit, int radix, StringBuilder out) {
    int value = 0;
    int at = from;
    while (at < limit && text[at] < 0x80 && Character.digit(text[at], radix) >= 0) {
      value = value * radix + Character.digit(text[at], radix);
      at++;
    }
    out.appendCodePoint(value >= 0 && value <= MAX_CODE_POINT ? value : '?');
    return at;
  }

  /** The whole number that a token stands for, or -1 when it is none or larger than can be. */
  static long number(Tokens tokens, int token) {
    int length = tokens.end(token) - tokens.start(token);
    String digits = new String(tokens.text(), tokens.start(token), length);
    if (digits.endsWith("L") || digits.endsWith("i")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    boolean hex = digits.length() > 2 && (digits.charAt(1) | 0x20) == 'x';
    return hex ? Numerals.whole(digits, 2, 16) : Numerals.decimal(digits);
  }
}
