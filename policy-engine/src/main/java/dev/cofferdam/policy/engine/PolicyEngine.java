package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.SubmittedFile;
import dev.cofferdam.policy.model.Verdict;
import java.util.Optional;

/**
 * The judge: a policy, compiled. Immutable and safe for use by many threads at once.
 *
 * <p>What it cannot judge it does not permit: a language without a front end, a file that cannot be
 * read, a text that is too large or that was made to exhaust it, and its own failure all come to
 * {@link Verdict.Indeterminate}. The one exception is a policy whose threshold is {@link
 * Severity#SAFE}: it says that nothing is denied, so that nothing is.
 */
public final class PolicyEngine {

  /** Largest submission that is judged, all its code together, in UTF-16 code units. */
  public static final int MAX_CODE = 1_048_576;

  /** Most findings in a verdict; when there are more, the gravest are kept. */
  public static final int MAX_FINDINGS = 200;

  /** What is said when the judge itself failed, which is a mistake of ours. */
  static final String FAILED = "the judge failed";

  private final SecurityPolicy policy;
  private final CodeJudge codeJudge;
  private final SurroundingsJudge surroundingsJudge;

  private PolicyEngine(SecurityPolicy policy, boolean thorough) {
    this.policy = policy;
    PatternScan patterns = new PatternScan(policy.patterns());
    this.codeJudge = new CodeJudge(policy, patterns, thorough);
    this.surroundingsJudge = new SurroundingsJudge(policy, patterns);
  }

  /** Prepares a policy for use. Costs milliseconds; the result is meant to be kept. */
  public static PolicyEngine compile(SecurityPolicy policy) {
    return new PolicyEngine(policy, false);
  }

  /** As {@link #compile}, but every text is read; for comparisons: the verdicts are the same. */
  static PolicyEngine thorough(SecurityPolicy policy) {
    return new PolicyEngine(policy, true);
  }

  /** The policy that this engine applies. */
  public SecurityPolicy policy() {
    return policy;
  }

  /**
   * Judges a submission. Never throws, whatever the input; does no input or output; gives the same
   * answer to the same question, in a time that grows with the length of the submission and nothing
   * else.
   */
  public Verdict evaluate(Submission submission) {
    FindingList findings = new FindingList();
    try {
      judge(submission, findings);
    } catch (RuntimeException | StackOverflowError failure) {
      findings.doubt(submission.files().get(0).name(), FAILED);
    }
    return verdict(findings);
  }

  private void judge(Submission submission, FindingList findings) {
    if (length(submission) > MAX_CODE) {
      findings.doubt(
          submission.files().get(0).name(), "more than " + MAX_CODE + " characters of code");
      return;
    }
    for (SubmittedFile file : submission.files()) {
      if (file instanceof SourceFile source) {
        codeJudge.judge(source, findings);
      } else if (file instanceof SubmittedFile.Unreadable unreadable) {
        findings.doubt(unreadable.name(), unreadable.reason());
      }
    }
    surroundingsJudge.judge(submission, findings);
  }

  private static long length(Submission submission) {
    long length = 0;
    for (SubmittedFile file : submission.files()) {
      length += file instanceof SourceFile source ? source.text().length() : 0;
    }
    return length;
  }

  private Verdict verdict(FindingList findings) {
    var listed = findings.listed();
    boolean cut = findings.truncated();
    Severity threshold = policy.severityThreshold();
    if (findings.gravest().reaches(threshold)) {
      return new Verdict.Deny(listed, cut, policy.id(), policy.digest());
    }
    Optional<String> doubt = findings.doubt();
    if (doubt.isPresent() && threshold != Severity.SAFE) {
      return new Verdict.Indeterminate(doubt.get(), listed, cut, policy.id(), policy.digest());
    }
    return new Verdict.Permit(listed, cut, policy.id(), policy.digest());
  }
}
