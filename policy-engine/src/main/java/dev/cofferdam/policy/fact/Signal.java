package dev.cofferdam.policy.fact;

import java.util.Locale;
import java.util.Optional;

/** What a front end saw that has no name of its own. Rules name signals by {@link #word()}. */
public enum Signal {
  /** A module is loaded whose name is not known before the program runs. */
  COMPUTED_IMPORT,
  /** A member of a module is reached whose name is not known before the program runs. */
  COMPUTED_MEMBER,
  /** A member of any other object is reached whose name is not known before the program runs. */
  DYNAMIC_ATTRIBUTE,
  /** A module is reached as a member of another module. */
  REEXPORTED_MODULE,
  /** A module with powers is put into a container, or handed to a function that is not followed. */
  MODULE_HANDED_ON,
  /** The built-in names are reached through a container or by a name that is not known. */
  BUILTINS_ACCESS,
  /** A text formats fields that reach into an object's inside. */
  FORMAT_ATTRIBUTE,
  /** A text is wholly the path of a file that a program in a sandbox has no business with. */
  SENSITIVE_PATH,
  /** Such a path is opened for writing. */
  SENSITIVE_WRITE,
  /** A directory is listed by such a path. */
  SENSITIVE_LISTING,
  /** A file is opened for writing by a constant relative name. */
  RELATIVE_WRITE,
  /** A file is opened for writing by a name that is not known, or an absolute one. */
  COMPUTED_WRITE,
  /** A URL is passed to a call that reads or fetches. */
  URL_ARGUMENT,
  /** Invisible or direction-changing characters, which let a text look like another one. */
  HIDDEN_CHARACTERS,
  /** A long text that looks like encoded bytes. */
  ENCODED_BLOB,
  /** Encoded bytes in a program that also runs code from text. */
  ENCODED_PROGRAM,
  /** A loop without end that starts processes or threads. */
  ENDLESS_SPAWNING,
  /** A constant that asks for a thousand million elements or more. */
  HUGE_ALLOCATION,
  /**
   * Code text that is handed to an interpreter is itself too deeply wrapped, or too much, to be
   * followed.
   */
  UNFOLLOWED_PAYLOAD,
  /** The file cannot be read as what it claims to be, or is too much to be judged. */
  UNREADABLE;

  private static final Signal[] ALL = values();

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in rules: lower case, words joined by hyphens. */
  public String word() {
    return word;
  }

  /** The signal with that word; empty when there is none. */
  public static Optional<Signal> named(String word) {
    for (Signal signal : ALL) {
      if (signal.word.equals(word)) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }
}
