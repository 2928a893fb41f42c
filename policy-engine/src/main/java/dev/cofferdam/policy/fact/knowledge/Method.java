package dev.cofferdam.policy.fact.knowledge;

import java.util.Locale;
import java.util.Optional;

/**
 * What a member of that name does, whatever the object: how texts and sequences are put together,
 * and how members are reached by their names. Knowledge files say {@code method WORD name …}.
 */
public enum Method {
  /** Nothing in particular. */
  PLAIN,
  /** The dictionary of the object. */
  NAMESPACE,
  /** What stands in the receiver under the key that is the first argument. */
  ENTRY,
  /** The member of the receiver that the first argument names. */
  GETTER,
  /** The elements of the first argument with the receiver between them. */
  JOIN_ARGUMENT,
  /** The elements of the receiver with the first argument between them. */
  JOIN,
  /** The parts of the receiver between which the first argument stands. */
  SPLIT,
  /** The receiver backwards. */
  REVERSE,
  /** The receiver with the first argument replaced by the second. */
  REPLACE,
  /** The receiver followed by the arguments. */
  CONCAT,
  /** The receiver as many times as the first argument says. */
  REPEAT,
  /** The receiver from the first argument to before the second; negative ones from the end. */
  SLICE,
  /** The receiver from the first argument on, as much as the second says. */
  SLICE_LENGTH,
  /** The element of the receiver at the place of the first argument. */
  ELEMENT,
  /** The number of the character at the place of the first argument. */
  CODE,
  /** The receiver in lower case. */
  LOWER,
  /** The receiver in upper case. */
  UPPER,
  /** The receiver with upper and lower case exchanged. */
  SWAP_CASE,
  /** The receiver without the characters of the first argument, or spaces, at both ends. */
  STRIP,
  /** As {@link #STRIP}, at the start only. */
  STRIP_LEFT,
  /** As {@link #STRIP}, at the end only. */
  STRIP_RIGHT,
  /** The receiver without the first argument before it. */
  DROP_PREFIX,
  /** The receiver without the first argument after it. */
  DROP_SUFFIX,
  /** The receiver with the arguments in its fields in curly brackets. */
  FORMAT,
  /** As {@link #FORMAT}, with the fields in a map, which is not followed. */
  FORMAT_MAP,
  /** The receiver with the arguments for its percent signs. */
  FORMAT_PERCENT,
  /** The receiver in the code that the first argument names. */
  DECODE,
  /** The receiver itself, as far as the judge cares. */
  SAME,
  /** The first argument, a function, of each element of the receiver. */
  MAP,
  /** The receiver called with the arguments after the first, which is what it is a member of. */
  CALL,
  /** As {@link #CALL}, with the arguments in a sequence. */
  APPLY,
  /** The receiver itself, or the receiver with some arguments given. */
  BIND,
  /** Calls the first argument, a function, with the receiver. */
  THEN,
  /**
   * Evaluates the text that is the first argument, in which {@code @} stands before names of the
   * program, as tables do (<a
   * href="https://pandas.pydata.org/docs/user_guide/indexing.html#the-query-method">pandas</a>).
   */
  QUERY;

  private static final Method[] ALL = values();

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in knowledge files: lower case, words joined by hyphens. */
  public String word() {
    return word;
  }

  /** The method with that word; empty when there is none. */
  public static Optional<Method> named(String word) {
    for (Method method : ALL) {
      if (method.word.equals(word)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}
