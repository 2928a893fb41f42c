package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.Arrays;

/**
 * The tokens of a script, one at a time, since only the parser knows whether a slash divides or
 * begins a regular expression. Whatever the text, each step moves on, up to one {@link Kind#END}.
 */
final class ScriptLexer {

  /** Flag of a {@link Kind#STRING}: a regular expression, which is no text. */
  static final int REGEX = 1;

  private static final int FIELDS = 4;

  private final char[] text;
  private final Tokens tokens;
  private final ScriptNames names;
  private int at;
  private int[] depths = new int[8];
  private int fields;
  private int depth;
  private boolean inText;
  private boolean hadNewline = true;
  private boolean sawHtmlComment;

  ScriptLexer(char[] text, Symbols symbols, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
    this.names = new ScriptNames(text, symbols);
    if (text.length > 0 && text[0] == '\uFEFF') {
      at = 1;
    }
    if (at + 1 < text.length && text[at] == '#' && text[at + 1] == '!') {
      comment(at);
    }
  }

  /** Adds the next token; a slash begins a regular expression if one can stand there. */
  void next(boolean regexAllowed) {
    if (inText) {
      templateText();
      return;
    }
    skipSpace(regexAllowed);
    if (at >= text.length) {
      tokens.add(Kind.END, text.length, text.length, 0);
      return;
    }
    char c = text[at];
    if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      tokens.add(Kind.TEMPLATE_START, at, at + 1, 0);
      at++;
      openTemplate();
    } else if (isDigit(c) || (c == '.' && at + 1 < text.length && isDigit(text[at + 1]))) {
      int start = at;
      at = ScriptNames.numberEnd(text, at);
      tokens.add(Kind.NUMBER, start, at, 0);
    } else if (names.starts(at)) {
      int start = at;
      int symbol = names.symbol(at);
      at = names.end();
      tokens.add(Kind.NAME, start, at, symbol);
    } else if (c == '/' && regexAllowed) {
      regex();
    } else {
      operator(c);
    }
  }

  /** Whether a line ended between the last token and the one before it. */
  boolean hadNewline() {
    return hadNewline;
  }

  /** Whether something was taken for a comment that only scripts, not modules, have. */
  boolean sawHtmlComment() {
    return sawHtmlComment;
  }

  /** Goes back to before a token that was read ahead, or to some characters after its start. */
  void backTo(int token, int offset) {
    at = tokens.start(token) + offset;
    tokens.truncate(token);
    inText = false;
  }

  /** What the lexer must know again when it goes back. */
  int[] state() {
    int[] state = Arrays.copyOf(depths, fields + FIELDS);
    state[fields] = at;
    state[fields + 1] = depth;
    state[fields + 2] = inText ? 1 : 0;
    state[fields + 3] = tokens.count();
    return state;
  }

  /** How many characters, and open fields, there are between a state and this one. */
  int since(int[] state) {
    return at - state[state.length - FIELDS] + state.length;
  }

  /** Goes back to a state. */
  void restore(int[] state) {
    fields = state.length - FIELDS;
    System.arraycopy(state, 0, depths, 0, fields);
    at = state[fields];
    depth = state[fields + 1];
    inText = state[fields + 2] != 0;
    tokens.truncate(state[fields + 3]);
  }

  private void skipSpace(boolean regexAllowed) {
    hadNewline = tokens.count() == 0;
    while (at < text.length) {
      char c = text[at];
      if (isLineEnd(c)) {
        hadNewline = true;
        at++;
      } else if (c == ' ' || c == '\t' || (c < ' ' && c != 0) || isOtherSpace(c)) {
        at++;
      } else if (c == '/' && at + 1 < text.length && text[at + 1] == '/') {
        comment(at);
      } else if (c == '/' && at + 1 < text.length && text[at + 1] == '*') {
        blockComment();
      } else if ((c == '<' && regexAllowed && follows("<!--"))
          || (c == '-' && hadNewline && follows("-->"))) {
        sawHtmlComment = true;
        comment(at);
      } else {
        return;
      }
    }
  }

  private boolean follows(String what) {
    if (at + what.length() > text.length) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (text[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void comment(int start) {
    while (at < text.length && !isLineEnd(text[at])) {
      at++;
    }
    tokens.addComment(start, at);
  }

  private void blockComment() {
    int start = at;
    at += 2;
    while (at < text.length && !(text[at - 1] == '*' && text[at] == '/' && at > start + 2)) {
      hadNewline |= isLineEnd(text[at]);
      at++;
    }
    at = Math.min(text.length, at + 1);
    tokens.addComment(start, at);
  }

  private void string(char quote) {
    int start = at++;
    while (at < text.length && text[at] != quote && text[at] != '\n' && text[at] != '\r') {
      boolean pair =
          text[at] == '\\' && at + 2 < text.length && text[at + 1] == '\r' && text[at + 2] == '\n';
      at += pair ? 3 : text[at] == '\\' ? 2 : 1;
    }
    at = Math.min(text.length, at < text.length && text[at] == quote ? at + 1 : at);
    tokens.add(Kind.STRING, start, at, 0);
  }

  private void regex() {
    int start = at++;
    boolean inClass = false;
    while (at < text.length && !isLineEnd(text[at]) && (inClass || text[at] != '/')) {
      char c = text[at];
      inClass = c == '[' || (inClass && c != ']');
      at += c == '\\' && at + 1 < text.length && !isLineEnd(text[at + 1]) ? 2 : 1;
    }
    if (at < text.length && text[at] == '/') {
      at++;
      while (at < text.length && isAsciiLetter(text[at])) {
        at++;
      }
    }
    tokens.add(Kind.STRING, start, at, REGEX);
  }

  private void openTemplate() {
    if (fields == depths.length) {
      depths = Arrays.copyOf(depths, fields * 2);
    }
    depths[fields++] = depth;
    inText = true;
  }

  private void templateText() {
    int start = at;
    while (at < text.length && text[at] != '`') {
      if (text[at] == '$' && at + 1 < text.length && text[at + 1] == '{') {
        break;
      }
      at += text[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at, text.length);
    if (at > start) {
      tokens.add(Kind.TEMPLATE_TEXT, start, at, 0);
    } else if (at >= text.length) {
      inText = false;
      tokens.add(Kind.END, text.length, text.length, 0);
    } else if (text[at] == '`') {
      fields--;
      depth = depths[fields];
      inText = false;
      tokens.add(Kind.TEMPLATE_END, at, at + 1, 0);
      at++;
    } else {
      depth = 0;
      inText = false;
      tokens.add(Kind.FIELD_START, at, at + 2, 0);
      at += 2;
    }
  }

  private void operator(char c) {
    if (c == '{') {
      depth++;
    } else if (c == '}') {
      if (depth == 0 && fields > 0) {
        inText = true;
        tokens.add(Kind.FIELD_END, at, at + 1, 0);
        at++;
        return;
      }
      depth = Math.max(0, depth - 1);
    }
    int length = ScriptOperators.length(text, at);
    int code = 0;
    for (int i = 0; i < Math.min(length, 3); i++) {
      code |= (text[at + i] & 0xFF) << (8 * i);
    }
    tokens.add(Kind.OPERATOR, at, at + length, code);
    at += length;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  private static boolean isOtherSpace(char c) {
    return c == '\u00A0' || c == '\uFEFF' || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
