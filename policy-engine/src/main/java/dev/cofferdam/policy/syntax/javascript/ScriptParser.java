package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/**
 * Scripts and modules as trees, by operator precedence over explicit stacks. Whatever the text, it
 * comes to an end and leaves out no name: what does not fit is read as one more statement or
 * element.
 */
public final class ScriptParser {

  private static final String MARKUP = "contains markup, which is not read";

  private final ScriptState state;
  private final Tree tree;
  private final ScriptFrames frames;
  private final ScriptReductions reductions;
  private final ScriptFunctions functions;
  private final ScriptMembers members;
  private final ScriptStatements statements;
  private final ScriptBrackets brackets;
  private final ScriptTypes types;

  private ScriptParser(char[] text, Symbols symbols, boolean typed) {
    state = new ScriptState(text, symbols, typed);
    tree = state.tree;
    frames = state.frames;
    reductions = new ScriptReductions(state);
    types = new ScriptTypes(state);
    functions = new ScriptFunctions(state, reductions, types);
    members = new ScriptMembers(state, functions, types);
    statements = new ScriptStatements(state, reductions, functions, types);
    brackets = new ScriptBrackets(state, reductions, functions, members, statements);
  }

  /**
   * The tree of a text.
   *
   * @param typed whether the text is TypeScript
   */
  public static Tree parse(char[] text, Symbols symbols, boolean typed) {
    ScriptParser parser = new ScriptParser(text, symbols, typed);
    parser.frames.open(ScriptFrames.Kind.BLOCK, 0, Tree.NONE);
    while (parser.state.kind() != Tokens.Kind.END) {
      parser.step();
    }
    parser.brackets.closeAll();
    return parser.tree;
  }

  private void step() {
    if (members.startHere() && members.member()) {
      return;
    }
    switch (state.kind()) {
      case NAME -> name(state.word());
      case NUMBER -> operand(Kind.NUMBER);
      case STRING -> operand(state.data() == ScriptLexer.REGEX ? Kind.EMPTY : Kind.STRING);
      case TEMPLATE_START -> template();
      case TEMPLATE_TEXT -> brackets.templateText();
      case FIELD_START -> brackets.openField();
      case FIELD_END -> brackets.closeUntil(ScriptFrames.Kind.FIELD);
      case TEMPLATE_END -> brackets.closeUntil(ScriptFrames.Kind.TEMPLATE);
      case OPERATOR -> operator(state.data());
      case LINE, END -> state.advance();
    }
  }

  private void template() {
    int callee = state.afterOperand() && frames.hasOperand() ? frames.popOperand() : Tree.NONE;
    brackets.open(ScriptFrames.Kind.TEMPLATE, callee);
  }

  private void operand(Kind kind) {
    beginOperand();
    int data = kind == Kind.EMPTY ? Symbols.NONE : state.data();
    push(tree.add(kind, state.at(), state.at(), data));
  }

  private void push(int node) {
    frames.pushOperand(node);
    state.setAfterOperand(true);
    state.advance();
  }

  /** Makes room for an operand: beside another one it is one more statement or element. */
  private void beginOperand() {
    if (!state.afterOperand()) {
      return;
    }
    if (frames.holdsStatements()) {
      statements.endStatement();
    } else {
      reductions.completeElement();
    }
  }

  private void name(int word) {
    if (ScriptWords.isKeyword(word)) {
      keyword(word);
    } else if (state.afterOperand()) {
      afterOperand(word);
    } else {
      beforeOperand(word);
    }
  }

  private void afterOperand(int word) {
    if (word == ScriptWords.OF && frames.kind() == ScriptFrames.Kind.HEADER) {
      reductions.binary(ScriptOperators.EACH);
      state.advance();
    } else if (state.typed && (word == ScriptWords.AS || word == ScriptWords.SATISFIES)) {
      state.advance();
      types.skip();
      state.setAfterOperand(true);
    } else if (frames.kind() == ScriptFrames.Kind.HERITAGE) {
      state.advance();
      types.skip();
      state.setAfterOperand(true);
    } else {
      beginOperand();
      if (!members.startHere() || !members.member()) {
        beforeOperand(word);
      }
    }
  }

