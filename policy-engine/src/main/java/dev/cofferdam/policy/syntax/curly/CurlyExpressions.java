package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.CurlyFrames.Kind;
import dev.cofferdam.policy.syntax.curly.word.Brackets;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import dev.cofferdam.policy.syntax.curly.word.Family;

/**
 * Expressions by operator precedence over explicit stacks. Whatever the tokens, it comes to an end
 * and leaves out no name: what does not fit is read as one more element.
 */
final class CurlyExpressions {

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final CurlyReductions reductions;
  private final Blocks blocks;
  private final Mentions mentions;
  private final CurlyLambdas lambdas;
  private final CurlyBraces braces;

  CurlyExpressions(CurlyParts parts) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.reductions = parts.reductions();
    this.blocks = parts.blocks();
    this.mentions = parts.mentions();
    this.lambdas = new CurlyLambdas(parts);
    this.braces = new CurlyBraces(parts);
  }

  /** Reads the next part of the expression that is open; always goes on, or ends it. */
  void step() {
    switch (cursor.kind()) {
      case NAME -> word();
      case NUMBER -> operand(Tree.Kind.NUMBER);
      case STRING -> operand(Tree.Kind.STRING);
      case OPERATOR -> operator(cursor.operator());
      case END -> blocks.endLine();
      case LINE, TEMPLATE_START, TEMPLATE_TEXT, FIELD_START, FIELD_END, TEMPLATE_END ->
          cursor.advance();
    }
  }

  private void operand(Tree.Kind kind) {
    beginOperand();
    int data = kind == Tree.Kind.EMPTY ? Symbols.NONE : tree.tokens().data(cursor.at());
    push(tree.add(kind, cursor.at(), cursor.at(), data));
    cursor.advance();
  }

  /** Makes room for an operand beside another one, to which it may belong. */
  private void beginOperand() {
    if (!blocks.isAfterOperand()) {
      return;
    }
    boolean text = cursor.kind() == Tokens.Kind.STRING;
    if (text && cursor.kind(cursor.at() - 1) == Tokens.Kind.STRING) {
      frames.pushOperator(CurlyOperators.CONCATENATION, cursor.at());
      blocks.setAfterOperand(false);
    } else if (cursor.operator(cursor.at() - 1) == ')' && frames.hasOperand()) {
      cast();
    } else {
      complete();
    }
  }

  /** What stands in brackets before an operand is the type it is taken for. */
  private void cast() {
    frames.pushOperator(CurlyOperators.CAST, frames.popOperand());
    blocks.setAfterOperand(false);
  }

  private void push(int node) {
    frames.pushOperand(node);
    blocks.setAfterOperand(true);
    if (frames.hasOperator() && frames.operator() == CurlyOperators.CONCATENATION) {
      reductions.reduce();
    }
  }

  private void complete() {
    reductions.completeElement();
    blocks.setAfterOperand(false);
  }

  private void word() {
    switch (cursor.word()) {
      case NAME -> name();
      case TELLING -> operand(Tree.Kind.NAME);
      case CONSTANT -> operand(Tree.Kind.EMPTY);
      case PRIMITIVE -> primitive();
      case MODIFIER, TEMPLATE, OPERATOR, RANGE -> cursor.advance();
      case NEW -> made();
      case PREFIX -> prefixWord();
      case ATTRIBUTE -> lambdas.skipAttribute();
      case CLASS, ENUM -> tag();
      case BETWEEN -> between(CurlyOperators.BETWEEN);
      case FUNC -> lambdas.function();
      case TYPE_PART -> lambdas.typePart();
      case HEADED -> headed();
      case NAMESPACE, USING, IMPORT, PACKAGE, FOR, WHILE, PLAIN, TRY, CASE, DEFAULT -> statement();
      case RETURN, JUMP, VAR, TYPE -> statement();
    }
  }

  private void name() {
    boolean fresh = !blocks.isAfterOperand() && isDeclared();
    operand(Tree.Kind.NAME);
    if (fresh) {
      tree.setKind(frames.operand(), Tree.Kind.STORE);
    }
    if (cursor.family() == Family.JAVA && cursor.isOperator(CurlyOperators.ARROW)) {
      lambdas.ofName();
    }
  }

  /** Whether a name here is one that the statement declares. */
  private boolean isDeclared() {
    boolean declares = frames.kind() == Kind.LINE && frames.has(CurlyFrames.DECLARES);
    if (!declares || frames.hasOperand() || frames.has(CurlyFrames.TARGETS)) {
      return false;
    }
    return !frames.hasOperator() || frames.operator() == CurlyOperators.SIGN;
  }

  private void primitive() {
    if (blocks.isAfterOperand()) {
      cursor.advance();
    } else {
      operand(Tree.Kind.EMPTY);
    }
  }

  private void prefixWord() {
    if (blocks.isAfterOperand() && frames.kind() == Kind.LINE) {
      complete();
    }
    int at = cursor.at();
    cursor.advance();
    boolean ofName = cursor.isOperator('(') && cursor.isName(at + 2);
    if (cursor.isUnevaluated(at) && ofName && cursor.operator(at + 3) == ')') {
      cursor.moveTo(at + 3);
      operand(Tree.Kind.EMPTY);
    }
  }

  /** What follows is a type; in C++ no function of the library is called like one. */
  private void made() {
    cursor.advance();
    boolean plain = cursor.operator(cursor.at() + 1) != CurlyOperators.PATH;
    if (cursor.family().isC() && cursor.isName(cursor.at()) && plain) {
      operand(Tree.Kind.EMPTY);
    }
  }

  private void tag() {
    if (cursor.family().isC() && cursor.isName(cursor.at() + 1)) {
      cursor.advance();
      primitive();
    } else {
      cursor.advance();
    }
  }

  private void headed() {
    if (blocks.isAfterOperand()) {
      statement();
    } else {
      cursor.advance();
    }
  }

  /** A word that only starts statements ends the one before, unless brackets are open. */
  private void statement() {
    if (frames.kind() == Kind.LINE && cursor.at() > frames.token()) {
      blocks.endLine();
    } else {
      cursor.advance();
    }
  }

  private void operator(int code) {
    switch (code) {
      case '(' -> round();
      case '[' -> square();
      case '{' -> braces.open();
      case ')', ']' -> close(code);
      case '}' -> blocks.closeCurly();
      case ';' -> semicolon();
      case ',' -> comma();
      case ':' -> colon();
      case '?' -> between(CurlyOperators.CONDITION);
      case '.' -> member();
      case '@' -> lambdas.skipAnnotation();
      case '#' -> blocks.condition();
      default -> otherOperator(code);
    }
  }

  private void otherOperator(int code) {
    if (code == CurlyOperators.PATH) {
      member();
    } else if (code == CurlyOperators.ARROW) {
      arrow();
    } else if (code == CurlyOperators.INCREMENT || code == CurlyOperators.DECREMENT) {
      cursor.advance();
    } else if (code == '<' && blocks.isAfterOperand() && cursor.family().hasAngles()) {
      angle();
    } else if (blocks.isAfterOperand()) {
      between(code);
    } else {
      frames.pushOperator(CurlyOperators.SIGN, cursor.at());
      cursor.advance();
    }
  }

  private void between(int operator) {
    boolean assigns = CurlyOperators.assigns(operator) && frames.kind() == Kind.LINE;
    if (assigns && cursor.family() == Family.GO && frames.size() > 0) {
      targets();
    }
    if (blocks.isAfterOperand() && CurlyOperators.precedence(operator) > 0) {
      reductions.binary(operator, cursor.at());
      blocks.setAfterOperand(false);
    } else if (blocks.isAfterOperand()) {
      complete();
    }
    cursor.advance();
  }

  /** Several names before one assignment are one target. */
  private void targets() {
    frames.mark(CurlyFrames.TARGETS);
    reductions.completeElement();
    int type = frames.callee();
    int token = frames.token();
    boolean declares = frames.has(CurlyFrames.DECLARES);
    int marks = CurlyFrames.BEFORE_BLOCK | CurlyFrames.RETURNS | CurlyFrames.UNTIL_COLON;
    int kept = 0;
    for (int mark = 1; mark <= marks; mark <<= 1) {
      kept |= (marks & mark) != 0 && frames.has(mark) ? mark : 0;
    }
    int tuple = reductions.list(Tree.Kind.TUPLE, cursor.at() - 1);
    frames.close();
    frames.open(Kind.LINE, token, type, kept | (declares ? CurlyFrames.DECLARES : 0));
    frames.mark(CurlyFrames.TARGETS);
    push(tuple);
  }

  private void angle() {
    int end = mentions.angleEnd(cursor.at());
    int after = cursor.operator(end + 1);
    boolean type =
        end != Brackets.NONE
            && (after == '('
                || after == ')'
                || after == '['
                || after == ','
                || after == ';'
                || after == '.'
                || after == '{'
                || after == '>'
                || after == '&'
                || after == CurlyOperators.PATH
                || after == CurlyOperators.ELLIPSIS
                || cursor.isName(end + 1));
    if (type) {
      mentions.range(cursor.at(), end);
      cursor.moveTo(end + 1);
    } else {
      between('<');
    }
  }

  private void round() {
    int next = cursor.operator(cursor.partner(cursor.at()) + 1);
    boolean java = cursor.family() == Family.JAVA;
    boolean grouped = cursor.operator(cursor.at() - 1) == ')' && frames.hasOperand();
    if (java && next == CurlyOperators.ARROW && cursor.partner(cursor.at()) != Brackets.NONE) {
      if (blocks.isAfterOperand()) {
        beginOperand();
      }
      lambdas.ofParameters();
    } else if (!blocks.isAfterOperand()) {
      open(Kind.GROUP, Tree.NONE);
    } else if (java && grouped && tree.kind(frames.operand()) != Tree.Kind.CALL) {
      cast();
      open(Kind.GROUP, Tree.NONE);
    } else {
      open(Kind.CALL, braces.callee());
    }
  }

  private void square() {
    if (blocks.isAfterOperand()) {
      open(Kind.SUBSCRIPT, frames.popOperand());
    } else if (cursor.family() == Family.CPP && lambdas.startsClosure()) {
      lambdas.closure();
    } else if (cursor.family() == Family.GO) {
      lambdas.skipBounds();
    } else {
      open(Kind.SUBSCRIPT, Tree.NONE);
    }
  }

  private void open(Kind kind, int callee) {
    frames.open(kind, cursor.at(), callee, 0);
    blocks.setAfterOperand(false);
    cursor.advance();
  }

  private void close(int code) {
    boolean round = frames.kind() == Kind.GROUP || frames.kind() == Kind.CALL;
    if (frames.kind() == Kind.LINE) {
      blocks.endLineBefore(code);
      return;
    }
    if (round == (code == ')') && frames.kind() != Kind.BRACE) {
      blocks.closeBracket();
    }
    cursor.advance();
  }

  private void semicolon() {
    blocks.endLine();
    if (frames.kind() != Kind.HEADER) {
      cursor.advance();
    }
  }

  private void comma() {
    complete();
    cursor.advance();
  }

  private void colon() {
    if (reductions.alternative(cursor.at())) {
      blocks.setAfterOperand(false);
      cursor.advance();
      return;
    }
    switch (frames.kind()) {
      case BRACE -> {
        frames.mark(CurlyFrames.COLON);
        between(CurlyOperators.ENTRY);
      }
      case SUBSCRIPT -> {
        complete();
        frames.mark(CurlyFrames.COLON);
        cursor.advance();
      }
      case LINE -> blocks.endLineAtColon();
      case GROUP, CALL, BLOCK, BODY, HEADER -> comma();
    }
  }

  private void arrow() {
    if (cursor.family() != Family.JAVA) {
      member();
    } else if (frames.kind() == Kind.LINE && frames.has(CurlyFrames.UNTIL_COLON)) {
      blocks.endLineAtColon();
    } else {
      complete();
      cursor.advance();
    }
  }

  private void member() {
    cursor.advance();
    if (!blocks.isAfterOperand()) {
      return;
    }
    if (cursor.isOperator('<') && cursor.family().hasAngles()) {
      int end = mentions.angleEnd(cursor.at());
      mentions.range(cursor.at(), end);
      cursor.moveTo(end == Brackets.NONE ? cursor.at() : end + 1);
    }
    if (cursor.isName(cursor.at())) {
      int owner = frames.popOperand();
      int node = tree.add(Tree.Kind.MEMBER, tree.from(owner), cursor.at(), cursor.symbol());
      tree.setFirst(node, owner);
      push(node);
      cursor.advance();
    } else if (cursor.kind() == Tokens.Kind.NAME) {
      cursor.advance();
    } else if (cursor.isOperator('(') && cursor.family() == Family.GO) {
      lambdas.assertion();
    } else if (cursor.isOperator('*')) {
      between('*');
    }
  }
}
