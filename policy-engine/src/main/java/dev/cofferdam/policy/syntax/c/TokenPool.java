package dev.cofferdam.policy.syntax.c;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;

/** The tokens of a text, and those that macros make of them, all by number. */
final class TokenPool {

  private final Tokens written;
  private final Tokens made;
  private final Symbols symbols;

  TokenPool(Tokens written, Symbols symbols) {
    this.written = written;
    this.made = new Tokens(written.text());
    this.symbols = symbols;
  }

  private Tokens of(int token) {
    return token < written.count() ? written : made;
  }

  private int in(int token) {
    return token < written.count() ? token : token - written.count();
  }

  Kind kind(int token) {
    return of(token).kind(in(token));
  }

  int data(int token) {
    return of(token).data(in(token));
  }

  int start(int token) {
    return of(token).start(in(token));
  }

  int end(int token) {
    return of(token).end(in(token));
  }

  /** The symbol of a name; no symbol for other tokens. */
  int symbol(int token) {
    return kind(token) == Kind.NAME ? data(token) : Symbols.NONE;
  }

  /** The operator; 0 for other tokens. */
  int operator(int token) {
    return kind(token) == Kind.OPERATOR ? data(token) : 0;
  }

  void copyTo(Tokens out, int token) {
    out.add(kind(token), start(token), Math.max(start(token), end(token)), data(token));
  }

  /** The name that two tokens are when nothing stands between them, or -1 when they are none. */
  int pasted(int left, int right) {
    boolean name = kind(left) == Kind.NAME;
    boolean part = kind(right) == Kind.NAME || kind(right) == Kind.NUMBER;
    if (!name || !part) {
      return -1;
    }
    String first = symbols.name(data(left));
    String second =
        kind(right) == Kind.NAME
            ? symbols.name(data(right))
            : new String(written.text(), start(right), end(right) - start(right));
    made.add(Kind.NAME, start(left), end(left), symbols.of(first + second));
    return written.count() + made.count() - 1;
  }

  /** A text made of what is written from one token to another. */
  int text(int from, int to) {
    made.add(Kind.STRING, start(from), Math.max(start(from), end(to)), 0);
    return written.count() + made.count() - 1;
  }
}