  private void beforeOperand(int word) {
    boolean typeStatement =
        state.typed && state.startsStatement() && statements.typeStatement(word);
    if (typeStatement) {
      return;
    }
    if (state.startsStatement() && state.isAfter(':')) {
      state.advance();
      state.advance();
      return;
    }
    switch (word) {
      case ScriptWords.ASYNC -> {
        if (state.wordAfter() == ScriptWords.FUNCTION
            || (state.kindAfter() == Tokens.Kind.NAME && !state.lexer.hadNewline())) {
          state.advance();
        } else {
          operand(Kind.NAME);
        }
      }
      case ScriptWords.AWAIT, ScriptWords.YIELD -> prefix(ScriptOperators.AWAIT);
      default -> {
        boolean modifier =
            state.typed
                && frames.kind() == ScriptFrames.Kind.PARAMETERS
                && ScriptWords.isModifier(word)
                && state.kindAfter() == Tokens.Kind.NAME;
        if (modifier) {
          state.advance();
        } else {
          operand(Kind.NAME);
        }
      }
    }
  }

  private void prefix(int operator) {
    frames.pushOperator(operator, state.at());
    state.setAfterOperand(false);
    state.advance();
  }

  private void keyword(int word) {
    switch (word) {
      case ScriptWords.NULL, ScriptWords.TRUE, ScriptWords.FALSE -> operand(Kind.EMPTY);
      case ScriptWords.SUPER -> operand(Kind.NAME);
      case ScriptWords.THIS -> {
        beginOperand();
        push(tree.add(Kind.NAME, state.at(), state.at(), state.thisWord()));
      }
      case ScriptWords.TYPEOF, ScriptWords.VOID, ScriptWords.DELETE -> {
        beginOperand();
        prefix(ScriptOperators.SIGN);
      }
      case ScriptWords.NEW -> made();
      case ScriptWords.IN, ScriptWords.INSTANCEOF -> comparison(word);
      case ScriptWords.EXTENDS -> {
        state.setAfterOperand(false);
        frames.mark(frames.kind() == ScriptFrames.Kind.HERITAGE ? ScriptState.EXPRESSION : 0);
        state.advance();
      }
      case ScriptWords.IMPORT -> {
        if (state.isAfter('(') || state.isAfter('.')) {
          operand(Kind.NAME);
        } else {
          statements.keyword(word);
        }
      }
      case ScriptWords.FUNCTION, ScriptWords.CLASS -> {
        beginOperand();
        statements.keyword(word);
      }
      default -> {
        if (state.afterOperand() && frames.holdsStatements()) {
          statements.endStatement();
        }
        statements.keyword(word);
      }
    }
  }

  private void made() {
    beginOperand();
    if (state.isAfter('.')) {
      operand(Kind.EMPTY);
    } else {
      state.advance();
    }
  }

  private void comparison(int word) {
    if (state.afterOperand()) {
      boolean each =
          word == ScriptWords.IN
              && frames.kind() == ScriptFrames.Kind.HEADER
              && frames.node() == ScriptWords.FOR
              && !frames.has(ScriptState.SEMICOLON)
              && !frames.hasOperator();
      reductions.binary(each ? ScriptOperators.EACH : ScriptOperators.COMPARE);
    }
    state.advance();
  }

  private void operator(int code) {
    switch (code) {
      case '(' -> brackets.round();
      case '[' -> brackets.square();
      case '{' -> brackets.curly();
      case ')', ']', '}' -> brackets.close((char) code);
      case ',' -> brackets.comma();
      case ';' -> brackets.semicolon();
      case ':' -> colon();
      case '?' -> question();
      case '.', ScriptOperators.OPTIONAL_CODE -> member();
      case '<' -> angle();
      default -> otherOperator(code);
    }
  }

