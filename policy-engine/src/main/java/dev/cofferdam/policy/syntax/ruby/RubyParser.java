package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/**
 * Ruby's syntax, in which everything is an expression: by operator precedence over explicit stacks,
 * on which blocks and definitions stand beside brackets. Whatever the tokens, it comes to an end
 * and leaves out no name: what does not fit is read as one more statement.
 */
public final class RubyParser {

  private final RubyCursor cursor;
  private final Tree tree;
  private final OpenFrames frames;
  private final RubyReductions reductions;
  private final RubyBlocks blocks;
  private final RubyEndings endings;
  private final RubyExpressions expressions;

  private RubyParser(Tokens tokens, Symbols symbols) {
    cursor = new RubyCursor(tokens);
    tree = new Tree(tokens);
    frames = new OpenFrames(tree);
    RubyVariables variables = new RubyVariables(symbols, tokens);
    reductions = new RubyReductions(tree, frames, variables);
    blocks = new RubyBlocks(cursor, tree, frames, variables, reductions);
    endings = new RubyEndings(cursor, tree, frames, reductions, blocks);
    expressions = new RubyExpressions(cursor, tree, variables, reductions, blocks, endings);
  }

  /** The tree of those tokens, which must be {@link RubyLexer}'s, with those symbols. */
  public static Tree parse(Tokens tokens, Symbols symbols) {
    RubyParser parser = new RubyParser(tokens, symbols);
    parser.run();
    return parser.tree;
  }

  private void run() {
    frames.open(RubyFrames.BODY, 0, Tree.NONE);
    while (cursor.kind() != Kind.END) {
      step();
    }
    endings.endStatement();
    while (frames.depth() > 0) {
      endings.closeInnermost();
    }
    reductions.complete();
  }

  private void step() {
    switch (cursor.kind()) {
      case NAME -> name(cursor.data());
      case OPERATOR -> expressions.operator(cursor.data());
      case LINE -> {
        endings.endLine();
        cursor.advance();
      }
      case NUMBER -> expressions.operand(Tree.Kind.NUMBER);
      case STRING -> expressions.operand(Tree.Kind.STRING);
      case TEMPLATE_START -> expressions.openTemplate();
      case TEMPLATE_TEXT -> expressions.templateText();
      case FIELD_START -> expressions.open(RubyFrames.FIELD, Tree.NONE);
      case FIELD_END -> endings.closeUntil(1 << RubyFrames.FIELD);
      case TEMPLATE_END -> endings.closeUntil(1 << RubyFrames.TEMPLATE);
      case END -> cursor.advance();
    }
  }

  private void name(int word) {
    if (!RubyWords.isKeyword(word) || cursor.isOperatorAfter(RubyLexer.LABEL)) {
      expressions.name();
      return;
    }
    switch (word) {
      case RubyWords.IF, RubyWords.UNLESS, RubyWords.WHILE, RubyWords.UNTIL -> condition(word);
      case RubyWords.CASE, RubyWords.BEGIN -> {
        expressions.beginOperand();
        blocks.openClauses();
      }
      case RubyWords.FOR -> {
        expressions.beginOperand();
        blocks.openLoop(RubyFrames.FOR, 0);
      }
      case RubyWords.DEF -> {
        expressions.beginOperand();
        blocks.openDefinition();
      }
      case RubyWords.CLASS, RubyWords.MODULE -> {
        expressions.beginOperand();
        blocks.openType();
      }
      case RubyWords.DO -> expressions.openDo();
      case RubyWords.END -> endings.closeUntil(RubyFrames.BY_END);
      case RubyWords.ALIAS -> alias();
      default -> wordInside(word);
    }
  }

  private void wordInside(int word) {
    switch (word) {
      case RubyWords.THEN, RubyWords.ELSE, RubyWords.ELSIF, RubyWords.WHEN, RubyWords.ENSURE ->
          clause();
      case RubyWords.IN -> {
        if (frames.kind() == RubyFrames.FOR && frames.has(RubyFrames.HEADER)) {
          endings.endTargets();
        } else {
          clause();
        }
      }
      case RubyWords.RESCUE -> {
        if (endings.afterOperand()) {
          expressions.between(RubyOperators.RESCUE);
        } else {
          clause();
        }
      }
      case RubyWords.AND -> expressions.between(RubyOperators.WORD_AND);
      case RubyWords.OR -> expressions.between(RubyOperators.WORD_OR);
      case RubyWords.NOT -> expressions.prefix(RubyOperators.NOT);
      case RubyWords.RETURN -> returned();
      case RubyWords.DEFINED, RubyWords.UNDEF -> {
        expressions.beginOperand();
        cursor.advance();
      }
      case RubyWords.YIELD, RubyWords.SUPER -> expressions.operand(Tree.Kind.NAME);
      default -> expressions.operand(Tree.Kind.EMPTY);
    }
  }

  /** A word between the parts of what {@code end} closes. */
  private void clause() {
    endings.endStatement();
    if (frames.kind() == RubyFrames.CLAUSES) {
      blocks.endClause();
    }
    if (frames.kind() != RubyFrames.BODY) {
      tree.setInConditional(true);
    }
    cursor.advance();
  }

  private void condition(int word) {
    if (endings.afterOperand()) {
      endings.modifier();
      return;
    }
    if (word == RubyWords.IF || word == RubyWords.UNLESS) {
      blocks.openClauses();
    } else {
      blocks.openLoop(RubyFrames.WHILE, word == RubyWords.UNTIL ? RubyFrames.UNTIL : 0);
    }
  }

  private void returned() {
    Kind next = cursor.kindAfter();
    boolean closes =
        next == Kind.OPERATOR
            && (cursor.dataAfter() == '}'
                || cursor.dataAfter() == ')'
                || cursor.dataAfter() == ';');
    boolean keyword =
        next == Kind.NAME
            && RubyWords.isKeyword(cursor.dataAfter())
            && (cursor.dataAfter() <= RubyWords.UNTIL || cursor.dataAfter() == RubyWords.END);
    if (next == Kind.LINE || next == Kind.END || closes || keyword) {
      expressions.operand(Tree.Kind.EMPTY);
    } else {
      expressions.prefix(RubyOperators.RETURN);
    }
  }

  private void alias() {
    expressions.beginOperand();
    cursor.advance();
    int name = expressions.methodName();
    int other = expressions.methodName();
    if (name != Tree.NONE && other != Tree.NONE) {
      tree.setKind(name, Tree.Kind.STORE);
      tree.join(Tree.Kind.ASSIGN, RubyOperators.OR_BLOCK, name, other);
    }
  }
}
