package dev.cofferdam.policy.syntax.curly.word;

import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.Arrays;

/**
 * Which closing bracket belongs to which opening one, found once for all tokens, so that looking
 * beyond brackets costs one step.
 */
public final class Brackets {

  /** No partner. */
  public static final int NONE = -1;

  private final int[] partners;

  /** The brackets of those tokens. */
  public Brackets(Tokens tokens) {
    partners = new int[tokens.count()];
    Arrays.fill(partners, NONE);
    int[] open = new int[16];
    int depth = 0;
    for (int i = 0; i < partners.length; i++) {
      if (tokens.kind(i) != Kind.OPERATOR) {
        continue;
      }
      int code = tokens.data(i);
      if (code == '(' || code == '[' || code == '{') {
        if (depth == open.length) {
          open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = i;
      } else if (code == ')' || code == ']' || code == '}') {
        depth = close(tokens, open, depth, i);
      }
    }
  }

  /** A curly bracket closes what is open inside it; another one only its own kind. */
  private int close(Tokens tokens, int[] open, int depth, int closing) {
    int wanted = tokens.data(closing) == ')' ? '(' : tokens.data(closing) == ']' ? '[' : '{';
    int at = depth - 1;
    while (at >= 0 && wanted == '{' && tokens.data(open[at]) != '{') {
      at--;
    }
    if (at < 0 || tokens.data(open[at]) != wanted) {
      return depth;
    }
    partners[open[at]] = closing;
    partners[closing] = open[at];
    return at;
  }

  /** The bracket that belongs to this one, or {@link #NONE}. */
  public int partner(int token) {
    return partners[token];
  }
}
