package dev.cofferdam.policy.fact.knowledge;

import java.util.Locale;
import java.util.Optional;

/** What a dotted name of a library is to the judge. Knowledge files name roles by {@link #word}. */
public enum Role {
  /** Nothing in particular. */
  PLAIN,
  /** Loads the module that its first argument names. */
  IMPORTER,
  /** Reaches the member of its first argument that its second argument names. */
  GETTER,
  /** As {@link #GETTER}, as a function of a type. */
  METHOD_GETTER,
  /** Makes a function that reaches the member that its argument names. */
  GETTER_MAKER,
  /** Gives the dictionary of its argument. */
  NAMESPACE,
  /** Gives the names of the module. */
  GLOBALS,
  /** The modules by name. */
  MODULES,
  /** Does nothing with what it is given but look at it. */
  HARMLESS,
  /** Runs the text of its first argument, or of one that is named. */
  RUNNER,
  /** Runs the texts of all its arguments. */
  RUNNER_OF_ALL,
  /** Calls its first argument with the elements of a later one. */
  APPLIER,
  /** Opens the file of its first argument in the mode of its second. */
  OPENER,
  /** Starts processes or threads. */
  SPAWNER,
  /** Makes bytes, as many as its argument. */
  ALLOCATOR,
  /** Lists the directory of its first argument. */
  LISTER,
  /** A character of its number. */
  FOLD_CHR,
  /** Bytes or a text of its argument. */
  FOLD_BYTES,
  /** Text of hexadecimal digits. */
  FOLD_HEX,
  /** Text of base 64. */
  FOLD_BASE64,
  /** Text with its percent escapes undone. */
  FOLD_URL,
  /** Text in the code that its second argument names. */
  FOLD_CODEC,
  /** Its second argument by its first, for each element. */
  FOLD_MAP,
  /** Its argument backwards. */
  FOLD_REVERSED,
  /** Its argument itself, as far as the judge cares. */
  FOLD_SAME,
  /** What the method of its own name does with its first argument, given the others. */
  FOLD_METHOD,
  /** The parts of a path, joined. */
  FOLD_JOIN_PATH;

  private static final Role[] ALL = values();

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in knowledge files: lower case, words joined by hyphens. */
  public String word() {
    return word;
  }

  /** The role with that word; empty when there is none. */
  public static Optional<Role> named(String word) {
    for (Role role : ALL) {
      if (role.word.equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
