package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/**
 * Python's expressions, by operator precedence over explicit stacks. Whatever the tokens, it comes
 * to an end and leaves out no name: what does not fit is read as one more element.
 */
final class PythonExpressions {

  /** Mark: a comma or a closing bracket ends the expression too. */
  static final int ELEMENT = 8;

  private static final int ELLIPSIS = PythonOperators.code("...");
  private static final int ARROW = PythonOperators.code("->");

  private final Cursor cursor;
  private final Tree tree;
  private final Frames frames;
  private final PythonReductions reductions;
  private int floor;
  private boolean element;
  private boolean afterOperand;

  PythonExpressions(Cursor cursor, Tree tree) {
    this.cursor = cursor;
    this.tree = tree;
    this.frames = new Frames(tree);
    this.reductions = new PythonReductions(tree, frames);
  }

  /**
   * Reads one expression, or several with commas between them, which make a tuple.
   *
   * @param marks {@link #ELEMENT}, {@link Frames#TARGETS}, both or neither
   * @return its node, or {@link Tree#NONE} when there is none
   */
  int parse(int marks) {
    floor = frames.depth() + 1;
    element = (marks & ELEMENT) != 0;
    frames.open(Frames.Kind.LINE, cursor.at(), Tree.NONE);
    frames.mark(marks & Frames.TARGETS);
    afterOperand = false;
    while (!stops()) {
      step();
    }
    while (frames.depth() > floor) {
      closeInnermost();
    }
    reductions.completeElement();
    int node = frames.size() == 1 && !frames.has(Frames.COMMA) ? frames.head() : sequence();
    frames.close();
    return node;
  }

  private int sequence() {
    return frames.size() == 0 ? Tree.NONE : reductions.list(Tree.Kind.TUPLE, cursor.at() - 1);
  }

  private boolean stops() {
    if (cursor.endsLine() || PythonWords.startsStatement(cursor.word())) {
      return true;
    }
    if (frames.depth() > floor || cursor.kind() != Kind.OPERATOR) {
      return false;
    }
    int code = cursor.data();
    if (code == ':' || code == '=' || code == ARROW || PythonOperators.assignsInPlace(code)) {
      return true;
    }
    return element && (code == ',' || code == ')' || code == ']' || code == '}');
  }

  private void step() {
    switch (cursor.kind()) {
      case NAME -> name();
      case NUMBER -> operand(Tree.Kind.NUMBER);
      case STRING -> operand(Tree.Kind.STRING);
      case TEMPLATE_START -> {
        beginOperand();
        open(Frames.Kind.TEMPLATE, Tree.NONE);
      }
      case TEMPLATE_TEXT -> templateText();
      case FIELD_START -> field();
      case FIELD_END -> closeUntil(Frames.Kind.FIELD);
      case TEMPLATE_END -> closeUntil(Frames.Kind.TEMPLATE);
      case OPERATOR -> operator(cursor.data());
      case LINE, END -> cursor.advance();
    }
  }

  private void field() {
    if (frames.kind() == Frames.Kind.FIELD) {
      complete();
    }
    open(Frames.Kind.FIELD, Tree.NONE);
  }

  private void templateText() {
    if (frames.kind() == Frames.Kind.TEMPLATE) {
      frames.append(tree.add(Tree.Kind.STRING, cursor.at(), cursor.at(), 0));
    }
    cursor.advance();
  }

  private void open(Frames.Kind kind, int callee) {
    frames.open(kind, cursor.at(), callee);
    afterOperand = false;
    cursor.advance();
  }

  private void operand(Tree.Kind kind) {
    beginOperand();
    push(tree.add(kind, cursor.at(), cursor.at(), cursor.data()));
    cursor.advance();
  }

  /**
   * Makes room for an operand: beside another one it is joined to it if both are texts, or one more
   * element.
   */
  private void beginOperand() {
    if (!afterOperand) {
      return;
    }
    Kind before = cursor.kindBefore();
    boolean text = cursor.kind() == Kind.STRING || cursor.kind() == Kind.TEMPLATE_START;
    if (text && (before == Kind.STRING || before == Kind.TEMPLATE_END)) {
      frames.pushOperator(PythonOperators.CONCATENATION, cursor.at());
      afterOperand = false;
    } else {
      complete();
    }
  }

  private void push(int node) {
    frames.pushOperand(node);
    afterOperand = true;
    if (frames.hasOperator() && frames.operator() == PythonOperators.CONCATENATION) {
      reductions.reduce();
    }
  }

  private void complete() {
    reductions.completeElement();
    afterOperand = false;
  }

  private void name() {
    int word = cursor.word();
    if (!PythonWords.isKeyword(word)) {
      operand(Tree.Kind.NAME);
      return;
    }
    switch (word) {
      case PythonWords.NONE_VALUE, PythonWords.TRUE, PythonWords.FALSE -> operand(Tree.Kind.EMPTY);
      case PythonWords.LAMBDA -> lambda();
      case PythonWords.NOT -> prefixUnlessAfterOperand(PythonOperators.NOT);
      case PythonWords.AWAIT -> prefixUnlessAfterOperand(PythonOperators.AWAIT);
      case PythonWords.YIELD -> prefixUnlessAfterOperand(PythonOperators.YIELD);
      default -> wordBetweenOperands(word);
    }
  }

