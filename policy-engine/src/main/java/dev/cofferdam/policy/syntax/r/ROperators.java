package dev.cofferdam.policy.syntax.r;

/** R's operators: how long they are, and how tightly they bind; a higher number binds first. */
final class ROperators {

  /** Flag in an operator: it stands before its only operand. */
  static final int PREFIX = 1 << 28;

  /** Flag in an operator: it has no characters of its own. */
  static final int WORD = 1 << 29;

  /** An operator between percent signs. */
  static final int SPECIAL = '%';

  static final int SCOPE = ':' | ':' << 8;
  static final int INNER_SCOPE = ':' | ':' << 8 | ':' << 16;
  static final int DOUBLE_BRACKET = '[' | '[' << 8;
  static final int PIPE = '|' | '>' << 8;
  static final int LEFT = '<' | '-' << 8;
  static final int OUTER_LEFT = '<' | '<' << 8 | '-' << 16;
  static final int RIGHT = '-' | '>' << 8;
  static final int OUTER_RIGHT = '-' | '>' << 8 | '>' << 16;
  static final int DEFINE = ':' | '=' << 8;

  static final int FUNCTION = WORD | PREFIX | 1;
  static final int IF = WORD | PREFIX | 2;
  static final int LOOP = WORD | PREFIX | 3;
  static final int ELSE = WORD | 4;
  static final int IN = WORD | 5;
  static final int NOT = WORD | PREFIX | 6;
  static final int SIGN = WORD | PREFIX | 7;
  static final int FORMULA = WORD | PREFIX | 8;
  static final int ARGUMENT = WORD | 9;

  private static final String LONG = "<<- ->> :::";
  private static final String TWO = "<- -> <= >= == != && || |> :: := ** [[";

  private ROperators() {}

  static int code(char[] text, int at, int length) {
    int code = 0;
    for (int i = 0; i < length; i++) {
      code |= (text[at + i] & 0xFF) << (8 * i);
    }
    return code;
  }

  /** How many characters the operator has that stands there. */
  static int length(char[] text, int at) {
    return stands(LONG, text, at, 3) ? 3 : stands(TWO, text, at, 2) ? 2 : 1;
  }

  private static boolean stands(String list, char[] text, int at, int length) {
    if (at + length > text.length) {
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

  /** Whether an operator binds what stands before it. */
  static boolean assignsLeft(int operator) {
    return operator == LEFT || operator == OUTER_LEFT || operator == '=' || operator == DEFINE;
  }

  /** Whether an operator binds what stands after it. */
  static boolean assignsRight(int operator) {
    return operator == RIGHT || operator == OUTER_RIGHT;
  }

  /** How tightly an operator binds; 0 for what is no operator between operands. */
  static int precedence(int operator) {
    if ((operator & WORD) != 0) {
      return switch (operator) {
        case FUNCTION, IF, LOOP, ELSE, IN -> 2;
        case ARGUMENT -> 1;
        case FORMULA -> 6;
        case NOT -> 9;
        case SIGN -> 15;
        default -> 0;
      };
    }
    return switch (operator) {
      case '?' -> 2;
      case '=' -> 3;
      case LEFT, OUTER_LEFT, DEFINE -> 4;
      case RIGHT, OUTER_RIGHT -> 5;
      case '~' -> 6;
      case '|', '|' | '|' << 8 -> 7;
      case '&', '&' | '&' << 8 -> 8;
      case '+', '-' -> 11;
      case '*', '/' -> 12;
      case SPECIAL, PIPE -> 13;
      case ':' -> 14;
      case '^', '*' | '*' << 8 -> 16;
      default -> compares(operator) ? 10 : 0;
    };
  }

  /** Whether an operator compares. */
  static boolean compares(int operator) {
    char first = (char) (operator & 0xFF);
    int second = operator >> 8;
    boolean plain = second == 0 && (first == '<' || first == '>');
    return plain
        || (second == '=' && (first == '<' || first == '>' || first == '=' || first == '!'));
  }

  /** Whether operators of the same precedence are grouped from the right. */
  static boolean fromTheRight(int operator) {
    return assignsLeft(operator) || operator == '^' || operator == ELSE || (operator & PREFIX) != 0;
  }
}
