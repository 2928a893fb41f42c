package dev.cofferdam.policy.model;

import java.util.List;

/** What the engine answers. Whoever enforces must let only a {@link Permit} pass. */
public sealed interface Verdict {

  /**
   * What the rules saw, in the order of files and of places in them; at most what the engine's
   * limit says.
   */
  List<Finding> findings();

  /** Whether there were more findings than are listed. */
  boolean truncated();

  /** The id of the policy that was applied. */
  String policyId();

  /** The digest of the policy that was applied, as {@link SecurityPolicy#digest()}. */
  String policyDigest();

  /**
   * No finding reached the threshold. It never means that the code is safe.
   *
   * @param findings findings below the threshold
   * @param truncated whether there were more
   * @param policyId the policy's id
   * @param policyDigest the policy's digest
   */
  record Permit(List<Finding> findings, boolean truncated, String policyId, String policyDigest)
      implements Verdict {
    /** Keeps an immutable copy of the findings. */
    public Permit {
      findings = List.copyOf(findings);
    }
  }

  /**
   * At least one finding reached the threshold.
   *
   * @param findings all findings, those below the threshold too
   * @param truncated whether there were more
   * @param policyId the policy's id
   * @param policyDigest the policy's digest
   */
  record Deny(List<Finding> findings, boolean truncated, String policyId, String policyDigest)
      implements Verdict {
    /** Keeps an immutable copy of the findings. */
    public Deny {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The submission could not be judged: unreadable, too large, or in a language that the engine
   * does not know. It is a refusal.
   *
   * @param reason why, for the reader: lower case, no full stop
   * @param findings what was seen before judging ended
   * @param truncated whether there were more
   * @param policyId the policy's id
   * @param policyDigest the policy's digest
   */
  record Indeterminate(
      String reason,
      List<Finding> findings,
      boolean truncated,
      String policyId,
      String policyDigest)
      implements Verdict {
    /** Keeps an immutable copy of the findings. */
    public Indeterminate {
      findings = List.copyOf(findings);
    }
  }
}
