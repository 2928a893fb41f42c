package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.Arrays;

/**
 * Python's strings, among them those with fields ({@code f"…{x}…"}), which hold code that holds
 * strings: kept on a stack of its own, not on the thread's.
 */
final class PythonStrings {

  /** Flag: backslashes mean themselves. */
  static final int RAW = 1;

  /** Flag: three quotes on each side. */
  static final int TRIPLE = 2;

  /** Flag: bytes. */
  static final int BYTES = 4;

  /** Flag: has fields. */
  static final int TEMPLATE = 8;

  private static final int DOUBLE_QUOTE = 16;
  private static final byte TEXT = 0;
  private static final byte FIELD = 1;
  private static final byte SPECIFICATION = 2;

  private final char[] text;
  private final Tokens tokens;
  private byte[] modes = new byte[8];
  private int[] flags = new int[8];
  private int[] depths = new int[8];
  private int top = -1;
  private boolean fieldOpened;
  private boolean fieldClosed;
  private int depthOutside;
  private int endless;

  PythonStrings(char[] text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** The flags of the prefix that stands there, or -1 when no string has such a prefix. */
  static int prefix(char[] text, int start, int end) {
    if (end - start > 2) {
      return -1;
    }
    int flags = 0;
    for (int i = start; i < end; i++) {
      switch (text[i] | 0x20) {
        case 'r' -> flags |= RAW;
        case 'b' -> flags |= BYTES;
        case 'f', 't' -> flags |= TEMPLATE;
        case 'u' -> flags |= 0;
        default -> {
          return -1;
        }
      }
    }
    return flags;
  }

  /** Whether plain text of a string with fields comes next, not code. */
  boolean inText() {
    return top >= 0 && modes[top] != FIELD;
  }

  /** Whether the code that comes next is that of a field. */
  boolean inField() {
    return top >= 0 && modes[top] == FIELD;
  }

  /** The depth of brackets directly inside the innermost field. */
  int fieldDepth() {
    return depths[top];
  }

  /** The depth of brackets around the field that was closed last. */
  int depthOutside() {
    return depthOutside;
  }

  /** Whether the last {@link #scanText} ended where a field begins. */
  boolean fieldOpened() {
    return fieldOpened;
  }

  /** Whether the last {@link #scanText} closed a field, or gave up strings that do not end. */
  boolean fieldClosed() {
    return fieldClosed;
  }

  /**
   * Reads a string from its opening quote, or only that quote when the string has fields; returns
   * where to go on.
   */
  int open(int start, int quoteAt, int prefixFlags) {
    char quote = text[quoteAt];
    boolean triple =
        quoteAt + 2 < text.length && text[quoteAt + 1] == quote && text[quoteAt + 2] == quote;
    int all = prefixFlags | (triple ? TRIPLE : 0) | (quote == '"' ? DOUBLE_QUOTE : 0);
    int from = quoteAt + (triple ? 3 : 1);
    if ((all & TEMPLATE) != 0) {
      tokens.add(Kind.TEMPLATE_START, start, from, all);
      push(TEXT, all, 0);
      return from;
    }
    int end = plainEnd(from, all);
    tokens.add(Kind.STRING, start, end, all);
    return end;
  }

  private int plainEnd(int from, int all) {
    char quote = (all & DOUBLE_QUOTE) != 0 ? '"' : '\'';
    boolean triple = (all & TRIPLE) != 0;
    int at = isEndless(all) ? text.length : from;
    while (at < text.length) {
      char c = text[at];
      if (c == '\\') {
        at = afterEscape(at);
      } else if (c == quote && (!triple || endsHere(at, all))) {
        return at + (triple ? 3 : 1);
      } else if (!triple && (c == '\n' || c == '\r')) {
        return at;
      } else {
        at++;
      }
    }
    return unterminated(from, all);
  }

  /**
   * A string of three quotes that does not end makes the program one that no Python runs. A
   * fragment that begins inside such a string looks like that, and the code after it shall be read.
   */
  private int unterminated(int from, int all) {
    if ((all & TRIPLE) == 0) {
      return text.length;
    }
    endless |= (all & DOUBLE_QUOTE) != 0 ? 1 : 2;
    return from;
  }

  private boolean isEndless(int all) {
    return (all & TRIPLE) != 0 && (endless & ((all & DOUBLE_QUOTE) != 0 ? 1 : 2)) != 0;
  }

  private int afterEscape(int at) {
    boolean twoLineEnds = at + 2 < text.length && text[at + 1] == '\r' && text[at + 2] == '\n';
    return Math.min(text.length, at + (twoLineEnds ? 3 : 2));
  }

  private boolean endsHere(int at, int all) {
    char quote = (all & DOUBLE_QUOTE) != 0 ? '"' : '\'';
    if (text[at] != quote) {
      return false;
    }
    return (all & TRIPLE) == 0
        || (at + 2 < text.length && text[at + 1] == quote && text[at + 2] == quote);
  }

  /** Reads plain text until a field begins, or ends, or the string does; returns where to go on. */
  int scanText(int from, int depth) {
    fieldOpened = false;
    fieldClosed = false;
    int all = flags[top];
    boolean specification = modes[top] == SPECIFICATION;
    int at = from;
    while (at < text.length) {
      char c = text[at];
      if (endsHere(at, all)) {
        return endTemplate(from, at, all);
      }
      boolean lineEnd = c == '\n' || c == '\r';
      if (lineEnd && (all & TRIPLE) == 0) {
        return giveUp(from, at, all);
      }
      if (specification && c == '}') {
        piece(from, at, all);
        top--;
        fieldClosed = true;
        return closeField(at);
      }
      if (c == '{' && !(doubled(at, '{') && !specification)) {
        piece(from, at, all);
        return openField(at, all, depth);
      }
      at = next(at, all, c, specification);
    }
    piece(from, at, all);
    return at;
  }

  private int next(int at, int all, char c, boolean specification) {
    if (c == '\\') {
      return afterTemplateEscape(at, all);
    }
    boolean doubledBrace = !specification && (c == '{' || c == '}') && doubled(at, c);
    return at + (doubledBrace ? 2 : 1);
  }

  private boolean doubled(int at, char brace) {
    return at + 1 < text.length && text[at + 1] == brace;
  }

  private int afterTemplateEscape(int at, int all) {
    char next = at + 1 < text.length ? text[at + 1] : ' ';
    if (next == '{' || next == '}') {
      return at + 1;
    }
    boolean named = next == 'N' && (all & RAW) == 0 && at + 2 < text.length && text[at + 2] == '{';
    if (!named) {
      return afterEscape(at);
    }
    int close = at + 3;
    while (close < text.length
        && text[close] != '}'
        && text[close] != '\n'
        && !endsHere(close, all)) {
      close++;
    }
    return close;
  }

  private void piece(int from, int to, int all) {
    if (to > from) {
      tokens.add(Kind.TEMPLATE_TEXT, from, to, all);
    }
  }

  private int openField(int at, int all, int depth) {
    tokens.add(Kind.FIELD_START, at, at + 1, 0);
    push(FIELD, all, depth + 1);
    fieldOpened = true;
    return at + 1;
  }

  /** Leaves code for the format specification that starts at this colon. */
  int openSpecification(int colon) {
    push(SPECIFICATION, flags[top], depths[top]);
    return colon + 1;
  }

  /** Ends the innermost field at this brace. */
  int closeField(int brace) {
    tokens.add(Kind.FIELD_END, brace, brace + 1, 0);
    depthOutside = Math.max(0, depths[top] - 1);
    top--;
    return brace + 1;
  }

  private int endTemplate(int from, int at, int all) {
    piece(from, at, all);
    unwind();
    int end = at + ((all & TRIPLE) != 0 ? 3 : 1);
    tokens.add(Kind.TEMPLATE_END, at, end, 0);
    return end;
  }

  private int giveUp(int from, int at, int all) {
    piece(from, at, all);
    unwind();
    tokens.add(Kind.TEMPLATE_END, at, at, 0);
    return at;
  }

  /** Leaves the innermost string, with the fields and specifications of it that are still open. */
  private void unwind() {
    while (top >= 0 && modes[top] != TEXT) {
      if (modes[top] == FIELD) {
        tokens.add(
            Kind.FIELD_END, tokens.end(tokens.count() - 1), tokens.end(tokens.count() - 1), 0);
        depthOutside = Math.max(0, depths[top] - 1);
        fieldClosed = true;
      }
      top--;
    }
    top--;
  }

  private void push(byte mode, int all, int depth) {
    top++;
    if (top == modes.length) {
      modes = Arrays.copyOf(modes, top * 2);
      flags = Arrays.copyOf(flags, top * 2);
      depths = Arrays.copyOf(depths, top * 2);
    }
    modes[top] = mode;
    flags[top] = all;
    depths[top] = depth;
  }
}
