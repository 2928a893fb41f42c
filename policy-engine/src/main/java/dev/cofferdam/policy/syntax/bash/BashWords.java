package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.Symbols;

/** Bash's reserved words, as the first symbols of every table that Bash is read with. */
public final class BashWords {

  /** First the words after which a command stands. */
  static final int IF = 0;

  static final int WHILE = 1;
  static final int UNTIL = 2;
  static final int THEN = 3;
  static final int ELIF = 4;
  static final int ELSE = 5;
  static final int DO = 6;
  static final int NOT = 7;
  static final int TIME = 8;
  static final int COPROC = 9;

  /** Words that end what others began. */
  static final int FI = 10;

  static final int DONE = 11;
  static final int ESAC = 12;
  static final int CLOSE = 13;

  static final int FOR = 14;
  static final int SELECT = 15;
  static final int CASE = 16;
  static final int FUNCTION = 17;
  static final int OPEN = 18;
  static final int TEST = 19;
  static final int IN = 20;

  /** How many reserved words there are. */
  static final int COUNT = 21;

  /** A redirection to a file. */
  public static final int OUTPUT = 21;

  /** A redirection from a file. */
  public static final int INPUT = 22;

  /** A document, or a text, that a command reads. */
  public static final int DOCUMENT = 23;

  /** Stands for the output of commands. */
  public static final int SUBSTITUTION = 24;

  /** Does nothing; also what a redirection without a command redirects. */
  public static final int NOTHING = 25;

  /** A function that calls itself beside itself. */
  public static final int BOMB = 26;

  /** Space that is written as a variable inside a word. */
  public static final int DISGUISED_SPACE = 27;

  /** A command that is written as a list of words in curly brackets. */
  public static final int DISGUISED_COMMAND = 28;

  /** All parameters of a function. */
  public static final int ALL_PARAMETERS = 29;

  /** Changes what a name holds, as what follows the name in curly brackets says. */
  public static final int EXPANSION = 30;

  private static final String ALL =
      "if while until then elif else do ! time coproc fi done esac } for select case function { [[ in"
          + " > < << $() : !fork-bomb !ifs-in-word !command-in-braces $@ ${}";

  private BashWords() {}

  /**
   * Makes the reserved words the first symbols of an empty table.
   *
   * @throws IllegalArgumentException when the table is not empty
   */
  public static void installInto(Symbols empty) {
    if (empty.size() != 0) {
      throw new IllegalArgumentException("reserved words must come first");
    }
    for (String word : ALL.split(" ", -1)) {
      empty.of(word);
    }
  }
}
