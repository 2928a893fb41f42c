package dev.cofferdam.policy.syntax.curly.word;

import dev.cofferdam.policy.syntax.Numerals;
import dev.cofferdam.policy.syntax.Tokens;

/** What the texts and numbers of the languages with curly brackets stand for. */
public final class Literals {

  private static final int MAX_CODE_POINT = 0x10FFFF;
  private static final int MAX_DIGITS = 40;

  private Literals() {}

  /** The text that a string token stands for; of one without quotes, its characters. */
  public static String decode(Tokens tokens, int token, Family family) {
    char[] text = tokens.text();
    int start = tokens.start(token);
    int end = tokens.end(token);
    char[] slice = java.util.Arrays.copyOfRange(text, start, Math.max(start, end));
    if (family == Family.JAVA) {
      slice = Source.withUnicodeEscapes(slice).read();
      if (Scan.stands(slice, 0, "\"\"\"")) {
        return block(slice);
      }
    } else if (family == Family.GO && slice.length > 0 && slice[0] == '`') {
      return new String(slice, 1, Math.max(0, slice.length - 2)).replace("\r", "");
    } else if (family.isC()) {
      int quote = quote(slice);
      boolean raw = quote > 0 && quote < slice.length && slice[quote] == '"';
      if (raw && slice[quote - 1] == 'R') {
        return raw(slice, quote);
      }
      slice = Source.withJoinedLines(slice).read();
    }
    int quote = quote(slice);
    if (quote == slice.length) {
      return new String(slice);
    }
    boolean closed = slice.length > quote + 1 && slice[slice.length - 1] == slice[quote];
    return unescape(slice, quote + 1, closed ? slice.length - 1 : slice.length);
  }

  private static int quote(char[] slice) {
    for (int i = 0; i < Math.min(4, slice.length); i++) {
      if (slice[i] == '"' || slice[i] == '\'') {
        return i;
      }
    }
    return slice.length;
  }

  /** The name of the header that a string token names, in whatever quotes, without detours. */
  public static String header(Tokens tokens, int token) {
    char[] text = tokens.text();
    int start = tokens.start(token);
    int end = tokens.end(token);
    char[] slice = java.util.Arrays.copyOfRange(text, start, Math.max(start, end));
    String plain = new String(Source.withJoinedLines(slice).read()).trim();
    boolean quoted = plain.length() > 1 && (plain.charAt(0) == '<' || plain.charAt(0) == '"');
    String name = quoted ? plain.substring(1, plain.length() - 1) : plain;
    int detour = name.indexOf("/../");
    for (int i = 0; i < MAX_DIGITS && detour > 0; i++) {
      int before = name.lastIndexOf('/', detour - 1) + 1;
      name = name.substring(0, before) + name.substring(detour + 4);
      detour = name.indexOf("/../");
    }
    name = name.replace("/./", "/").trim();
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static String block(char[] slice) {
    int from = 3;
    while (from < slice.length && slice[from] != '\n' && slice[from] != '\r') {
      from++;
    }
    from = Math.min(from + 1, slice.length);
    int to = Math.max(from, slice.length - 3);
    String stripped = new String(slice, from, to - from).stripIndent();
    return unescape(stripped.toCharArray(), 0, stripped.length());
  }

  private static String raw(char[] slice, int quote) {
    int open = quote + 1;
    while (open < slice.length && slice[open] != '(') {
      open++;
    }
    int close = slice.length - (open - quote) - 1;
    return close > open ? new String(slice, open + 1, close - open - 1) : "";
  }

  private static String unescape(char[] text, int start, int end) {
    StringBuilder out = new StringBuilder(Math.max(0, end - start));
    int at = start;
    while (at < end) {
      char c = text[at];
      if (c == '\\' && at + 1 < end) {
        at = escape(text, at + 1, end, out);
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
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 's' -> out.append(' ');
      case 'a' -> out.append('\u0007');
      case 'v' -> out.append('\u000B');
      case 'e' -> out.append('\u001B');
      case '\n' -> {}
      case 'x' -> {
        return number(text, at + 1, Math.min(end, at + 3), 16, out);
      }
      case 'u' -> {
        return number(text, at + 1, Math.min(end, at + 5), 16, out);
      }
      case 'U' -> {
        return number(text, at + 1, Math.min(end, at + 9), 16, out);
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
    while (at < limit && Character.digit(text[at], radix) >= 0 && text[at] < 0x80) {
      value = value * radix + Character.digit(text[at], radix);
      at++;
    }
    out.appendCodePoint(value >= 0 && value <= MAX_CODE_POINT ? value : '?');
    return at;
  }

  /** The whole number that a token stands for, or -1 when it is none or larger than can be. */
  public static long number(Tokens tokens, int token) {
    int length = Math.min(MAX_DIGITS, tokens.end(token) - tokens.start(token));
    String digits = new String(tokens.text(), tokens.start(token), Math.max(0, length));
    digits = digits.replace("_", "").replace("'", "");
    int end = digits.length();
    boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
    while (end > 1 && "uUlL".indexOf(digits.charAt(end - 1)) >= 0) {
      end--;
    }
    digits = digits.substring(0, end);
    boolean binary = digits.startsWith("0b") || digits.startsWith("0B");
    boolean octal = digits.length() > 1 && digits.charAt(0) == '0' && !binary;
    return hex || binary
        ? Numerals.whole(digits, 2, hex ? 16 : 2)
        : Numerals.whole(digits, 0, octal ? 8 : 10);
  }
}
