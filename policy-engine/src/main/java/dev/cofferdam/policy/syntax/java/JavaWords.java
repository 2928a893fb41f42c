package dev.cofferdam.policy.syntax.java;

import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Words;

/** Java's keywords. */
public final class JavaWords {

  /** All of them; {@code record}, {@code var} and their like are names where no head shows them. */
  public static final Words ALL =
      Words.of(
          Family.JAVA,
          "primitive int char boolean byte short long float double void",
          "modifier public private protected static final abstract transient volatile strictfp",
          "telling native",
          "constant null true false this super",
          "class class interface",
          "enum enum",
          "import import",
          "package package",
          "headed if switch catch synchronized",
          "for for",
          "while while",
          "plain else do finally",
          "try try",
          "case case",
          "default default",
          "return return",
          "jump break continue",
          "prefix throw assert",
          "new new",
          "between instanceof extends implements throws");

  private JavaWords() {}
}
