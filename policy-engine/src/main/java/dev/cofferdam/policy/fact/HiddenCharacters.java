package dev.cofferdam.policy.fact;

import dev.cofferdam.policy.fact.Facts.Fact;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import java.util.List;

/**
 * Characters that change the direction of writing, with which a text is read as another one than it
 * is.
 */
public final class HiddenCharacters {

  private static final int MAX_FOUND = 16;

  private HiddenCharacters() {}

  /** Adds a fact about that signal's path for each such character, up to sixteen. */
  public static void find(char[] text, int signalPath, Facts facts) {
    int found = 0;
    for (int i = 0; i < text.length && found < MAX_FOUND; i++) {
      char c = text[i];
      if (c < '\u202A') {
        continue;
      }
      boolean embeds = c >= '\u202A' && c <= '\u202E';
      boolean isolates = c >= '\u2066' && c <= '\u2069';
      if (embeds || isolates) {
        facts.add(new Fact(Kind.SIGNAL, signalPath, i, i + 1, List.of()));
        found++;
      }
    }
  }
}
