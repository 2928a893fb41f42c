package dev.cofferdam.policy.fact.value;

import dev.cofferdam.policy.syntax.Tokens;

/** What the literals of a language mean. Implementations are immutable. */
public interface Literals {

  /** The text that a string token, or a stretch of plain text in one, stands for. */
  String text(Tokens tokens, int token);

  /** The whole number that a token stands for, or -1 when it is none or larger than can be. */
  long number(Tokens tokens, int token);
}
