package dev.cofferdam.policy.syntax.c;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.curly.word.OperatorTable;
import dev.cofferdam.policy.syntax.curly.word.Scan;
import dev.cofferdam.policy.syntax.curly.word.Source;

/**
 * The tokens of C and C++, after lines are joined: a {@link Kind#LINE} with 1 where a directive
 * begins, and one with 0 where it ends. Digraphs are the characters they stand for.
 */
public final class CLexer {

  private static final OperatorTable OPERATORS =
      new OperatorTable(
          "<<= >>= ... ->* <=> -> :: ++ -- && || == != <= >= += -= *= /= %= &= |= ^= << >> ##"
              + " .* <: :> <% %> %: %:%:");

  private static final int MAX_DELIMITER = 16;
  private static final int MAX_UNIVERSAL = 64;

  private final Source source;
  private final char[] text;
  private final Symbols symbols;
  private final Tokens tokens;
  private int at;
  private boolean freshLine = true;
  private boolean inDirective;

  private CLexer(Source source, Symbols symbols) {
    this.source = source;
    this.text = source.read();
    this.symbols = symbols;
    this.tokens = new Tokens(source.written());
  }

  /** The tokens of a text, the last of which is an {@link Kind#END}. */
  public static Tokens lex(char[] text, Symbols symbols) {
    CLexer lexer = new CLexer(Source.withJoinedLines(text), symbols);
    while (lexer.at < lexer.text.length) {
      lexer.next();
    }
    lexer.lineEnds();
    lexer.tokens.add(Kind.END, text.length, text.length, 0);
    return lexer.tokens;
  }

  private void next() {
    char c = text[at];
    char after = at + 1 < text.length ? text[at + 1] : ' ';
    if (c == '\n' || c == '\r') {
      lineEnds();
      at++;
    } else if (c <= ' ' || c == '\uFEFF') {
      at++;
    } else if (c == '/' && (after == '/' || after == '*')) {
      int end = after == '/' ? Scan.lineEnd(text, at) : Scan.blockCommentEnd(text, at);
      tokens.addComment(source.origin(at), source.origin(end));
      at = end;
    } else {
      token(c, after);
      freshLine = false;
    }
  }

  private void lineEnds() {
    if (inDirective) {
      tokens.add(Kind.LINE, source.origin(at), source.origin(at), 0);
    }
    inDirective = false;
    freshLine = true;
  }

  private void token(char c, char after) {
    if (Scan.startsName(c) || (c == '\\' && (after | 0x20) == 'u')) {
      name();
    } else if (Scan.isDigit(c) || (c == '.' && Scan.isDigit(after))) {
      add(Kind.NUMBER, Scan.numberEnd(text, at, '\''), 0);
    } else if (c == '"' || c == '\'') {
      add(Kind.STRING, Scan.quotedEnd(text, at), 0);
    } else if (c == '<' && isHeaderNext()) {
      int end = at;
      while (end < text.length && text[end] != '>' && text[end] != '\n') {
        end++;
      }
      add(Kind.STRING, Math.min(text.length, end + 1), 0);
    } else {
      operator(c, after);
    }
  }

  private void operator(char c, char after) {
    boolean hash = c == '#' || (c == '%' && after == ':');
    if (hash && freshLine) {
      tokens.add(Kind.LINE, source.origin(at), source.origin(at), 1);
      inDirective = true;
      at += c == '#' ? 1 : 2;
      return;
    }
    int length = OPERATORS.length(text, at);
    int code = OperatorTable.code(text, at, length);
    add(Kind.OPERATOR, at + length, length == 2 || length == 4 ? plain(code) : code);
  }

  /** What a digraph stands for, or the operator itself. */
  private static int plain(int code) {
    int first = code & 0xFF;
    int second = (code >> 8) & 0xFF;
    boolean third = code >> 16 != 0;
    if (first == '<' && second == ':') {
      return '[';
    } else if (first == ':' && second == '>') {
      return ']';
    } else if (first == '<' && second == '%') {
      return '{';
    } else if (first == '%' && second == '>') {
      return '}';
    } else if (first == '%' && second == ':') {
      return third ? '#' | '#' << 8 : '#';
    }
    return code;
  }

  /** Whether the name of a header follows here in angle brackets. */
  private boolean isHeaderNext() {
    int last = tokens.count() - 1;
    if (!inDirective || last < 1 || tokens.kind(last) != Kind.NAME) {
      return false;
    }
    boolean first = tokens.kind(last - 1) == Kind.LINE && tokens.data(last - 1) == 1;
    String word = symbols.name(tokens.data(last));
    return first && (word.startsWith("include") || word.equals("import"));
  }

  private void add(Kind kind, int end, int data) {
    tokens.add(kind, source.origin(at), source.origin(end), data);
    at = end;
  }

  private void name() {
    int end = at;
    boolean universal = false;
    while (end < text.length) {
      char c = text[end];
      boolean escape = c == '\\' && end + 1 < text.length && (text[end + 1] | 0x20) == 'u';
      if (!escape && !Scan.startsName(c) && !Scan.isDigit(c)) {
        break;
      }
      universal |= escape;
      end += escape ? 2 : 1;
    }
    if (end < text.length && (text[end] == '"' || text[end] == '\'') && end - at <= 3) {
      String prefix = new String(text, at, end - at);
      if (prefix.endsWith("R") && text[end] == '"' && "LuU8R".indexOf(prefix.charAt(0)) >= 0) {
        raw(end);
        return;
      }
      if (prefix.equals("L") || prefix.equals("u") || prefix.equals("U") || prefix.equals("u8")) {
        add(Kind.STRING, Scan.quotedEnd(text, end), 0);
        return;
      }
    }
    add(Kind.NAME, end, universal ? universal(end) : symbols.of(text, at, end));
  }

  /** A name that is written with the numbers of its characters. */
  private int universal(int end) {
    if (end - at > MAX_UNIVERSAL * 10) {
      return symbols.of(text, at, end);
    }
    StringBuilder name = new StringBuilder();
    int place = at;
    while (place < end) {
      int digits = text[place] == '\\' ? (text[place + 1] == 'u' ? 4 : 8) : 0;
      if (digits == 0 || place + 2 + digits > end) {
        name.append(text[place++]);
        continue;
      }
      int number = 0;
      for (int i = place + 2; i < place + 2 + digits; i++) {
        number = number * 16 + Math.max(0, Character.digit(text[i], 16));
      }
      boolean valid = number > 0 && number <= Character.MAX_CODE_POINT;
      name.appendCodePoint(valid ? number : '?');
      place += 2 + digits;
    }
    return symbols.of(name.toString());
  }

  /** In a raw string lines are not joined, so its end is looked for in what was written. */
  private void raw(int quote) {
    char[] written = source.written();
    int open = source.origin(quote) + 1;
    int delimiter = open;
    while (delimiter < written.length
        && written[delimiter] != '('
        && delimiter - open < MAX_DELIMITER) {
      delimiter++;
    }
    int length = delimiter - open;
    int end = delimiter + 1;
    while (end < written.length && !closes(written, end, open, length)) {
      end++;
    }
    end = Math.min(written.length, end + length + 2);
    tokens.add(Kind.STRING, source.origin(at), end, 0);
    at = Math.max(at + 1, source.from(at, end));
  }

  private static boolean closes(char[] written, int at, int delimiter, int length) {
    if (written[at] != ')' || at + length + 1 >= written.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (written[at + 1 + i] != written[delimiter + i]) {
        return false;
      }
    }
    return written[at + 1 + length] == '"';
  }
}
