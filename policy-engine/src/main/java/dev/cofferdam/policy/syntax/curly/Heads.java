package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.curly.word.Brackets;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Word;

/**
 * Looks ahead in a statement of Java, C or C++ to tell a declaration from an expression: over
 * brackets in one step, and not further than a declaration can be long.
 */
final class Heads {

  private static final int MAX_LENGTH = 400;
  private static final int MAX_INITIALIZERS = 64;

  /** What a statement is. */
  enum Shape {
    /** No declaration. */
    EXPRESSION,
    /** Variables. */
    VARIABLES,
    /** A function and its body. */
    FUNCTION,
    /** A function without a body. */
    PROTOTYPE,
    /** A class and its body. */
    TYPE_BODY
  }

  private final CurlyCursor cursor;
  private final Mentions mentions;
  private final int record;
  private int start;
  private int open;
  private int close;
  private int name;
  private int classAt;
  private int chains;
  private int end;
  private boolean pointer;

  Heads(CurlyCursor cursor, Mentions mentions, int record) {
    this.cursor = cursor;
    this.mentions = mentions;
    this.record = record;
  }

  /** The bracket before the parameters. */
  int open() {
    return open;
  }

  /** The bracket after the parameters. */
  int close() {
    return close;
  }

  /** The token of the name that is declared. */
  int name() {
    return name;
  }

  /** The keyword of the class that is declared. */
  int classAt() {
    return classAt;
  }

  /** The token after the head: a curly bracket, or what ends or initializes it. */
  int end() {
    return end;
  }

  /** What the statement is that begins here. */
  Shape classify(boolean inFunction, boolean inClass) {
    start = cursor.at();
    open = Brackets.NONE;
    close = Brackets.NONE;
    name = Brackets.NONE;
    classAt = Brackets.NONE;
    chains = 0;
    pointer = false;
    end = start;
    boolean more = true;
    int steps = 0;
    while (more && end < cursor.last() && ++steps < MAX_LENGTH) {
      more = cursor.kind(end) == Kind.OPERATOR ? operator() : word();
      more &= cursor.look(1);
    }
    return end < 0 ? Shape.EXPRESSION : shape(inFunction, inClass);
  }

  /** Goes beyond a word; false when the head ends here, and no head at all when it is negative. */
  private boolean word() {
    if (cursor.kind(end) != Kind.NAME) {
      boolean linkage = cursor.kind(end) == Kind.STRING && cursor.word(end - 1) == Word.MODIFIER;
      return (linkage && end > start) ? next(end) : none();
    }
    switch (cursor.word(end)) {
      case NAME -> {
        boolean joined = end > start && isJoint(cursor.operator(end - 1));
        chains += joined ? 0 : 1;
        name = end;
      }
      case PRIMITIVE -> chains++;
      case MODIFIER, TELLING -> {}
      case ATTRIBUTE -> {
        return attribute();
      }
      case CLASS, ENUM, NAMESPACE -> {
        classAt = classAt == Brackets.NONE ? end : classAt;
        boolean tagged = cursor.isName(end + 1);
        chains += tagged && cursor.word(end) != Word.NAMESPACE ? 1 : 0;
        return next(tagged ? end + 1 : end);
      }
      case BETWEEN -> {
        boolean listed = classAt != Brackets.NONE || open != Brackets.NONE || isRecord();
        return listed ? next(end) : none();
      }
      case OPERATOR -> {
        return operatorName();
      }
      case TEMPLATE, USING, IMPORT, PACKAGE, HEADED, FOR, WHILE, PLAIN, TRY, CASE, DEFAULT -> {
        return none();
      }
      case RETURN, JUMP, CONSTANT, PREFIX, NEW, FUNC, VAR, TYPE, RANGE, TYPE_PART -> {
        return none();
      }
    }
    return next(end);
  }

  private boolean attribute() {
    int after = cursor.operator(end + 1) == '(' ? cursor.partner(end + 1) : end;
    return after < end ? none() : next(after);
  }

