package dev.cofferdam.policy.syntax.java;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.curly.word.OperatorTable;
import dev.cofferdam.policy.syntax.curly.word.Scan;
import dev.cofferdam.policy.syntax.curly.word.Source;

/** Java's tokens, after its Unicode escapes, which stand for characters anywhere in a program. */
public final class JavaLexer {

  private static final OperatorTable OPERATORS =
      new OperatorTable(
          ">>>= >>> <<= >>= ... -> :: ++ -- && || == != <= >= += -= *= /= %= &= |= ^= << >>");

  private static final String BLOCK = "\"\"\"";

  private final Source source;
  private final char[] text;
  private final Symbols symbols;
  private final Tokens tokens;
  private int at;

  private JavaLexer(Source source, Symbols symbols) {
    this.source = source;
    this.text = source.read();
    this.symbols = symbols;
    this.tokens = new Tokens(source.written());
  }

  /** The tokens of a text, the last of which is an {@link Kind#END}. */
  public static Tokens lex(char[] text, Symbols symbols) {
    JavaLexer lexer = new JavaLexer(Source.withUnicodeEscapes(text), symbols);
    while (lexer.at < lexer.text.length) {
      lexer.next();
    }
    lexer.tokens.add(Kind.END, text.length, text.length, 0);
    return lexer.tokens;
  }

  private void next() {
    char c = text[at];
    char after = at + 1 < text.length ? text[at + 1] : ' ';
    if (c <= ' ' || c == '\uFEFF' || c == '\u00A0') {
      at++;
    } else if (c == '/' && (after == '/' || after == '*')) {
      int end = after == '/' ? Scan.lineEnd(text, at) : Scan.blockCommentEnd(text, at);
      tokens.addComment(source.origin(at), source.origin(end));
      at = end;
    } else if (Scan.startsName(c)) {
      int end = Scan.nameEnd(text, at);
      add(Kind.NAME, end, symbols.of(text, at, end));
    } else if (Scan.isDigit(c) || (c == '.' && Scan.isDigit(after))) {
      add(Kind.NUMBER, Scan.numberEnd(text, at, '_'), 0);
    } else if (c == '"' || c == '\'') {
      boolean block = c == '"' && Scan.stands(text, at, BLOCK);
      add(Kind.STRING, block ? blockEnd() : Scan.quotedEnd(text, at), 0);
    } else {
      int length = OPERATORS.length(text, at);
      add(Kind.OPERATOR, at + length, OperatorTable.code(text, at, length));
    }
  }

  private void add(Kind kind, int end, int data) {
    tokens.add(kind, source.origin(at), source.origin(end), data);
    at = end;
  }

  private int blockEnd() {
    int end = at + BLOCK.length();
    while (end < text.length && !Scan.stands(text, end, BLOCK)) {
      end += text[end] == '\\' && end + 1 < text.length ? 2 : 1;
    }
    return Math.min(text.length, end + BLOCK.length());
  }
}
