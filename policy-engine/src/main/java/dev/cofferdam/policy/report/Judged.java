package dev.cofferdam.policy.report;

import dev.cofferdam.policy.model.Verdict;

/**
 * Something that was judged by itself, and what came of it.
 *
 * @param name what it is called in reports: a file's name, or that of a submission's program
 * @param verdict what the engine answered
 */
public record Judged(String name, Verdict verdict) {

  /** Whether it was let pass: not denied, and not left undecided. */
  public boolean permitted() {
    return verdict instanceof Verdict.Permit;
  }

  /** {@code permit}, {@code deny} or {@code indeterminate}. */
  String decision() {
    if (verdict instanceof Verdict.Permit) {
      return "permit";
    }
    return verdict instanceof Verdict.Deny ? "deny" : "indeterminate";
  }

  /** Why it could not be judged; empty when it was. */
  String reason() {
    return verdict instanceof Verdict.Indeterminate open ? open.reason() : "";
  }
}
