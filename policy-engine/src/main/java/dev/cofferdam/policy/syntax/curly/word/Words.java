package dev.cofferdam.policy.syntax.curly.word;

import dev.cofferdam.policy.syntax.Symbols;
import java.util.Arrays;

/** The keywords of a language, as the first symbols of every table it is read with. Immutable. */
public final class Words {

  private final Word[] bySymbol;
  private final String[] names;
  private final Family family;

  private Words(Family family, String[] names, Word[] words) {
    this.family = family;
    this.names = names;
    this.bySymbol = words;
  }

  /**
   * The keywords of a language.
   *
   * @param lines each a {@link Word} in lower case, then the keywords that are such words
   */
  public static Words of(Family family, String... lines) {
    String[] names = new String[0];
    Word[] words = new Word[0];
    for (String line : lines) {
      String[] parts = line.split(" +", -1);
      Word word = Word.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT));
      int from = names.length;
      names = Arrays.copyOf(names, from + parts.length - 1);
      words = Arrays.copyOf(words, names.length);
      for (int i = 1; i < parts.length; i++) {
        names[from + i - 1] = parts[i];
        words[from + i - 1] = word;
      }
    }
    return new Words(family, names, words);
  }

  /**
   * Makes the keywords the first symbols of an empty table.
   *
   * @throws IllegalArgumentException when the table is not empty
   */
  public void installInto(Symbols empty) {
    if (empty.size() != 0) {
      throw new IllegalArgumentException("keywords must come first");
    }
    for (String name : names) {
      empty.of(name);
    }
  }

  /** Which language these are the keywords of. */
  public Family family() {
    return family;
  }

  /** What the word with that symbol is. */
  public Word of(int symbol) {
    return symbol >= 0 && symbol < bySymbol.length ? bySymbol[symbol] : Word.NAME;
  }

  /** The symbol of a keyword, or no symbol when the language has no such keyword. */
  public int symbol(String keyword) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(keyword)) {
        return i;
      }
    }
    return Symbols.NONE;
  }
}
