package dev.cofferdam.policy.fact.ruby;

import dev.cofferdam.policy.syntax.Numerals;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.ruby.RubyFlags;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Ruby's literals mean, and in which encoding a program says that it is. */
final class RubyTexts {

  private static final int MAX_CODE_POINT = 0x10FFFF;
  private static final int MAX_LINE = 256;
  private static final int LINES = 2;
  private static final Pattern SAME =
      Pattern.compile(
          "utf-?8.*|(us-)?ascii.*|binary|iso-?8859-.*|latin-?1|(windows-|cp)125.|koi8-.|euc-.*");
  private static final Pattern COOKIE = Pattern.compile("#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");

  private RubyTexts() {}

  /** The text that a literal, or a stretch of one, stands for. */
  static String decode(Tokens tokens, int token) {
    char[] text = tokens.text();
    int data = tokens.data(token);
    boolean whole = tokens.kind(token) == Tokens.Kind.STRING;
    int start = tokens.start(token) + (whole ? RubyFlags.before(data) : 0);
    int end = Math.max(start, tokens.end(token) - (whole ? RubyFlags.after(data) : 0));
    boolean raw = (data & RubyFlags.RAW) != 0;
    boolean plain = true;
    for (int i = start; i < end; i++) {
      plain &= text[i] != '\\';
    }
    if (plain || (data & RubyFlags.PATTERN) != 0) {
      return new String(text, start, end - start);
    }
    return raw ? unquoted(text, start, end) : unescaped(text, start, end);
  }

  private static String unquoted(char[] text, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    for (int at = start; at < end; at++) {
      boolean escape =
          text[at] == '\\'
              && at + 1 < end
              && !Character.isLetterOrDigit(text[at + 1])
              && text[at + 1] != '\n';
      if (escape) {
        at++;
      }
      out.append(text[at]);
    }
    return out.toString();
  }

  private static String unescaped(char[] text, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      if (text[at] == '\\' && at + 1 < end) {
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
      case '\n' -> {}
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000B');
      case 'e' -> out.append('\u001B');
      case 's' -> out.append(' ');
      case 'x' -> {
        return number(text, at + 2, Math.min(end, at + 4), 16, out);
      }
      case 'u' -> {
        boolean braces = at + 2 < end && text[at + 2] == '{';
        return braces
            ? several(text, at + 3, end, out)
            : number(text, at + 2, Math.min(end, at + 6), 16, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(text, at + 1, Math.min(end, at + 4), 8, out);
      }
      default -> out.append(c);
    }
    return at + 2;
  }

  /** Characters by their numbers, in curly brackets with spaces between them. */
  private static int several(char[] text, int from, int end, StringBuilder out) {
    int at = from;
    while (at < end && text[at] != '}') {
      int before = at;
      if (Character.digit(text[at], 16) >= 0) {
        at = number(text, at, Math.min(end, at + 6), 16, out);
      }
      at += at == before ? 1 : 0;
    }
    return Math.min(end, at + 1);
  }

  private static int number(char[] text, int from, int limit, int radix, StringBuilder out) {
    int value = 0;
    int at = from;
    while (at < limit && text[at] < 0x80 && Character.digit(text[at], radix) >= 0) {
      value = value * radix + Character.digit(text[at], radix);
      at++;
    }
    out.appendCodePoint(value <= MAX_CODE_POINT ? value : '?');
    return at;
  }

  /** The whole number that a token stands for, or -1 when it is none or larger than can be. */
  static long number(Tokens tokens, int token) {
    int length = tokens.end(token) - tokens.start(token);
    String digits =
        new String(tokens.text(), tokens.start(token), length)
            .replace("_", "")
            .toLowerCase(Locale.ROOT);
    boolean prefixed = digits.length() > 1 && digits.charAt(0) == '0';
    if (prefixed) {
      char kind = digits.charAt(1);
      int radix = kind == 'x' ? 16 : kind == 'b' ? 2 : kind == 'd' ? 10 : 8;
      return Numerals.whole(digits, Character.isDigit(kind) ? 1 : 2, radix);
    }
    return Numerals.decimal(digits);
  }

  /** The name of a library without what may stand around it. */
  static String library(String name) {
    for (String ending : new String[] {".rb", ".so", ".bundle", ".dll"}) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** Why Ruby may read other characters than these; empty when it does not. */
  static String doubt(char[] text, Tokens tokens) {
    if (tokens.tangled()) {
      return "has documents whose ends cannot be told apart";
    }
    boolean ascii = true;
    for (char c : text) {
      ascii &= c < 0x80;
    }
    int start = 0;
    for (int line = 0; line < LINES && start < text.length && !ascii; line++) {
      int end = start;
      while (end < text.length && text[end] != '\n' && text[end] != '\r') {
        end++;
      }
      Matcher cookie = COOKIE.matcher(new String(text, start, Math.min(end - start, MAX_LINE)));
      String name = cookie.find() ? cookie.group(1).toLowerCase(Locale.ROOT) : "utf-8";
      if (!SAME.matcher(name).matches()) {
        return "declares another encoding than utf-8";
      }
      start = end + 1;
    }
    return "";
  }
}
