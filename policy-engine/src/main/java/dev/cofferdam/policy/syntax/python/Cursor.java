package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;

/** Where the parsers are in the tokens. */
final class Cursor {

  private final Tokens tokens;
  private int at;

  Cursor(Tokens tokens) {
    this.tokens = tokens;
  }

  int at() {
    return at;
  }

  void advance() {
    if (tokens.kind(at) != Kind.END) {
      at++;
    }
  }

  Kind kind() {
    return tokens.kind(at);
  }

  Kind kindBefore() {
    return at == 0 ? Kind.LINE : tokens.kind(at - 1);
  }

  Kind kindAfter() {
    return tokens.kind(Math.min(at + 1, tokens.count() - 1));
  }

  /** The symbol of the name here; no symbol when this is no name. */
  int word() {
    return kind() == Kind.NAME ? tokens.data(at) : Symbols.NONE;
  }

  int data() {
    return tokens.data(at);
  }

  boolean isOperator(int code) {
    return kind() == Kind.OPERATOR && tokens.data(at) == code;
  }

  boolean endsLine() {
    return kind() == Kind.LINE || kind() == Kind.END || isOperator(';');
  }
}
