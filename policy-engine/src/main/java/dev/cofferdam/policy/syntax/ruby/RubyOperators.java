package dev.cofferdam.policy.syntax.ruby;

/** Ruby's operators: how long they are, and how tightly they bind; a higher number binds first. */
final class RubyOperators {

  /** Flag in an operator: it stands before its only operand. */
  static final int PREFIX = 1 << 28;

  /** Flag in an operator: it has no characters of its own. */
  static final int WORD = 1 << 29;

  static final int SAFE = '&' | '.' << 8;
  static final int SCOPE = ':' | ':' << 8;
  static final int ARROW = '-' | '>' << 8;
  static final int ROCKET = '=' | '>' << 8;
  static final int OR_BLOCK = '|' | '|' << 8;
  static final int AND_THEN = '&' | '&' << 8;

  static final int COMMA = WORD | 1;
  static final int ENTRY = WORD | 2;
  static final int LABEL = WORD | 3;
  static final int QUESTION = WORD | 4;
  static final int COLON = WORD | 5;
  static final int WORD_AND = WORD | 6;
  static final int WORD_OR = WORD | 7;
  static final int RESCUE = WORD | 8;
  static final int NOT = WORD | PREFIX | 9;
  static final int SIGN = WORD | PREFIX | 10;
  static final int SPREAD = WORD | PREFIX | 11;
  static final int BANG = WORD | PREFIX | 12;
  static final int RETURN = WORD | PREFIX | 13;
  static final int CONCATENATION = WORD | 14;

  private static final String THREE = "**= <=> === ... <<= >>= &&= ||= ";
  private static final String TWO =
      "** == != >= <= && || =~ !~ .. :: += -= *= /= %= &= |= ^= << >> => -> &. ";

  private RubyOperators() {}

  /** The operator with these characters, of which there are at most three. */
  static int code(String characters) {
    return code(characters.toCharArray(), 0, characters.length());
  }

  static int code(char[] text, int at, int length) {
    int code = 0;
    for (int i = 0; i < length; i++) {
      code |= (text[at + i] & 0xFF) << (8 * i);
    }
    return code;
  }

  /** How many characters the operator has that stands there. */
  static int length(char[] text, int at) {
    if (stands(THREE, text, at, 3)) {
      return 3;
    }
    return stands(TWO, text, at, 2) ? 2 : 1;
  }

  private static boolean stands(String list, char[] text, int at, int length) {
    if (at + length > text.length || Character.isLetterOrDigit(text[at + 1])) {
      return false;
    }
    for (int i = 0; i < list.length(); i += length + 1) {
      boolean same = true;
      for (int k = 0; k < length; k++) {
        same &= list.charAt(i + k) == text[at + k];
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** Whether an operator binds the name before it: {@code =}, {@code +=} and their like. */
  static boolean assigns(int code) {
    return code == '=' || assignsInPlace(code);
  }

  static boolean assignsInPlace(int code) {
    int length = code >> 16 != 0 ? 3 : 2;
    boolean ends = code > 0xFF && code >> (8 * (length - 1)) == '=';
    char first = (char) (code & 0xFF);
    boolean shifts = length == 3 || (first != '<' && first != '>');
    return ends && shifts && "+-*/%&|^<>".indexOf(first) >= 0;
  }

  /** How tightly an operator binds; 0 for what is no operator between operands. */
  static int precedence(int operator) {
    if ((operator & WORD) != 0) {
      return ofWord(operator);
    }
    return assigns(operator) ? 8 : ofCharacters(operator);
  }

  private static int ofWord(int operator) {
    return switch (operator) {
      case WORD_AND, WORD_OR -> 2;
      case NOT, RETURN -> 4;
      case ENTRY, LABEL -> 5;
      case COMMA -> 9;
      case RESCUE -> 10;
      case QUESTION, COLON -> 12;
      case SPREAD -> 6;
      case SIGN, BANG -> 50;
      case CONCATENATION -> 60;
      default -> 0;
    };
  }

  private static int ofCharacters(int operator) {
    char first = (char) (operator & 0xFF);
    int second = operator >> 8 & 0xFF;
    return switch (first) {
      case '.' -> second == '.' ? 14 : 0;
      case '|' -> second == '|' ? 16 : 24;
      case '&' -> second == '&' ? 18 : second == 0 ? 26 : 0;
      case '=', '!' -> second == '>' ? 5 : second == 0 ? 0 : 20;
      case '<', '>' -> second == first ? 28 : operator == code("<=>") ? 20 : 22;
      case '^' -> 24;
      case '+', '-' -> second == 0 ? 30 : 0;
      case '*' -> second == '*' ? 52 : 32;
      case '/', '%' -> 32;
      default -> 0;
    };
  }

  /** Whether operators of the same precedence are grouped from the right. */
  static boolean fromTheRight(int operator) {
    return assigns(operator)
        || operator == code("**")
        || operator == QUESTION
        || operator == COLON
        || (operator & PREFIX) != 0;
  }
}
