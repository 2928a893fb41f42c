package dev.cofferdam.policy.syntax.curly.word;

/** Where words, numbers, texts and comments end. Whatever the text, the answer is within it. */
public final class Scan {

  private Scan() {}

  /**
   * Whether a name can start with that character; everything beyond ASCII is taken for a letter.
   */
  public static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
  }

  /** Whether that is a decimal digit. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The offset after the name that starts there. */
  public static int nameEnd(char[] text, int start) {
    int at = start;
    while (at < text.length && (startsName(text[at]) || isDigit(text[at]))) {
      at++;
    }
    return at;
  }

  /**
   * The offset after the number that starts there.
   *
   * @param separator a character between digits, besides the underscore
   */
  public static int numberEnd(char[] text, int start, char separator) {
    int at = start;
    while (at < text.length) {
      char c = text[at];
      boolean exponent = at > start && (text[at - 1] | 0x20) == 'e' && (c == '+' || c == '-');
      boolean power = at > start && (text[at - 1] | 0x20) == 'p' && (c == '+' || c == '-');
      boolean hex = start + 1 < text.length && (text[start + 1] | 0x20) == 'x';
      boolean sign = (exponent && !hex) || power;
      boolean between = c == separator && at + 1 < text.length && isDigit(text[at + 1]);
      if (!isDigit(c) && !startsName(c) && c != '.' && !sign && !between) {
        break;
      }
      at++;
    }
    return at;
  }

  /** The offset after the closing quote, or where the line ends before it. */
  public static int quotedEnd(char[] text, int start) {
    char quote = text[start];
    int at = start + 1;
    while (at < text.length) {
      char c = text[at];
      if (c == '\n' || c == '\r') {
        return at;
      }
      if (c == quote) {
        return at + 1;
      }
      at += c == '\\' && at + 1 < text.length && text[at + 1] != '\n' ? 2 : 1;
    }
    return text.length;
  }

  /** The offset of the end of the line. */
  public static int lineEnd(char[] text, int start) {
    int at = start;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at;
  }

  /** The offset after the comment that starts there with a slash and an asterisk. */
  public static int blockCommentEnd(char[] text, int start) {
    for (int at = start + 2; at + 1 < text.length; at++) {
      if (text[at] == '*' && text[at + 1] == '/') {
        return at + 2;
      }
    }
    return text.length;
  }

  /** Whether these characters stand there. */
  public static boolean stands(char[] text, int at, String characters) {
    if (at + characters.length() > text.length) {
      return false;
    }
    for (int i = 0; i < characters.length(); i++) {
      if (text[at + i] != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
