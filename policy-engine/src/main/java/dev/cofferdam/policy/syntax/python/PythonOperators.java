package dev.cofferdam.policy.syntax.python;

/** How tightly Python's operators bind, as numbers; a higher one binds first. */
final class PythonOperators {

  /** Flag in an operator: it stands before its only operand. */
  static final int PREFIX = 1 << 28;

  /** Flag in an operator: it is a keyword, or has no characters of its own, and not a symbol. */
  static final int WORD = 1 << 29;

  /** Text beside text. */
  static final int CONCATENATION = WORD | 0x100;

  /** What separates the targets of a loop. */
  static final int TARGET_COMMA = WORD | 0x101;

  /** A key and its value. */
  static final int ENTRY = WORD | 0x102;

  /** The name of an argument and its value. */
  static final int ARGUMENT = WORD | 0x103;

  /** The body of an anonymous function. */
  static final int LAMBDA_BODY = WORD | PREFIX | 0x104;

  /** A spread element. */
  static final int SPREAD = WORD | PREFIX | 0x105;

  /** A sign, or something else before an operand. */
  static final int SIGN = WORD | PREFIX | 0x106;

  static final int NOT = WORD | PREFIX | PythonWords.NOT;
  static final int AWAIT = WORD | PREFIX | PythonWords.AWAIT;
  static final int YIELD = WORD | PREFIX | PythonWords.YIELD;
  static final int WALRUS = ':' | '=' << 8;

  private static final int PRODUCT_SIGN = '*';
  private static final int POWER_SIGN = '*' | '*' << 8;
  private static final int FLOOR_IN_PLACE = '/' | '/' << 8 | '=' << 16;
  private static final int LEFT_IN_PLACE = '<' | '<' << 8 | '=' << 16;
  private static final int RIGHT_IN_PLACE = '>' | '>' << 8 | '=' << 16;

  private static final int LOWEST = 1;
  private static final int BINDING = 2;
  private static final int COMPREHENSION = 3;
  private static final int BODY = 4;
  private static final int CONDITION = 5;
  private static final int OR = 6;
  private static final int AND = 7;
  private static final int NEGATION = 8;
  private static final int COMPARISON = 9;
  private static final int TARGETS = 10;
  private static final int BIT_OR = 11;
  private static final int BIT_XOR = 12;
  private static final int BIT_AND = 13;
  private static final int SHIFT = 14;
  private static final int SUM = 15;
  private static final int PRODUCT = 16;
  private static final int SIGNED = 17;
  private static final int POWER = 18;
  private static final int AWAITED = 19;
  private static final int ADJACENT = 20;

  private PythonOperators() {}

  /** The operator with these characters, of which there are at most three. */
  static int code(String characters) {
    int code = 0;
    for (int i = 0; i < characters.length(); i++) {
      code |= characters.charAt(i) << (8 * i);
    }
    return code;
  }

  /** How tightly an operator binds; 0 for what is no operator. */
  static int precedence(int operator) {
    return (operator & WORD) != 0 ? ofWord(operator) : ofCharacters(operator);
  }

  private static int ofWord(int operator) {
    return switch (operator) {
      case CONCATENATION -> ADJACENT;
      case TARGET_COMMA -> TARGETS;
      case ENTRY, WORD | PythonWords.AS -> BINDING;
      case ARGUMENT, YIELD, WORD | PythonWords.FROM -> LOWEST;
      case LAMBDA_BODY, SPREAD -> BODY;
      case SIGN -> SIGNED;
      case NOT -> NEGATION;
      case AWAIT -> AWAITED;
      case WORD | PythonWords.FOR -> COMPREHENSION;
      case WORD | PythonWords.IF, WORD | PythonWords.ELSE -> CONDITION;
      case WORD | PythonWords.OR -> OR;
      case WORD | PythonWords.AND -> AND;
      case WORD | PythonWords.IN, WORD | PythonWords.IS -> COMPARISON;
      default -> 0;
    };
  }

  private static int ofCharacters(int operator) {
    char first = (char) (operator & 0xFF);
    int second = (operator >> 8) & 0xFF;
    if (operator == WALRUS) {
      return BINDING;
    }
    return switch (first) {
      case '|' -> second == 0 ? BIT_OR : 0;
      case '^' -> second == 0 ? BIT_XOR : 0;
      case '&' -> second == 0 ? BIT_AND : 0;
      case '+', '-' -> second == 0 ? SUM : 0;
      case '@', '%' -> second == 0 ? PRODUCT : 0;
      case '/' -> second == '=' || operator == FLOOR_IN_PLACE ? 0 : PRODUCT;
      case '*' -> operator == PRODUCT_SIGN ? PRODUCT : operator == POWER_SIGN ? POWER : 0;
      case '<', '>' -> shiftOrComparison(operator, second);
      case '=', '!' -> second == '=' ? COMPARISON : 0;
      default -> 0;
    };
  }

  private static int shiftOrComparison(int operator, int second) {
    boolean assigns = (operator >> 16) != 0;
    boolean shift = second == '<' || (second == '>' && (operator & 0xFF) == '>');
    return assigns ? 0 : shift ? SHIFT : COMPARISON;
  }

  /** Whether operators of the same precedence are grouped from the right. */
  static boolean fromTheRight(int operator) {
    return operator == POWER_SIGN || operator == WALRUS || (operator & PREFIX) != 0;
  }

  /** Whether the characters assign what they compute: {@code +=} and its like. */
  static boolean assignsInPlace(int operator) {
    int length = operator >> 16 != 0 ? 3 : operator >> 8 != 0 ? 2 : 1;
    char last = (char) ((operator >> (8 * (length - 1))) & 0xFF);
    char first = (char) (operator & 0xFF);
    boolean joined = length > 1 && last == '=' && "+-*/%&|^@".indexOf(first) >= 0;
    return joined || operator == RIGHT_IN_PLACE || operator == LEFT_IN_PLACE;
  }
}
