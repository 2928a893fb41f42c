package dev.cofferdam.policy.fact.javascript;

import dev.cofferdam.policy.syntax.Numerals;
import dev.cofferdam.policy.syntax.Tokens;

/** What string and number tokens mean. */
final class ScriptLiterals {

  private ScriptLiterals() {}

  static String text(Tokens tokens, int token) {
    char[] text = tokens.text();
    int start = tokens.start(token);
    int end = tokens.end(token);
    if (tokens.kind(token) == Tokens.Kind.STRING) {
      boolean closed = end - start > 1 && text[end - 1] == text[start];
      start++;
      end = closed ? end - 1 : end;
    }
    if (end <= start) {
      return "";
    }
    for (int i = start; i < end; i++) {
      if (text[i] == '\\' || text[i] == '\r') {
        return unescaped(text, start, end);
      }
    }
    return new String(text, start, end - start);
  }

  private static String unescaped(char[] text, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      char c = text[at];
      if (c == '\\' && at + 1 < end) {
        at = escape(text, at + 1, end, out);
      } else if (c == '\r') {
        out.append('\n');
        at += at + 1 < end && text[at + 1] == '\n' ? 2 : 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int escape(char[] text, int at, int end, StringBuilder out) {
    char c = text[at];
    switch (c) {
      case '\n', '\u2028', '\u2029' -> {}
      case '\r' -> {
        return at + (at + 1 < end && text[at + 1] == '\n' ? 2 : 1);
      }
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000B');
      case 'x' -> {
        return number(text, at + 1, Math.min(end, at + 3), 16, out);
      }
      case 'u' -> {
        boolean braces = at + 1 < end && text[at + 1] == '{';
        int from = braces ? at + 2 : at + 1;
        int after = number(text, from, Math.min(end, braces ? from + 8 : from + 4), 16, out);
        return braces && after < end && text[after] == '}' ? after + 1 : after;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(text, at, Math.min(end, at + 3), 8, out);
      }
      default -> out.append(c);
    }
    return at + 1;
  }

  private static int number(char[] text, int from, int limit, int radix, StringBuilder out) {
    int value = 0;
    int at = from;
    while (at < limit && text[at] < 0x80 && Character.digit(text[at], radix) >= 0) {
      value = value * radix + Character.digit(text[at], radix);
      at++;
    }
    out.appendCodePoint(Character.isValidCodePoint(value) ? value : '?');
    return at;
  }

  static long number(Tokens tokens, int token) {
    int start = tokens.start(token);
    String digits = new String(tokens.text(), start, tokens.end(token) - start).replace("_", "");
    if (digits.endsWith("n")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    boolean prefixed = digits.length() > 2 && digits.charAt(0) == '0';
    int kind = prefixed ? digits.charAt(1) | 0x20 : 0;
    int radix = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 10;
    return radix == 10 ? Numerals.decimal(digits) : Numerals.whole(digits, 2, radix);
  }
}
