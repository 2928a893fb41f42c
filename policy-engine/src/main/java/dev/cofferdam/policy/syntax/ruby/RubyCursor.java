package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;

/** Where the parser is in the tokens. */
final class RubyCursor {

  private final Tokens tokens;
  private int at;

  RubyCursor(Tokens tokens) {
    this.tokens = tokens;
  }

  Tokens tokens() {
    return tokens;
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

  int data() {
    return tokens.data(at);
  }

  Kind kindAfter() {
    return tokens.kind(Math.min(at + 1, tokens.count() - 1));
  }

  int dataAfter() {
    return tokens.data(Math.min(at + 1, tokens.count() - 1));
  }

  boolean isNameBefore() {
    return at > 0 && tokens.kind(at - 1) == Kind.NAME;
  }

  /** The symbol of the name here; no symbol when this is no name. */
  int word() {
    return kind() == Kind.NAME ? tokens.data(at) : Symbols.NONE;
  }

  boolean isOperator(int code) {
    return kind() == Kind.OPERATOR && tokens.data(at) == code;
  }

  boolean isOperatorAfter(int code) {
    return kindAfter() == Kind.OPERATOR && dataAfter() == code;
  }

  boolean spaceBefore() {
    return at > 0 && tokens.start(at) > tokens.end(at - 1);
  }

  boolean spaceAfter() {
    return at + 1 < tokens.count() && tokens.start(at + 1) > tokens.end(at);
  }

  boolean endsStatement() {
    return kind() == Kind.LINE || kind() == Kind.END || isOperator(';');
  }
}
