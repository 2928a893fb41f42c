package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.syntax.Tokens;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding that a program says it is in. The judge reads UTF-8; a program that Python would
 * read otherwise is not the program that was judged.
 */
final class PythonEncoding {

  private static final int LINES = 2;
  private static final int MAX_LINE = 256;
  private static final Pattern COOKIE =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");
  private static final Set<String> SAME =
      Set.of("utf8", "utf", "u8", "utf8sig", "cp65001", "utf8unix", "utf8dos", "utf8mac");
  private static final Pattern SAME_FOR_ASCII =
      Pattern.compile(
          "(ascii|usascii|latin1?|iso8859.*|l1|cp12\\d\\d|windows12\\d\\d|koi8r|koi8u|macroman|cp437|cp850|gbk|gb2312|gb18030|euc.*)");

  private PythonEncoding() {}

  /** Why Python may read other characters than these; empty when it does not. */
  static String doubt(char[] text, Tokens tokens) {
    if (hasNul(text)) {
      return "contains the character NUL";
    }
    int start = 0;
    for (int line = 0; line < LINES && start < text.length; line++) {
      int end = lineEnd(text, start);
      if (!hasComment(text, start, end)) {
        start = end + 1;
        continue;
      }
      String content = new String(text, start, Math.min(end - start, MAX_LINE));
      Matcher cookie = COOKIE.matcher(content);
      if (cookie.find() && !isSame(cookie.group(1), text)) {
        return "declares another encoding than utf-8";
      }
      start = end + 1;
    }
    return tokens.count() == 0 ? "has no tokens" : "";
  }

  private static boolean hasComment(char[] text, int start, int end) {
    for (int i = start; i < Math.min(end, start + MAX_LINE); i++) {
      if (text[i] == '#') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNul(char[] text) {
    for (char c : text) {
      if (c == 0) {
        return true;
      }
    }
    return false;
  }

  private static int lineEnd(char[] text, int start) {
    int at = start;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at;
  }

  private static boolean isSame(String name, char[] text) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (SAME.contains(plain)) {
      return true;
    }
    return SAME_FOR_ASCII.matcher(plain).matches() && isAscii(text);
  }

  private static boolean isAscii(char[] text) {
    for (char c : text) {
      if (c >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
