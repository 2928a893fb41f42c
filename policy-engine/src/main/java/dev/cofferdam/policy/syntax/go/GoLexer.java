package dev.cofferdam.policy.syntax.go;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.curly.word.OperatorTable;
import dev.cofferdam.policy.syntax.curly.word.Scan;
import dev.cofferdam.policy.syntax.curly.word.Word;

/**
 * Go's tokens: with the semicolons that line ends stand for, and with the comments that are
 * directives to the compiler, each as a name and, where it names files, texts without quotes.
 */
public final class GoLexer {

  private static final OperatorTable OPERATORS =
      new OperatorTable(
          "&^= <<= >>= ... := <- ++ -- && || == != <= >= += -= *= /= %= &= |= ^= << >> &^");

  private static final String DIRECTIVE = "//go:";

  private final char[] text;
  private final Symbols symbols;
  private final Tokens tokens;
  private int at;

  private GoLexer(char[] text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    this.tokens = new Tokens(text);
  }

  /** The tokens of a text, the last of which is an {@link Kind#END}. */
  public static Tokens lex(char[] text, Symbols symbols) {
    GoLexer lexer = new GoLexer(text, symbols);
    while (lexer.at < text.length) {
      lexer.next();
    }
    lexer.lineEnds(text.length);
    lexer.tokens.add(Kind.END, text.length, text.length, 0);
    return lexer.tokens;
  }

  private void next() {
    char c = text[at];
    char after = at + 1 < text.length ? text[at + 1] : ' ';
    if (c == '\n') {
      lineEnds(at);
      at++;
    } else if (c <= ' ' || c == '\uFEFF') {
      at++;
    } else if (c == '/' && (after == '/' || after == '*')) {
      comment(after == '*');
    } else if (Scan.startsName(c) && c != '$') {
      int end = Scan.nameEnd(text, at);
      add(Kind.NAME, end, symbols.of(text, at, end));
    } else if (Scan.isDigit(c) || (c == '.' && Scan.isDigit(after))) {
      add(Kind.NUMBER, Scan.numberEnd(text, at, '_'), 0);
    } else if (c == '"' || c == '\'') {
      add(Kind.STRING, Scan.quotedEnd(text, at), 0);
    } else if (c == '`') {
      add(Kind.STRING, rawEnd(), 0);
    } else {
      int length = OPERATORS.length(text, at);
      add(Kind.OPERATOR, at + length, OperatorTable.code(text, at, length));
    }
  }

  private void add(Kind kind, int end, int data) {
    tokens.add(kind, at, end, data);
    at = end;
  }

  private int rawEnd() {
    int end = at + 1;
    while (end < text.length && text[end] != '`') {
      end++;
    }
    return Math.min(text.length, end + 1);
  }

  private void comment(boolean block) {
    int start = at;
    at = block ? Scan.blockCommentEnd(text, start) : Scan.lineEnd(text, start);
    if (!block && Scan.stands(text, start, DIRECTIVE)) {
      directive(start);
    } else {
      tokens.addComment(start, at);
      for (int i = start; block && i < at; i++) {
        if (text[i] == '\n') {
          lineEnds(i);
          return;
        }
      }
    }
  }

  /** The directive's word is a name; what follows it are texts. */
  private void directive(int start) {
    int place = start + 2;
    while (place < at && text[place] > ' ') {
      place++;
    }
    tokens.add(Kind.NAME, start, place, symbols.of(text, start + 2, place));
    while (place < at) {
      int from = place;
      while (place < at && text[place] > ' ') {
        place++;
      }
      if (place > from) {
        tokens.add(Kind.OPERATOR, from, from, ',');
        tokens.add(Kind.STRING, from, place, 0);
      }
      place++;
    }
    tokens.add(Kind.OPERATOR, at, at, ';');
  }

  /** A line end is a semicolon after what can end a statement. */
  private void lineEnds(int place) {
    if (tokens.count() > 0 && endsStatement(tokens.count() - 1)) {
      tokens.add(Kind.OPERATOR, place, place, ';');
    }
  }

  private boolean endsStatement(int token) {
    return switch (tokens.kind(token)) {
      case NAME -> {
        Word word = GoWords.ALL.of(tokens.data(token));
        yield word == Word.NAME
            || word == Word.CONSTANT
            || word == Word.JUMP
            || word == Word.RETURN;
      }
      case NUMBER, STRING -> true;
      case OPERATOR -> {
        int code = tokens.data(token);
        boolean twice = code == ('+' | '+' << 8) || code == ('-' | '-' << 8);
        yield code == ')' || code == ']' || code == '}' || twice;
      }
      case TEMPLATE_START, TEMPLATE_TEXT, FIELD_START, FIELD_END, TEMPLATE_END, LINE, END -> false;
    };
  }
}