  private void prefixUnlessAfterOperand(int operator) {
    if (!afterOperand) {
      frames.pushOperator(operator, cursor.at());
    }
    cursor.advance();
  }

  private void wordBetweenOperands(int word) {
    if (afterOperand && PythonOperators.precedence(PythonOperators.WORD | word) > 0) {
      reductions.binary(PythonOperators.WORD | word, cursor.at());
      afterOperand = false;
      if (word == PythonWords.FOR) {
        frames.mark(Frames.TARGETS);
      } else if (word == PythonWords.IN) {
        frames.unmark(Frames.TARGETS);
      }
    }
    cursor.advance();
  }

  private void lambda() {
    if (afterOperand) {
      complete();
    }
    int outer = tree.currentScope();
    open(Frames.Kind.LAMBDA, outer);
    tree.enterScope(tree.addScope(false));
  }

  private void operator(int code) {
    switch (code) {
      case '(' -> bracket(Frames.Kind.CALL, Frames.Kind.GROUP);
      case '[' -> bracket(Frames.Kind.SUBSCRIPT, Frames.Kind.LIST);
      case '{' -> {
        beginOperand();
        open(Frames.Kind.BRACE, Tree.NONE);
      }
      case ')', ']', '}' -> closeBracket();
      case ',' -> comma();
      case ':' -> colon();
      case '.' -> member();
      case '=' -> between(PythonOperators.ARGUMENT);
      default -> otherOperator(code);
    }
  }

  private void otherOperator(int code) {
    if (code == ELLIPSIS) {
      operand(Tree.Kind.EMPTY);
    } else if (afterOperand) {
      between(code);
    } else {
      boolean spread = code == '*' || code == PythonOperators.code("**");
      if (spread || code == '-' || code == '+' || code == '~') {
        int prefix = spread ? PythonOperators.SPREAD : PythonOperators.SIGN;
        frames.pushOperator(prefix, cursor.at());
      }
      cursor.advance();
    }
  }

  private void between(int operator) {
    if (afterOperand && PythonOperators.precedence(operator) > 0) {
      reductions.binary(operator, cursor.at());
      afterOperand = false;
    } else if (afterOperand) {
      complete();
    }
    cursor.advance();
  }

  private void bracket(Frames.Kind afterAnOperand, Frames.Kind otherwise) {
    if (afterOperand) {
      open(afterAnOperand, frames.popOperand());
    } else {
      open(otherwise, Tree.NONE);
    }
  }

  private void comma() {
    if (frames.has(Frames.TARGETS) && afterOperand) {
      reductions.binary(PythonOperators.TARGET_COMMA, cursor.at());
      afterOperand = false;
    } else {
      complete();
      frames.mark(Frames.COMMA);
    }
    cursor.advance();
  }

  private void colon() {
    switch (frames.kind()) {
      case BRACE -> {
        frames.mark(Frames.COLON);
        between(PythonOperators.ENTRY);
      }
      case SUBSCRIPT -> {
        completeOrEmpty();
        frames.mark(Frames.COLON);
        cursor.advance();
      }
      case LAMBDA -> {
        reductions.beginLambdaBody();
        afterOperand = false;
        cursor.advance();
      }
      case LINE, GROUP, LIST, CALL, TEMPLATE, FIELD -> comma();
    }
  }

  private void completeOrEmpty() {
    if (frames.hasOperand() || frames.hasOperator()) {
      complete();
    } else {
      frames.append(tree.add(Tree.Kind.EMPTY, cursor.at(), cursor.at(), Symbols.NONE));
    }
  }

  private void member() {
    cursor.advance();
    if (!afterOperand || cursor.kind() != Kind.NAME) {
      return;
    }
    int owner = frames.popOperand();
    int node = tree.add(Tree.Kind.MEMBER, tree.from(owner), cursor.at(), cursor.word());
    tree.setFirst(node, owner);
    push(node);
    cursor.advance();
  }

  private void closeBracket() {
    while (frames.kind() == Frames.Kind.LAMBDA) {
      closeInnermost();
    }
    switch (frames.kind()) {
      case GROUP, LIST, BRACE, CALL, SUBSCRIPT -> {
        if (frames.kind() == Frames.Kind.SUBSCRIPT && frames.has(Frames.COLON)) {
          completeOrEmpty();
        }
        closeInnermost();
      }
      case LINE, TEMPLATE, FIELD, LAMBDA -> {}
    }
    cursor.advance();
  }

  private void closeUntil(Frames.Kind kind) {
    boolean found = false;
    while (!found && frames.depth() > floor) {
      found = frames.kind() == kind;
      closeInnermost();
    }
    cursor.advance();
  }

  /**
   * Leaves the innermost frame with what it has come to, which is an operand of the one around it.
   */
  private void closeInnermost() {
    reductions.completeElement();
    boolean field = frames.kind() == Frames.Kind.FIELD;
    int node = reductions.close(cursor.at());
    if (field) {
      frames.append(node);
      afterOperand = false;
    } else {
      push(node);
    }
  }
}
