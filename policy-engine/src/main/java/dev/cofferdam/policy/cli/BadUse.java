package dev.cofferdam.policy.cli;

import java.io.Serial;
import java.util.List;

/** The command cannot be carried out as it was given. */
final class BadUse extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** All that is wrong, each for the reader: lower case, no full stop, user text in backticks. */
  BadUse(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  BadUse(String problem) {
    this(List.of(problem));
  }

  List<String> problems() {
    return problems;
  }
}
