package dev.cofferdam.policy.syntax.curly.word;

/** How tightly operators bind, as numbers; a higher one binds first. */
public final class CurlyOperators {

  /** Flag in an operator: it stands before its only operand. */
  public static final int PREFIX = 1 << 28;

  /** Flag in an operator: it has no characters of its own. */
  public static final int WORD = 1 << 29;

  /** Text beside text. */
  public static final int CONCATENATION = WORD | 0x100;

  /** The body of an anonymous function. */
  public static final int LAMBDA_BODY = WORD | PREFIX | 0x101;

  /** Something before an operand. */
  public static final int SIGN = WORD | PREFIX | 0x102;

  /** What turns its operand into something of a type, whose node is in the operator's token. */
  public static final int CAST = WORD | PREFIX | 0x103;

  /** A condition before {@code ?}. */
  public static final int CONDITION = WORD | 0x104;

  /** The two values of a condition. */
  public static final int ALTERNATIVE = WORD | 0x105;

  /** A word between two operands. */
  public static final int BETWEEN = WORD | 0x106;

  /** A key and its value, or a name and its value. */
  public static final int ENTRY = WORD | 0x107;

  /** An arrow. */
  public static final int ARROW = code("->");

  /** What joins the parts of a path. */
  public static final int PATH = code("::");

  /** What defines and assigns. */
  public static final int DEFINE = code(":=");

  /** Counts up. */
  public static final int INCREMENT = code("++");

  /** Counts down. */
  public static final int DECREMENT = code("--");

  /** Three dots. */
  public static final int ELLIPSIS = code("...");

  /** Sends to a channel, or receives from one. */
  public static final int RECEIVE = code("<-");

  private static final int ASSIGNMENT = 2;
  private static final int ALTERNATIVES = 3;
  private static final int OR = 4;
  private static final int AND = 5;
  private static final int BIT_OR = 6;
  private static final int BIT_XOR = 7;
  private static final int BIT_AND = 8;
  private static final int EQUALITY = 9;
  private static final int COMPARISON = 10;
  private static final int SHIFT = 11;
  private static final int SUM = 12;
  private static final int PRODUCT = 13;
  private static final int UNARY = 14;
  private static final int ADJACENT = 20;

  private CurlyOperators() {}

  /** The operator with these characters, of which the first three count. */
  public static int code(String characters) {
    int code = 0;
    for (int i = 0; i < Math.min(3, characters.length()); i++) {
      code |= characters.charAt(i) << (8 * i);
    }
    return code;
  }

  /** How tightly an operator binds; 0 for what is no operator between operands. */
  public static int precedence(int operator) {
    return (operator & WORD) != 0 ? ofWord(operator) : ofCharacters(operator);
  }

  private static int ofWord(int operator) {
    return switch (operator) {
      case CONCATENATION -> ADJACENT;
      case SIGN, CAST -> UNARY;
      case CONDITION, ALTERNATIVE -> ALTERNATIVES;
      case BETWEEN -> COMPARISON;
      case ENTRY -> 1;
      case LAMBDA_BODY -> 1;
      default -> 0;
    };
  }

  private static int ofCharacters(int operator) {
    if (assigns(operator)) {
      return ASSIGNMENT;
    }
    int first = operator & 0xFF;
    int second = (operator >> 8) & 0xFF;
    return switch (first) {
      case '|' -> second == '|' ? OR : BIT_OR;
      case '&' -> second == '&' ? AND : BIT_AND;
      case '^' -> BIT_XOR;
      case '=', '!' -> second == '=' ? EQUALITY : 0;
      case '<' -> second == '<' ? SHIFT : operator == RECEIVE ? ASSIGNMENT : COMPARISON;
      case '>' -> second == '>' ? SHIFT : COMPARISON;
      case '+', '-' -> second == 0 ? SUM : operator == code("->*") ? PRODUCT : 0;
      case '*', '/', '%' -> PRODUCT;
      case '.' -> second == '*' ? PRODUCT : 0;
      default -> 0;
    };
  }

  /** Whether the operator puts its right operand into its left one. */
  public static boolean assigns(int operator) {
    return operator == '=' || operator == DEFINE || assignsInPlace(operator);
  }

  /** Whether the characters assign what they compute: {@code +=} and its like. */
  public static boolean assignsInPlace(int operator) {
    if ((operator & WORD) != 0) {
      return false;
    }
    int first = operator & 0xFF;
    int second = (operator >> 8) & 0xFF;
    int third = (operator >> 16) & 0xFF;
    boolean simple = third == 0 && second == '=' && "+-*/%&|^".indexOf(first) >= 0;
    boolean shift = third == '=' && second == first && (first == '<' || first == '>');
    return simple || shift || operator == code("&^=");
  }

  /** Whether operators of the same precedence are grouped from the right. */
  public static boolean fromTheRight(int operator) {
    int precedence = precedence(operator);
    return (operator & PREFIX) != 0 || precedence == ASSIGNMENT || precedence == ALTERNATIVES;
  }
}
