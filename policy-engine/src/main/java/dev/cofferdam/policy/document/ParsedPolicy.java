package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.SecurityPolicy;
import java.util.List;

/** What came of reading a policy document. */
public sealed interface ParsedPolicy {

  /**
   * The document is a policy.
   *
   * @param policy the policy
   */
  record Parsed(SecurityPolicy policy) implements ParsedPolicy {}

  /**
   * The document is no policy.
   *
   * @param problems everything that is wrong with it, in the order of the text; at least one, at
   *     most {@value PolicyDocuments#MAX_PROBLEMS}
   */
  record Rejected(List<Problem> problems) implements ParsedPolicy {
    /** Keeps an immutable copy; refuses a rejection without a reason. */
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection has a reason");
      }
    }
  }

  /**
   * One thing that is wrong with a document.
   *
   * @param line the line, from 1
   * @param column the column, from 1, in characters
   * @param path where in the document, for instance {@code patterns[0].severity}; empty for the
   *     document as a whole
   * @param message what is wrong, for the reader: lower case, no full stop, user text in backticks
   */
  record Problem(int line, int column, String path, String message) {}
}
