package dev.cofferdam.policy.syntax.r;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;

/** R's tokens: any text has some. */
public final class RLexer {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final char[] text;
  private final Symbols symbols;
  private final Tokens tokens;
  private int at;
  private boolean valueNext = true;

  private RLexer(char[] text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    this.tokens = new Tokens(text);
  }

  /** The tokens of a text, the last an {@link Kind#END}. */
  public static Tokens lex(char[] text, Symbols symbols) {
    RLexer lexer = new RLexer(text, symbols);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    at = text.length > 0 && text[0] == BYTE_ORDER_MARK ? 1 : 0;
    while (at < text.length) {
      code(text[at]);
    }
    tokens.add(Kind.END, text.length, text.length, 0);
  }

  private void code(char c) {
    switch (c) {
      case ' ', '\t', '\f', '\u00A0' -> at++;
      case '\n', '\r', ';' -> line(c);
      case '#' -> comment();
      case '"', '\'' -> string(at, at + 1, c);
      case '`' -> quotedName();
      case '%' -> special();
      default -> other(c);
    }
  }

  private void line(char c) {
    int last = tokens.count() - 1;
    boolean goesOn =
        last < 0
            || tokens.kind(last) == Kind.LINE
            || (c != ';' && tokens.kind(last) == Kind.OPERATOR && valueNext);
    if (!goesOn) {
      tokens.add(Kind.LINE, at, at + 1, c == ';' ? 1 : 0);
      valueNext = true;
    }
    at++;
  }

  private void comment() {
    int start = at;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    tokens.addComment(start, at);
  }

  private void string(int start, int from, char quote) {
    int end = from;
    while (end < text.length && text[end] != quote) {
      end += text[end] == '\\' ? 2 : 1;
    }
    at = Math.min(text.length, end + 1);
    tokens.add(Kind.STRING, start, at, 0);
    valueNext = false;
  }

  /** A name in backticks is the name between them, and a call of it is a call. */
  private void quotedName() {
    int start = at;
    at++;
    while (at < text.length && text[at] != '`') {
      at++;
    }
    int symbol = symbols.of(text, start + 1, at);
    at = Math.min(text.length, at + 1);
    tokens.add(Kind.NAME, start, at, RWords.isKeyword(symbol) ? Symbols.NONE : symbol);
    valueNext = false;
  }

  private void special() {
    int end = at + 1;
    while (end < text.length && text[end] != '%' && text[end] != '\n') {
      end++;
    }
    boolean closed = end < text.length && text[end] == '%';
    int length = closed ? end + 1 - at : 1;
    tokens.add(Kind.OPERATOR, at, at + length, ROperators.SPECIAL);
    at += length;
    valueNext = true;
  }

  private void other(char c) {
    boolean point = c == '.' && at + 1 < text.length && isDigit(text[at + 1]);
    if (isDigit(c) || point) {
      number();
    } else if (isNameStart(c)) {
      if (!rawString(c)) {
        name();
      }
    } else {
      int length = ROperators.length(text, at);
      if (length == 2 && c == '[' && valueNext) {
        length = 1;
      }
      tokens.add(Kind.OPERATOR, at, at + length, ROperators.code(text, at, length));
      at += length;
      valueNext = c != ')' && c != ']' && c != '}';
    }
  }

  private void number() {
    int start = at;
    while (at < text.length) {
      char c = text[at];
      boolean sign = (c == '+' || c == '-') && (text[at - 1] | 0x20) == 'e' && !isHex(start);
      if (!isDigit(c) && !isLetter(c) && c != '.' && !(sign && at > start)) {
        break;
      }
      at++;
    }
    tokens.add(Kind.NUMBER, start, at, 0);
    valueNext = false;
  }

  private boolean isHex(int start) {
    return text[start] == '0' && start + 1 < text.length && (text[start + 1] | 0x20) == 'x';
  }

  /** Reads {@code r"(…)"} and its like; whether one stands here. */
  private boolean rawString(char c) {
    int open = at + 1;
    boolean quoted = open < text.length && (text[open] == '"' || text[open] == '\'');
    if ((c | 0x20) != 'r' || !quoted) {
      return false;
    }
    int dashes = open + 1;
    while (dashes < text.length && text[dashes] == '-') {
      dashes++;
    }
    char bracket = dashes < text.length ? text[dashes] : ' ';
    char close = bracket == '(' ? ')' : bracket == '[' ? ']' : bracket == '{' ? '}' : 0;
    if (close == 0) {
      return false;
    }
    int before = dashes + 1 - at;
    int start = at;
    at = dashes + 1;
    while (at < text.length && !closes(close, dashes - open - 1, text[open])) {
      at++;
    }
    int after = at < text.length ? dashes - open + 1 : 0;
    at = Math.min(text.length, at + after);
    tokens.add(Kind.STRING, start, at, 1 | Math.min(before, 255) << 8 | Math.min(after, 255) << 16);
    valueNext = false;
    return true;
  }

  private boolean closes(char close, int dashes, char quote) {
    if (text[at] != close || at + dashes + 1 >= text.length) {
      return false;
    }
    if (text[at + dashes + 1] != quote) {
      return false;
    }
    for (int i = 1; i <= dashes; i++) {
      if (text[at + i] != '-') {
        return false;
      }
    }
    return true;
  }

  private void name() {
    int start = at;
    while (at < text.length && (isNameStart(text[at]) || isDigit(text[at]) || text[at] == '_')) {
      at++;
    }
    int symbol = symbols.of(text, start, at);
    tokens.add(Kind.NAME, start, at, symbol);
    valueNext = RWords.isKeyword(symbol) && symbol < RWords.NEXT;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNameStart(char c) {
    return isLetter(c) || c == '.' || (c >= 0x80 && c != '\u00A0' && c != '\uFEFF');
  }
}
