package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;

/** Identifiers, whose letters may be written as escapes, and numbers. */
final class ScriptNames {

  private static final int SHORT_ESCAPE = 6;
  private static final int LONGEST_ESCAPE = 12;

  private final char[] text;
  private final Symbols symbols;
  private int end;

  ScriptNames(char[] text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
  }

  /** Whether a name starts there; that of a private member starts with a hash. */
  boolean starts(int at) {
    char c = text[at];
    if (c == '#') {
      return at + 1 < text.length && text[at + 1] != '#' && starts(at + 1);
    }
    return isStart(c) || (c == '\\' && at + 1 < text.length && text[at + 1] == 'u');
  }

  /** The symbol of the name that starts there. */
  int symbol(int start) {
    int at = start;
    boolean escaped = false;
    while (at < text.length && (isPart(text[at]) || at == start || isEscape(at))) {
      escaped |= text[at] == '\\';
      at = text[at] == '\\' ? escapeEnd(at) : at + 1;
    }
    end = Math.min(at, text.length);
    return escaped ? symbols.of(decoded(start, end)) : symbols.of(text, start, end);
  }

  /** Where the name ends whose symbol was asked for last. */
  int end() {
    return end;
  }

  private boolean isEscape(int at) {
    return text[at] == '\\' && at + 1 < text.length && text[at + 1] == 'u';
  }

  private int escapeEnd(int at) {
    if (at + 2 < text.length && text[at + 2] == '{') {
      int close = at + 3;
      while (close < text.length && close < at + LONGEST_ESCAPE && isHex(text[close])) {
        close++;
      }
      return close < text.length && text[close] == '}' ? close + 1 : close;
    }
    int close = at + 2;
    while (close < text.length && close < at + SHORT_ESCAPE && isHex(text[close])) {
      close++;
    }
    return close;
  }

  private String decoded(int start, int stop) {
    StringBuilder out = new StringBuilder(stop - start);
    int at = start;
    while (at < stop) {
      if (text[at] != '\\') {
        out.append(text[at++]);
        continue;
      }
      int close = Math.min(stop, escapeEnd(at));
      int value = 0;
      for (int i = at + 2; i < close; i++) {
        value = isHex(text[i]) ? (value << 4) | Character.digit(text[i], 16) : value;
      }
      out.appendCodePoint(Character.isValidCodePoint(value) ? value : '?');
      at = close;
    }
    return out.toString();
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '$'
        || (c >= 0x80 && (Character.isLetter(c) || Character.isSurrogate(c)));
  }

  private static boolean isPart(char c) {
    return isStart(c)
        || (c >= '0' && c <= '9')
        || (c >= 0x80 && (Character.isUnicodeIdentifierPart(c) || c == '\u200C' || c == '\u200D'));
  }

  /** Where the number ends that starts there; it swallows no letters that are not its own. */
  static int numberEnd(char[] text, int start) {
    boolean radix =
        text[start] == '0' && start + 1 < text.length && "xXoObB".indexOf(text[start + 1]) >= 0;
    int at = start;
    if (radix) {
      at = digits(text, start + 2, true);
    } else {
      at = digits(text, at, false);
      if (at < text.length && text[at] == '.') {
        at = digits(text, at + 1, false);
      }
      at = exponent(text, at);
    }
    return at < text.length && text[at] == 'n' ? at + 1 : Math.max(at, start + 1);
  }

  private static int exponent(char[] text, int at) {
    if (at >= text.length || (text[at] | 0x20) != 'e') {
      return at;
    }
    boolean sign = at + 1 < text.length && (text[at + 1] == '+' || text[at + 1] == '-');
    int digits = at + (sign ? 2 : 1);
    boolean number = digits < text.length && text[digits] >= '0' && text[digits] <= '9';
    return number ? digits(text, digits, false) : at;
  }

  private static int digits(char[] text, int start, boolean hex) {
    int at = start;
    while (at < text.length) {
      char c = text[at];
      boolean digit = c == '_' || (hex ? isHex(c) : c >= '0' && c <= '9');
      if (!digit) {
        break;
      }
      at++;
    }
    return at;
  }
}