  private boolean operatorName() {
    name = end;
    chains++;
    int at = end + 1;
    for (int i = 0; i < 4 && cursor.operator(at) != '('; i++) {
      at++;
    }
    if (cursor.operator(at) == '(' && cursor.operator(at + 1) == ')' && at == end + 1) {
      at += 2;
    }
    name = at - 1;
    return next(at - 1);
  }

  private boolean operator() {
    int operator = cursor.operator(end);
    return switch (operator) {
      case '(' -> brackets();
      case '[' -> skip(cursor.partner(end));
      case '<' -> cursor.family().hasAngles() ? skip(mentions.angleEnd(end)) : none();
      case '{', ';', ')', ']', '}', '=' -> false;
      case ',' -> (classAt != Brackets.NONE || open != Brackets.NONE) && !endsHere() && next(end);
      case ':' -> colon();
      case '*', '&' -> {
        pointer = true;
        yield next(end);
      }
      case '.', '~' -> next(end);
      case '@' -> annotation();
      default -> other(operator);
    };
  }

  /** Whether a comma ends the head: it does unless it separates what a class or a throw lists. */
  private boolean endsHere() {
    int before = open != Brackets.NONE ? close : classAt;
    for (int at = end - 1; at > before && end - at < 16; at--) {
      if (cursor.word(at) == Word.BETWEEN || cursor.operator(at) == ':') {
        return false;
      }
      if (cursor.kind(at) == Kind.OPERATOR && !isJoint(cursor.operator(at))) {
        return cursor.operator(at) != ',';
      }
    }
    return true;
  }

  private boolean other(int operator) {
    boolean reference = operator == CurlyOperators.code("&&");
    pointer |= reference;
    boolean trails = operator == CurlyOperators.ARROW && open != Brackets.NONE;
    boolean fits =
        reference || operator == CurlyOperators.PATH || operator == CurlyOperators.ELLIPSIS;
    boolean goesOn = fits || (trails && cursor.family() == Family.CPP);
    return goesOn ? next(end) : none();
  }

  private boolean brackets() {
    int partner = cursor.partner(end);
    if (partner == Brackets.NONE) {
      return none();
    }
    boolean named = end > start && cursor.kind(end - 1) == Kind.NAME;
    if (open == Brackets.NONE || (named && name == end - 1)) {
      open = end;
      close = partner;
    }
    return next(partner);
  }

  private boolean annotation() {
    int at = end + 1;
    while (cursor.kind(at) == Kind.NAME && cursor.operator(at + 1) == '.') {
      at += 2;
    }
    return next(cursor.operator(at + 1) == '(' ? Math.max(at, cursor.partner(at + 1)) : at);
  }

  private boolean colon() {
    if (classAt != Brackets.NONE && open == Brackets.NONE) {
      return next(end);
    }
    if (open == Brackets.NONE || cursor.family() != Family.CPP) {
      return false;
    }
    int at = end + 1;
    for (int i = 0; i < MAX_INITIALIZERS * 4 && at < cursor.last(); i++) {
      int operator = cursor.operator(at);
      if (operator == '(' || operator == '{') {
        int partner = cursor.partner(at);
        boolean body = operator == '{' && cursor.kind(at - 1) != Kind.NAME;
        if (partner == Brackets.NONE || body) {
          break;
        }
        at = partner;
      } else if (operator == ';' || operator == '}') {
        return false;
      }
      at++;
    }
    end = at;
    return false;
  }

  private boolean skip(int to) {
    return to == Brackets.NONE ? none() : next(to);
  }

  private boolean next(int token) {
    end = token + 1;
    return true;
  }

  private boolean none() {
    end = -1;
    return false;
  }

  private static boolean isJoint(int operator) {
    return operator == '.' || operator == CurlyOperators.PATH;
  }

  private boolean isRecord() {
    return record != Symbols.NONE && cursor.isWord(recordAt(), record) && open > recordAt() + 1;
  }

  private int recordAt() {
    int at = start;
    while (cursor.word(at) == Word.MODIFIER && at < end) {
      at++;
    }
    return at;
  }

