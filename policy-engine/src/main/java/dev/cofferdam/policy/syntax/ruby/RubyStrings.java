package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.LineIndex;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.Arrays;

/**
 * Ruby's literals of text, which hold code that holds literals: kept on a stack of its own, not on
 * the thread's. A document in the program ({@code <<END}) is read where it is mentioned, so that
 * its code stands there too.
 */
final class RubyStrings {

  private static final int FIELDS = 8;
  private static final int FLAGS = 0;
  private static final int CLOSE = 1;
  private static final int OPEN = 2;
  private static final int NEST = 3;
  private static final int LIMIT = 4;
  private static final int RESUME = 5;
  private static final int DEPTH = 6;
  private static final int JUMP = 7;

  private final char[] text;
  private final Tokens tokens;
  private final LineIndex lines;
  private int[] levels = new int[8 * FIELDS];
  private int top = -1;
  private int jump;
  private int depth;
  private int lineFrom = Integer.MAX_VALUE;
  private int lineTo;

  RubyStrings(char[] text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
    this.lines = new LineIndex(text);
  }

  boolean crowded() {
    return lines.crowded();
  }

  /** Whether plain text of a literal comes next, not code. */
  boolean inText() {
    return top >= 0 && get(DEPTH) < 0;
  }

  /** Where what is open must end, whatever comes. */
  int limit() {
    return top < 0 ? text.length : get(LIMIT);
  }

  /** Counts a curly bracket of the code; whether it closes the field that the code is in. */
  boolean brace(boolean opens) {
    if (!opens && top >= 0 && depth <= get(DEPTH)) {
      return true;
    }
    depth += opens ? 1 : depth > 0 ? -1 : 0;
    return false;
  }

  /** Where the code goes on after a line that ends before that offset. */
  int afterLine(int at) {
    return jump > at ? Math.min(jump, limit()) : at;
  }

  /** Begins a literal with fields whose text starts at that offset. */
  int open(int start, int from, int flags, char close) {
    tokens.add(Kind.TEMPLATE_START, start, from, flags);
    push(flags, limit(), -1);
    set(CLOSE, close);
    set(OPEN, opening(close));
    return from;
  }

  /** Reads a literal without fields to its end; returns where to go on. */
  int plain(int start, int from, int flags, char close) {
    char open = opening(close);
    int nest = 0;
    int at = from;
    int limit = limit();
    while (at < limit) {
      char c = text[at];
      if (c == '\\') {
        at++;
      } else if (c == close && nest-- == 0) {
        tokens.add(Kind.STRING, start, at + 1, flags | (from - start) << 16 | 1 << 24);
        return at + 1;
      } else if (c == open && open != close) {
        nest++;
      }
      at++;
    }
    tokens.add(Kind.STRING, start, limit, flags | (from - start) << 16);
    return limit;
  }

  static char opening(char close) {
    return switch (close) {
      case ')' -> '(';
      case ']' -> '[';
      case '}' -> '{';
      case '>' -> '<';
      default -> close;
    };
  }

  /**
   * Reads a document that is mentioned between those offsets, or begins it when it has fields;
   * returns where to go on, or -1 when there is no such document.
   */
  int document(int start, int resume, String word, int flags) {
    int from = Math.max(jump, nextLine(resume));
    boolean indented = (flags & RubyFlags.INDENTED) != 0;
    int end = from > limit() ? -1 : lines.find(word, indented, from, limit());
    if (end < 0) {
      return -1;
    }
    int after = Math.min(nextLine(end), limit());
    if ((flags & RubyFlags.RAW) != 0) {
      tokens.add(Kind.STRING, from, end, flags);
      jump = after;
      return resume;
    }
    tokens.add(Kind.TEMPLATE_START, start, resume, flags);
    push(flags, end, -1);
    set(CLOSE, 0);
    set(RESUME, resume);
    set(JUMP, after);
    jump = from;
    return from;
  }

  /** Many documents may be mentioned in one line, whose end is looked for once. */
  private int nextLine(int from) {
    if (from < lineFrom || from > lineTo) {
      lineTo = lineEnd(from);
      lineFrom = from;
    }
    int at = lineTo;
    boolean two = at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n';
    return Math.min(text.length, at + (two ? 2 : 1));
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at;
  }

  /** Reads plain text until a field begins or the literal ends; returns where to go on. */
  int scanText(int from) {
    int at = from;
    int limit = limit();
    while (at < limit) {
      char c = text[at];
      if (c == '\\') {
        at++;
      } else if (c == get(CLOSE) && get(CLOSE) != 0) {
        if (get(NEST) == 0) {
          return end(from, at, at + 1);
        }
        set(NEST, get(NEST) - 1);
      } else if (c == get(OPEN) && get(OPEN) != get(CLOSE)) {
        set(NEST, get(NEST) + 1);
      } else if (c == '#' && at + 1 < limit && text[at + 1] == '{') {
        piece(from, at);
        tokens.add(Kind.FIELD_START, at, at + 2, 0);
        push(0, limit, depth);
        return at + 2;
      } else if (c == '\n' && jump > at + 1) {
        piece(from, at + 1);
        return Math.min(jump, limit);
      }
      at++;
    }
    return end(from, limit, limit);
  }

  private void piece(int from, int to) {
    if (to > from) {
      tokens.add(Kind.TEMPLATE_TEXT, from, to, get(FLAGS));
    }
  }

  private int end(int from, int at, int after) {
    piece(from, at);
    tokens.add(Kind.TEMPLATE_END, at, after, 0);
    boolean document = get(CLOSE) == 0;
    int resume = get(RESUME);
    int jumpAfter = get(JUMP);
    pop();
    if (document) {
      jump = jumpAfter;
      return resume;
    }
    return after;
  }

  /** Ends the field that the code is in, at its bracket. */
  int endField(int brace) {
    tokens.add(Kind.FIELD_END, brace, brace + 1, 0);
    pop();
    return brace + 1;
  }

  /** Ends what must end at this offset, when code is still open there; returns where to go on. */
  int endAtLimit(int at) {
    int on = at;
    while (top >= 0 && at >= get(LIMIT)) {
      boolean document = get(DEPTH) < 0 && get(CLOSE) == 0;
      if (get(DEPTH) >= 0) {
        endField(at - 1);
      } else {
        on = end(at, at, at);
      }
      if (document) {
        return on;
      }
    }
    return on;
  }

  private void push(int flags, int limit, int fieldDepth) {
    top++;
    if ((top + 1) * FIELDS > levels.length) {
      levels = Arrays.copyOf(levels, levels.length * 2);
    }
    Arrays.fill(levels, top * FIELDS, (top + 1) * FIELDS, 0);
    set(FLAGS, flags);
    set(LIMIT, limit);
    set(DEPTH, fieldDepth);
    set(CLOSE, -1);
    set(OPEN, -1);
  }

  private void pop() {
    if (get(DEPTH) >= 0) {
      depth = get(DEPTH);
    }
    top--;
  }

  private int get(int field) {
    return levels[top * FIELDS + field];
  }

  private void set(int field, int value) {
    levels[top * FIELDS + field] = value;
  }
}
