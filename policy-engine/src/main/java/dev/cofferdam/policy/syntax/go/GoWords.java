package dev.cofferdam.policy.syntax.go;

import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Words;

/** Go's keywords. */
public final class GoWords {

  /** All of them. */
  public static final Words ALL =
      Words.of(
          Family.GO,
          "jump break continue goto fallthrough",
          "return return",
          "constant nil true false iota",
          "import import",
          "package package",
          "headed if switch select",
          "for for",
          "plain else",
          "case case",
          "default default",
          "prefix defer",
          "telling go",
          "func func",
          "var var const",
          "type type",
          "range range",
          "type_part map chan struct interface");

  private GoWords() {}
}