  private Shape shape(boolean inFunction, boolean inClass) {
    int terminator = cursor.operator(end);
    if (terminator == '{' && classAt != Brackets.NONE && open == Brackets.NONE) {
      return Shape.TYPE_BODY;
    }
    if (terminator == '{' && isRecord()) {
      classAt = recordAt();
      return Shape.TYPE_BODY;
    }
    if (open == Brackets.NONE) {
      return variables(terminator);
    }
    if (name == Brackets.NONE || !isNamed()) {
      return nested();
    }
    if (cursor.operator(name - 1) == '.' && name > start) {
      return Shape.EXPRESSION;
    }
    if (terminator == '{') {
      boolean local = inFunction && chains < 2;
      return local ? Shape.EXPRESSION : Shape.FUNCTION;
    }
    return terminator == ';' || terminator == ',' || terminator == '='
        ? withoutBody(inFunction, inClass)
        : Shape.EXPRESSION;
  }

  /** Whether the name that was met last before the brackets stands right before them. */
  private boolean isNamed() {
    int before = open - 1;
    boolean known = cursor.kind(before) == Kind.NAME || cursor.word(name) == Word.OPERATOR;
    if (known && before >= start) {
      name = before;
    }
    return known && before >= start && cursor.word(before) != Word.PRIMITIVE;
  }

  private Shape withoutBody(boolean inFunction, boolean inClass) {
    if (chains < 2) {
      return inClass ? Shape.PROTOTYPE : Shape.EXPRESSION;
    }
    if (cursor.operator(end) == '=' && cursor.kind(end + 1) == Kind.STRING) {
      return Shape.EXPRESSION;
    }
    return switch (cursor.family()) {
      case JAVA -> inFunction ? Shape.EXPRESSION : Shape.PROTOTYPE;
      case C -> inFunction && pointer && !typedBefore() ? Shape.EXPRESSION : Shape.PROTOTYPE;
      case CPP -> inClass || looksLikeTypes(inFunction) ? Shape.PROTOTYPE : Shape.VARIABLES;
      case GO -> Shape.EXPRESSION;
    };
  }

  private boolean typedBefore() {
    for (int at = start; at < name; at++) {
      if (cursor.word(at) != Word.NAME) {
        return true;
      }
    }
    return false;
  }

  /** Whether types stand between the brackets, and not values. */
  private boolean looksLikeTypes(boolean inFunction) {
    if (close == open + 1) {
      return true;
    }
    for (int at = open + 1; at < close; at++) {
      Kind kind = cursor.kind(at);
      if (kind == Kind.NUMBER || kind == Kind.STRING || cursor.word(at) == Word.CONSTANT) {
        return false;
      }
      boolean typeWord = cursor.word(at) == Word.PRIMITIVE || cursor.word(at) == Word.MODIFIER;
      boolean twoNames = cursor.isName(at) && cursor.isName(at + 1);
      boolean value = cursor.operator(at) == '(' || cursor.operator(at) == '.';
      if (typeWord || twoNames || value) {
        return !value;
      }
    }
    return !inFunction;
  }

  private Shape variables(int terminator) {
    boolean last = name != Brackets.NONE && chains > 1 && endsWithName();
    boolean joined = last && name > start && isJoint(cursor.operator(name - 1));
    boolean opens = terminator == '{' && cursor.family() != Family.CPP;
    boolean unnamed = classAt != Brackets.NONE && name == Brackets.NONE;
    return last && !joined && !opens && !unnamed ? Shape.VARIABLES : Shape.EXPRESSION;
  }

  private boolean endsWithName() {
    int at = end - 1;
    while (at > name && cursor.operator(at) == ']') {
      at = cursor.partner(at) - 1;
    }
    return at == name;
  }

  /** A pointer to a function, whose name stands in brackets. */
  private Shape nested() {
    int first = cursor.operator(open + 1);
    boolean points = first == '*' || first == '&' || first == CurlyOperators.code("&&");
    boolean typed = open > start && cursor.kind(open - 1) == Kind.NAME;
    int after = cursor.operator(close + 1);
    boolean applied = after == '(' || after == '[';
    if (!cursor.family().isC() || !points || !applied || !(typed || pointer)) {
      return Shape.EXPRESSION;
    }
    name = open;
    return Shape.VARIABLES;
  }
}
