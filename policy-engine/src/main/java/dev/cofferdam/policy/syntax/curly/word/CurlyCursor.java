package dev.cofferdam.policy.syntax.curly.word;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;

/** Where the parser is in the tokens, and what stands around. */
public final class CurlyCursor {

  private final Tokens tokens;
  private final Words words;
  private final Brackets brackets;
  private final int size;
  private int at;

  /** At the first of those tokens. */
  public CurlyCursor(Tokens tokens, Words words) {
    this.tokens = tokens;
    this.words = words;
    this.brackets = new Brackets(tokens);
    this.size = words.symbol("sizeof");
  }

  /** Which language is read. */
  public Family family() {
    return words.family();
  }

  /** The token that it stands at. */
  public int at() {
    return at;
  }

  /** Goes on by one token, unless this is the last. */
  public void advance() {
    if (tokens.kind(at) != Kind.END) {
      at++;
    }
  }

  /** Goes on from there, which must not be before here. */
  public void moveTo(int token) {
    at = Math.min(Math.max(at, token), tokens.count() - 1);
  }

  /** The kind of the token here. */
  public Kind kind() {
    return tokens.kind(at);
  }

  /** The kind of the token there. */
  public Kind kind(int token) {
    return tokens.kind(within(token));
  }

  /** The symbol of the name here; no symbol when this is no name. */
  public int symbol() {
    return symbol(at);
  }

  /** The symbol of the name there; no symbol when that is no name. */
  public int symbol(int token) {
    return kind(token) == Kind.NAME ? tokens.data(within(token)) : Symbols.NONE;
  }

  /** What the word here is; a name when this is no word at all. */
  public Word word() {
    return words.of(symbol());
  }

  /** What the word there is; a name when that is no word at all. */
  public Word word(int token) {
    return words.of(symbol(token));
  }

  /** Whether a name stands there that is no keyword. */
  public boolean isName(int token) {
    return kind(token) == Kind.NAME && word(token) == Word.NAME;
  }

  /** Whether that keyword stands there. */
  public boolean isWord(int token, int keyword) {
    return keyword != Symbols.NONE && symbol(token) == keyword;
  }

  /** Whether the word there only asks for the size of what follows. */
  public boolean isUnevaluated(int token) {
    return isWord(token, size);
  }

  /** The operator here; 0 when there is none. */
  public int operator() {
    return operator(at);
  }

  /** The operator there; 0 when there is none. */
  public int operator(int token) {
    return kind(token) == Kind.OPERATOR ? tokens.data(within(token)) : 0;
  }

  /** Whether that operator stands here. */
  public boolean isOperator(int code) {
    return operator() == code;
  }

  /** The bracket that belongs to the one there; {@link Brackets#NONE} without one. */
  public int partner(int token) {
    return brackets.partner(within(token));
  }

  /** Notes that a parser looked ahead; whether it may go on. */
  public boolean look(int ahead) {
    return tokens.look(ahead);
  }

  /** The last token. */
  public int last() {
    return tokens.count() - 1;
  }

  private int within(int token) {
    return Math.max(0, Math.min(token, tokens.count() - 1));
  }
}
