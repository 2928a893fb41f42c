package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.BitSet;

/**
 * Ruby's tokens. What a slash, a percent sign or a less-than sign begins depends on what stands
 * before it, and on whether a name is a variable: names that are assigned to before are.
 */
public final class RubyLexer {

  /** An operator: what stands before it is a key or the name of an argument. */
  static final int LABEL = 'k' | ':' << 8;

  private static final int MAX_BACK = 32;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final char[] text;
  private final Symbols symbols;
  private final Tokens tokens;
  private final RubyStrings strings;
  private final RubyLiterals literals;
  private final BitSet variables = new BitSet();
  private int at;
  private int lineAt = -1;
  private int questions;
  private boolean valueNext = true;
  private boolean afterName;
  private boolean inParameters;

  private RubyLexer(char[] text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    this.tokens = new Tokens(text);
    this.strings = new RubyStrings(text, tokens);
    this.literals = new RubyLiterals(text, tokens, strings);
  }

  /** The tokens of a text, the last an {@link Kind#END}. */
  public static Tokens lex(char[] text, Symbols symbols) {
    RubyLexer lexer = new RubyLexer(text, symbols);
    lexer.run();
    if (lexer.strings.crowded()) {
      lexer.tokens.markTangled();
    }
    return lexer.tokens;
  }

  private void run() {
    at = text.length > 0 && text[0] == BYTE_ORDER_MARK ? 1 : 0;
    startOfLine();
    while (at < text.length || strings.inText() || at < strings.limit()) {
      step();
    }
    at = strings.endAtLimit(text.length);
    tokens.add(Kind.END, text.length, text.length, 0);
  }

  private void step() {
    if (at >= strings.limit()) {
      at = strings.endAtLimit(at);
      value(false);
    } else if (strings.inText()) {
      at = strings.scanText(at);
      value(!(tokens.count() > 0 && tokens.kind(tokens.count() - 1) == Kind.TEMPLATE_END));
      labelAfterText();
    } else {
      code(text[at]);
    }
  }

  private void value(boolean next) {
    valueNext = next;
    afterName = false;
  }

  private void labelAfterText() {
    boolean colon = !valueNext && at + 1 < text.length && text[at] == ':' && text[at + 1] != ':';
    if (colon && questions == 0) {
      operator(LABEL, 1);
    }
  }

  private void code(char c) {
    if (lineAt >= 0 && c > ' ' && c != '#') {
      char next = at + 1 < text.length ? text[at + 1] : ' ';
      flushLine((c == '.' && next != '.') || (c == '&' && next == '.'));
    }
    switch (c) {
      case ' ', '\t', '\f', '\u000B' -> at++;
      case '\n', '\r' -> lineEnd();
      case '#' -> comment();
      case '\\' -> at += at + 1 < text.length && text[at + 1] == '\r' ? 3 : 2;
      case '"' -> literal(literals.template(at, at + 1, 0, '"'));
      case '\'' -> {
        literal(literals.plain(at, at + 1, RubyFlags.RAW, '\''));
        labelAfterText();
      }
      case '`' -> backtick();
      case '@', '$' -> variable();
      default -> other(c);
    }
  }

  private void literal(int next) {
    at = next;
    boolean open = tokens.kind(tokens.count() - 1) == Kind.TEMPLATE_START;
    value(open);
  }

  private void other(char c) {
    if (RubyLiterals.isNameStart(c)) {
      name();
    } else if (c >= '0' && c <= '9') {
      int start = at;
      at = RubyLiterals.numberEnd(text, at);
      tokens.add(Kind.NUMBER, start, at, 0);
      value(false);
    } else if (!literalThatDepends(c)) {
      symbol(c);
    }
  }

  /** Whether a literal may begin here: a value is expected, or a name is given its argument. */
  private boolean mayBegin(int length) {
    if (valueNext) {
      return true;
    }
    boolean space = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t');
    char next = at + length < text.length ? text[at + length] : ' ';
    return afterName && space && next != ' ' && next != '\t' && next != '\n' && next != '=';
  }

  private boolean literalThatDepends(char c) {
    int next =
        switch (c) {
          case '/' -> mayBegin(1) ? literals.template(at, at + 1, RubyFlags.PATTERN, '/') : -1;
          case '%' -> mayBegin(1) ? literals.percent(at) : -1;
          case '?' -> mayBegin(1) ? literals.character(at) : -1;
          case ':' -> symbolLiteral();
          case '<' -> mayBegin(2) ? literals.document(at) : -1;
          default -> -1;
        };
    if (next < 0) {
      return false;
    }
    at = next;
    if (tokens.kind(tokens.count() - 1) == Kind.STRING && c == '?') {
      value(false);
    } else {
      value(tokens.kind(tokens.count() - 1) == Kind.TEMPLATE_START);
    }
    return true;
  }

  private int symbolLiteral() {
    boolean value = !valueNext && (questions > 0 || !mayBegin(1));
    if (value || at + 1 >= text.length) {
      return -1;
    }
    return literals.symbol(at);
  }

