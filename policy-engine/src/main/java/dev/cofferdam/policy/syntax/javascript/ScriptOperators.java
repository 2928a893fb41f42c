package dev.cofferdam.policy.syntax.javascript;

/** JavaScript's operators as numbers, and how tightly they bind; a higher one binds first. */
final class ScriptOperators {

  /** Flag in an operator: it stands before its only operand. */
  static final int PREFIX = 1 << 28;

  /** Flag in an operator: it has no characters of its own. */
  static final int WORD = 1 << 29;

  /** A key and its value. */
  static final int ENTRY = WORD | 0x101;

  /** The first part of a choice. */
  static final int QUESTION = WORD | 0x102;

  /** The second part of a choice. */
  static final int OTHERWISE = WORD | 0x103;

  /** The first assignment of a declaration. */
  static final int DECLARE = WORD | 0x104;

  /** The loop over elements. */
  static final int EACH = WORD | 0x105;

  /** A comparison by a word. */
  static final int COMPARE = WORD | 0x106;

  /** The body of an anonymous function. */
  static final int BODY = WORD | PREFIX | 0x107;

  /** A spread element. */
  static final int SPREAD = WORD | PREFIX | 0x108;

  /** A sign, or another word before an operand. */
  static final int SIGN = WORD | PREFIX | 0x109;

  /** A word before an operand that gives the operand. */
  static final int AWAIT = WORD | PREFIX | 0x10A;

  static final int ARROW = code("=>");

  /** {@code ?.}, as a constant that a switch can name. */
  static final int OPTIONAL_CODE = '?' | '.' << 8;

  static final int ELLIPSIS = code("...");
  static final int INCREMENT = code("++");
  static final int DECREMENT = code("--");

  private static final int EACHED = 1;
  private static final int ENTRIES = 2;
  private static final int ASSIGNMENT = 3;
  private static final int CHOICE = 4;
  private static final int NULLISH = 5;
  private static final int OR = 6;
  private static final int AND = 7;
  private static final int BIT_OR = 8;
  private static final int BIT_XOR = 9;
  private static final int BIT_AND = 10;
  private static final int EQUALITY = 11;
  private static final int COMPARISON = 12;
  private static final int SHIFT = 13;
  private static final int SUM = 14;
  private static final int PRODUCT = 15;
  private static final int POWER = 16;
  private static final int SIGNED = 17;

  private ScriptOperators() {}

  /** The operator with these characters, of which the first three count. */
  static int code(String characters) {
    int code = 0;
    for (int i = 0; i < Math.min(3, characters.length()); i++) {
      code |= characters.charAt(i) << (8 * i);
    }
    return code;
  }

  /** How many characters the operator has that stands there. */
  static int length(char[] text, int at) {
    char c = text[at];
    char second = at + 1 < text.length ? text[at + 1] : ' ';
    char third = at + 2 < text.length ? text[at + 2] : ' ';
    char fourth = at + 3 < text.length ? text[at + 3] : ' ';
    return switch (c) {
      case '.' -> second == '.' && third == '.' ? 3 : 1;
      case '?' -> question(second, third);
      case '=' -> second == '=' ? (third == '=' ? 3 : 2) : second == '>' ? 2 : 1;
      case '!' -> second == '=' ? (third == '=' ? 3 : 2) : 1;
      case '<' -> second == '<' ? (third == '=' ? 3 : 2) : second == '=' ? 2 : 1;
      case '>' -> greater(second, third, fourth);
      case '*', '&', '|' -> second == c ? (third == '=' ? 3 : 2) : second == '=' ? 2 : 1;
      case '+', '-' -> second == c || second == '=' ? 2 : 1;
      case '%', '^', '/' -> second == '=' ? 2 : 1;
      default -> 1;
    };
  }

  private static int question(char second, char third) {
    if (second == '.') {
      return third >= '0' && third <= '9' ? 1 : 2;
    }
    return second == '?' ? (third == '=' ? 3 : 2) : 1;
  }

  private static int greater(char second, char third, char fourth) {
    if (second != '>') {
      return second == '=' ? 2 : 1;
    }
    if (third != '>') {
      return third == '=' ? 3 : 2;
    }
    return fourth == '=' ? 4 : 3;
  }

  /** How tightly an operator binds; 0 for what is none between operands. */
  static int precedence(int operator) {
    return (operator & WORD) != 0 ? ofWord(operator) : ofCharacters(operator);
  }

  private static int ofWord(int operator) {
    return switch (operator) {
      case EACH -> EACHED;
      case ENTRY -> ENTRIES;
      case DECLARE, BODY, SPREAD -> ASSIGNMENT;
      case QUESTION, OTHERWISE -> CHOICE;
      case COMPARE -> COMPARISON;
      case SIGN, AWAIT -> SIGNED;
      default -> 0;
    };
  }

  private static int ofCharacters(int operator) {
    if (assigns(operator)) {
      return ASSIGNMENT;
    }
    int second = (operator >> 8) & 0xFF;
    return switch ((char) (operator & 0xFF)) {
      case '?' -> second == '?' ? NULLISH : 0;
      case '|' -> second == '|' ? OR : BIT_OR;
      case '&' -> second == '&' ? AND : BIT_AND;
      case '^' -> BIT_XOR;
      case '=', '!' -> second == '=' ? EQUALITY : 0;
      case '<' -> second == '<' ? SHIFT : COMPARISON;
      case '>' -> second == '>' ? SHIFT : COMPARISON;
      case '+', '-' -> second == 0 ? SUM : 0;
      case '*' -> second == '*' ? POWER : PRODUCT;
      case '/', '%' -> PRODUCT;
      default -> 0;
    };
  }

  /** Whether operators of the same precedence are grouped from the right. */
  static boolean fromTheRight(int operator) {
    int precedence = precedence(operator);
    return precedence == ASSIGNMENT
        || precedence == CHOICE
        || precedence == POWER
        || (operator & PREFIX) != 0;
  }

  /** Whether the characters are an assignment, one that computes included. */
  static boolean assigns(int operator) {
    int length = operator >> 16 != 0 ? 3 : operator >> 8 != 0 ? 2 : 1;
    char last = (char) ((operator >> (8 * (length - 1))) & 0xFF);
    char first = (char) (operator & 0xFF);
    if (last != '=') {
      return false;
    }
    boolean compares = first == '!' || (first == '=' && length > 1);
    boolean orders = (first == '<' || first == '>') && length == 2;
    return !compares && !orders;
  }
}