  private void member() {
    boolean after = state.afterOperand();
    state.setAfterOperand(true);
    state.advance();
    if (state.kind() == Tokens.Kind.NAME && after && frames.hasOperand()) {
      int owner = frames.popOperand();
      int node = tree.add(Kind.MEMBER, tree.from(owner), state.at(), state.word());
      tree.setFirst(node, owner);
      frames.pushOperand(node);
      state.advance();
    } else {
      state.setAfterOperand(after);
    }
  }

  private void question() {
    if (!state.afterOperand()) {
      state.advance();
      return;
    }
    state.setAfterOperand(false);
    state.advance();
    boolean optional =
        state.typed && (state.is(':') || state.is(',') || state.is(')') || state.is('='));
    if (optional) {
      state.setAfterOperand(true);
    } else {
      reductions.binary(ScriptOperators.QUESTION);
    }
  }

  private void colon() {
    if (reductions.otherwise()) {
      state.advance();
    } else if (state.typed && takesType()) {
      state.advance();
      types.skip();
      state.setAfterOperand(true);
    } else if (frames.holdsStatements()) {
      boolean conditional = tree.inConditional();
      statements.endStatement();
      tree.setInConditional(conditional);
      state.advance();
    } else {
      reductions.completeElement();
      state.advance();
    }
  }

  private boolean takesType() {
    return switch (frames.kind()) {
      case PARAMETERS, GROUP, HEADER, CALL -> state.afterOperand();
      case BLOCK, DECLARED_BODY, OPERAND_BODY -> frames.has(ScriptState.DECLARING);
      case LIST,
          OBJECT,
          SUBSCRIPT,
          COMPUTED,
          TEMPLATE,
          FIELD,
          HERITAGE,
          DECLARED_CLASS,
          OPERAND_CLASS ->
          false;
    };
  }

  private void angle() {
    if (!state.typed) {
      if (!state.afterOperand()) {
        state.tokens.setDoubt(MARKUP);
      }
      otherOperator('<');
      noteMarkup();
    } else if (!state.afterOperand() || frames.kind() == ScriptFrames.Kind.HERITAGE) {
      boolean after = state.afterOperand();
      types.angles();
      state.setAfterOperand(after);
    } else if (types.arguments()) {
      state.setAfterOperand(true);
    } else {
      otherOperator('<');
      noteMarkup();
    }
  }

  /** A closing tag looks like a comparison with a regular expression. */
  private void noteMarkup() {
    boolean regex =
        state.kind() == Tokens.Kind.STRING
            && state.data() == ScriptLexer.REGEX
            && state.tokens.start(state.at()) == state.tokens.end(state.at() - 1);
    if (regex || state.is('/')) {
      state.tokens.setDoubt(MARKUP);
    }
  }

  private void otherOperator(int code) {
    if (code == ScriptOperators.ARROW) {
      functions.arrowAfterOperand();
    } else if (code == ScriptOperators.INCREMENT || code == ScriptOperators.DECREMENT) {
      state.advance();
    } else if (state.afterOperand()) {
      between(code);
    } else {
      boolean sign = code == '-' || code == '+' || code == '~' || code == '!';
      if (sign || code == ScriptOperators.ELLIPSIS) {
        frames.pushOperator(sign ? ScriptOperators.SIGN : ScriptOperators.SPREAD, state.at());
      }
      state.advance();
    }
  }

  private void between(int code) {
    boolean declares = code == '=' && frames.has(ScriptState.DECLARING) && !frames.hasOperator();
    if (ScriptOperators.precedence(code) > 0) {
      reductions.binary(declares ? ScriptOperators.DECLARE : code);
    } else if (!(state.typed && code == '!')) {
      beginOperand();
    }
    state.advance();
  }
}