  private void startOfLine() {
    if (RubyLiterals.standsAt(text, at, "=begin") && RubyLiterals.endsWord(text, at + 6)) {
      int start = at;
      at = RubyLiterals.blockCommentEnd(text, at);
      tokens.addComment(start, at);
    } else if (RubyLiterals.standsAt(text, at, "__END__")
        && RubyLiterals.endsLine(text, at + 7)
        && strings.limit() == text.length) {
      tokens.addComment(at, text.length);
      at = text.length;
    }
  }

  private void lineEnd() {
    if (lineAt < 0) {
      lineAt = at;
    }
    at += at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
    at = strings.afterLine(at);
    inParameters = false;
    if (at < strings.limit()) {
      startOfLine();
    }
  }

  /** Ends the line before this token, unless the line before or this token goes on. */
  private void flushLine(boolean goesOn) {
    if (lineAt < 0) {
      return;
    }
    int last = tokens.count() - 1;
    boolean open =
        last < 0
            || tokens.kind(last) == Kind.LINE
            || (tokens.kind(last) == Kind.OPERATOR && valueNext);
    if (!open && !goesOn) {
      tokens.add(Kind.LINE, lineAt, lineAt, 0);
      questions = 0;
      value(true);
    }
    lineAt = -1;
  }

  private void comment() {
    int start = at;
    while (at < strings.limit() && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    tokens.addComment(start, at);
  }

  private boolean namesFollow() {
    int last = tokens.count() - 1;
    if (last < 0) {
      return false;
    }
    int data = tokens.data(last);
    return switch (tokens.kind(last)) {
      case OPERATOR -> data == '.' || data == RubyOperators.SAFE;
      case NAME -> data == RubyWords.DEF;
      default -> false;
    };
  }

  private void backtick() {
    if (namesFollow()) {
      tokens.add(Kind.NAME, at, at + 1, RubyWords.COMMAND);
      at++;
      value(false);
    } else {
      literal(literals.template(at, at + 1, RubyFlags.COMMAND, '`'));
    }
  }

  private void variable() {
    int start = at;
    at = RubyLiterals.variableEnd(text, at);
    tokens.add(Kind.NAME, start, at, symbols.of(text, start, at));
    value(false);
  }

  private void name() {
    int start = at;
    at = RubyLiterals.nameEnd(text, at);
    int symbol = symbols.of(text, start, at);
    boolean plain = namesFollow();
    boolean doubled = at + 1 < text.length && text[at + 1] == ':';
    boolean label = at < text.length && text[at] == ':' && !doubled && !plain;
    boolean asks = questions > 0 && start > 0 && text[start - 1] == ' ';
    tokens.add(Kind.NAME, start, at, symbol);
    if (label && !asks) {
      operator(LABEL, 1);
      return;
    }
    boolean keyword = !plain && RubyWords.isKeyword(symbol);
    if (symbol == RubyWords.DEF && !plain) {
      inParameters = true;
    }
    valueNext = keyword && RubyWords.expectsValue(symbol);
    afterName = !valueNext && (symbol < 0 || plain || !variables.get(symbol));
    if (keyword && !valueNext) {
      afterName = symbol == RubyWords.YIELD || symbol == RubyWords.SUPER;
    }
    if (inParameters && symbol >= 0 && !keyword) {
      variables.set(symbol);
    }
  }

  private void symbol(char c) {
    int length = RubyOperators.length(text, at);
    int code = RubyOperators.code(text, at, length);
    boolean dot = code == '.' || code == RubyOperators.SAFE;
    if (namesFollow() && !dot && c != '(' && c != ')') {
      length = Math.max(length, literals.elementName(at));
      tokens.add(Kind.NAME, at, at + length, symbols.of(text, at, at + length));
      at += length;
      value(false);
      return;
    }
    if ((c == '{' || c == '}') && strings.brace(c == '{')) {
      at = strings.endField(at);
      value(true);
      return;
    }
    if (c == '|' && length == 1) {
      bar();
    } else if (RubyOperators.assigns(code)) {
      assigned();
    } else if (code == '?') {
      questions++;
    } else if (code == ':') {
      questions = Math.max(0, questions - 1);
    }
    operator(code, length);
  }

  private void bar() {
    int last = tokens.count() - 1;
    boolean begins =
        last >= 0
            && ((tokens.kind(last) == Kind.OPERATOR && tokens.data(last) == '{')
                || (tokens.kind(last) == Kind.NAME && tokens.data(last) == RubyWords.DO));
    inParameters = begins;
  }

  /** The names before an assignment are variables from here on. */
  private void assigned() {
    int token = tokens.count() - 1;
    for (int i = 0; i < MAX_BACK && token >= 0; i++) {
      boolean name = tokens.kind(token) == Kind.NAME && tokens.data(token) >= 0;
      boolean comma = tokens.kind(token) == Kind.OPERATOR && tokens.data(token) == ',';
      if (name) {
        variables.set(tokens.data(token));
      } else if (!comma) {
        return;
      }
      token--;
    }
  }

  private void operator(int code, int length) {
    tokens.add(Kind.OPERATOR, at, at + length, code);
    at += length;
    value(code != ')' && code != ']' && code != '}');
  }
}
