package dev.cofferdam.policy.syntax.python;

/** How far numbers and operators go. */
final class PythonNumbers {

  private static final String HEX = "0123456789abcdefABCDEF_";

  private PythonNumbers() {}

  /** The end of the number that starts there. A keyword may follow at once, as in {@code 1or x}. */
  static int end(char[] text, int start) {
    if (text[start] == '0' && start + 1 < text.length) {
      int radix = text[start + 1] | 0x20;
      if (radix == 'x') {
        return run(text, start + 2, HEX);
      }
      if (radix == 'b' || radix == 'o') {
        return digits(text, start + 2);
      }
    }
    int at = digits(text, start);
    if (at < text.length && text[at] == '.') {
      at = digits(text, at + 1);
    }
    at = exponent(text, at);
    return at < text.length && (text[at] == 'j' || text[at] == 'J' || text[at] == 'L')
        ? at + 1
        : at;
  }

  private static int exponent(char[] text, int at) {
    if (at >= text.length || (text[at] | 0x20) != 'e') {
      return at;
    }
    int digit = at + 1;
    if (digit < text.length && (text[digit] == '+' || text[digit] == '-')) {
      digit++;
    }
    return digit < text.length && isDigit(text[digit]) ? digits(text, digit) : at;
  }

  private static int digits(char[] text, int start) {
    int at = start;
    while (at < text.length && (isDigit(text[at]) || text[at] == '_')) {
      at++;
    }
    return at;
  }

  private static int run(char[] text, int start, String allowed) {
    int at = start;
    while (at < text.length && allowed.indexOf(text[at]) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** How many characters the operator has that starts there: 1 to 3. */
  static int operatorLength(char[] text, int at) {
    char next = at + 1 < text.length ? text[at + 1] : ' ';
    char third = at + 2 < text.length ? text[at + 2] : ' ';
    char first = text[at];
    return switch (next) {
      case '=' -> "<>=!:+-*/%&|^@".indexOf(first) >= 0 ? 2 : 1;
      case '*', '/', '<' -> first != next ? 1 : third == '=' ? 3 : 2;
      case '>' -> first == '>' && third == '=' ? 3 : "><-".indexOf(first) >= 0 ? 2 : 1;
      case '.' -> first == '.' && third == '.' ? 3 : 1;
      default -> 1;
    };
  }
}
