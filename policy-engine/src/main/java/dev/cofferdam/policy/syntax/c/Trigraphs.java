package dev.cofferdam.policy.syntax.c;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.curly.word.Scan;

/**
 * Three characters that are one to compilers of older standards, and three to others. Where that
 * decides what a program is, the program cannot be judged.
 */
public final class Trigraphs {

  private static final String OTHERS = "=()'<>!-";

  private Trigraphs() {}

  /** Whether some stands where it matters: outside of texts, or as a backslash anywhere. */
  public static boolean matter(char[] text) {
    boolean some = false;
    for (int i = 0; i + 2 < text.length; i++) {
      if (text[i] == '?' && text[i + 1] == '?') {
        if (text[i + 2] == '/') {
          return true;
        }
        some |= OTHERS.indexOf(text[i + 2]) >= 0;
      }
    }
    return some && standsInCode(text);
  }

  private static boolean standsInCode(char[] text) {
    Tokens tokens = CLexer.lex(text, Symbols.base());
    for (int token = 0; token < tokens.count(); token++) {
      boolean first = tokens.kind(token) == Kind.OPERATOR && tokens.data(token) == '?';
      int start = tokens.start(token);
      if (first && Scan.stands(text, start, "??") && start + 2 < text.length) {
        if (OTHERS.indexOf(text[start + 2]) >= 0) {
          return true;
        }
      }
    }
    return false;
  }
}
