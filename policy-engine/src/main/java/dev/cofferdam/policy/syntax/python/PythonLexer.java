package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.text.Normalizer;

/**
 * Python's tokens, as CPython 3.12 reads them; what CPython refuses has some tokens too, and the
 * lexer is in step with it again at the next line.
 */
public final class PythonLexer {

  private static final int TAB = 8;
  private static final int MAX_NORMALIZED = 256;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Which characters of ASCII names are made of; all others may be part of one. */
  private static final boolean[] NAME_PARTS = nameParts();

  private final char[] text;
  private final Symbols symbols;
  private final Tokens tokens;
  private final PythonStrings strings;
  private int at;
  private int depth;
  private int pendingLine;

  private PythonLexer(char[] text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    this.tokens = new Tokens(text);
    this.strings = new PythonStrings(text, tokens);
  }

  private static boolean[] nameParts() {
    boolean[] parts = new boolean[0x80];
    for (char c = 0; c < parts.length; c++) {
      parts[c] = c == '_' || Character.isLetterOrDigit(c);
    }
    return parts;
  }

  /** The tokens of a text: first a {@link Kind#LINE}, last an {@link Kind#END}. */
  public static Tokens lex(char[] text, Symbols symbols) {
    PythonLexer lexer = new PythonLexer(text, symbols);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    if (text.length > 0 && text[0] == BYTE_ORDER_MARK) {
      at = 1;
    }
    startLine(at);
    while (at < text.length) {
      if (strings.inText()) {
        textOfTemplate();
      } else {
        code();
      }
    }
    tokens.add(Kind.END, text.length, text.length, 0);
  }

  private void textOfTemplate() {
    at = strings.scanText(at, depth);
    if (strings.fieldOpened()) {
      depth++;
    } else if (strings.fieldClosed()) {
      depth = strings.depthOutside();
    }
  }

  private void code() {
    char c = text[at];
    if (isNameStart(c)) {
      name();
      return;
    }
    switch (c) {
      case ' ', '\t', '\f' -> space();
      case '\n', '\r' -> lineEnd();
      case '#' -> comment();
      case '\\' -> backslash();
      case '"', '\'' -> string(at, 0);
      case '(', '[', '{' -> {
        depth++;
        operator(1);
      }
      case ')', ']', '}' -> close(c);
      default -> numberOrSign(c);
    }
  }

  private void space() {
    do {
      at++;
    } while (at < text.length && text[at] == ' ');
  }

  private void numberOrSign(char c) {
    if (isDigit(c) || (c == '.' && at + 1 < text.length && isDigit(text[at + 1]))) {
      number();
    } else {
      symbol(c);
    }
  }

  private void startLine(int from) {
    pendingLine = tokens.count();
    tokens.add(Kind.LINE, from, from, -1);
  }

  /** Gives the line that was begun the column of its first token. */
  private void settleLine() {
    if (tokens.data(pendingLine) >= 0) {
      return;
    }
    int column = 0;
    for (int i = tokens.end(pendingLine); i < at; i++) {
      char c = text[i];
      if (c == '\t') {
        column = (column / TAB + 1) * TAB;
      } else {
        column = c == '\f' ? 0 : column + 1;
      }
    }
    tokens.setData(pendingLine, column);
  }

  private void lineEnd() {
    at += text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n' ? 2 : 1;
    if (depth > 0) {
      return;
    }
    if (tokens.count() - 1 == pendingLine) {
      tokens.restart(pendingLine, at);
    } else {
      startLine(at);
    }
  }

  private void comment() {
    int start = at;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    tokens.addComment(start, at);
  }

  private void backslash() {
    at++;
    if (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
      settleLineBefore();
      at += text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n' ? 2 : 1;
    }
  }

  /** A continued line begins where its first part does, even when that part is only space. */
  private void settleLineBefore() {
    at--;
    settleLine();
    at++;
  }

  private void string(int start, int flags) {
    settleLine();
    at = strings.open(start, at, flags);
  }

  private void name() {
    settleLine();
    int start = at;
    int hash = Symbols.hashed();
    boolean ascii = true;
    while (at < text.length && isNamePart(text[at])) {
      ascii &= text[at] < NAME_PARTS.length;
      hash = Symbols.hashed(hash, text[at]);
      at++;
    }
    if (at < text.length && (text[at] == '"' || text[at] == '\'')) {
      int flags = PythonStrings.prefix(text, start, at);
      if (flags >= 0) {
        string(start, flags);
        return;
      }
    }
    tokens.add(
        Kind.NAME, start, at, ascii ? symbols.ofHashed(text, start, at, hash) : normalized(start));
  }

  private int normalized(int start) {
    if (at - start > MAX_NORMALIZED) {
      return symbols.of(text, start, at);
    }
    String plain = new String(text, start, at - start);
    return symbols.of(Normalizer.normalize(plain, Normalizer.Form.NFKC));
  }

  private void number() {
    settleLine();
    int start = at;
    at = PythonNumbers.end(text, at);
    tokens.add(Kind.NUMBER, start, at, 0);
  }

  private void close(char c) {
    if (c == '}' && strings.inField() && depth <= strings.fieldDepth()) {
      at = strings.closeField(at);
      depth = strings.depthOutside();
      return;
    }
    int floor = strings.inField() ? strings.fieldDepth() : 0;
    depth = Math.max(floor, depth - 1);
    operator(1);
  }

  private void symbol(char c) {
    if (strings.inField() && depth <= strings.fieldDepth()) {
      char next = at + 1 < text.length ? text[at + 1] : ' ';
      if (c == ':' || (c == '!' && next != '=')) {
        at = c == ':' ? strings.openSpecification(at) : at + 1;
        skipConversion(c);
        return;
      }
    }
    operator(PythonNumbers.operatorLength(text, at));
  }

  private void skipConversion(char c) {
    while (c == '!' && at < text.length && isNamePart(text[at])) {
      at++;
    }
  }

  private void operator(int length) {
    settleLine();
    int code = 0;
    for (int i = 0; i < length; i++) {
      code |= (text[at + i] & 0xFF) << (8 * i);
    }
    tokens.add(Kind.OPERATOR, at, at + length, code);
    at += length;
  }

  private static boolean isNameStart(char c) {
    return isNamePart(c) && !isDigit(c);
  }

  private static boolean isNamePart(char c) {
    return c >= NAME_PARTS.length || NAME_PARTS[c];
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
