package dev.cofferdam.policy.model;

import java.util.Optional;

/**
 * How grave a finding is, and, as a policy's threshold, from where on findings deny. The numbers
 * are LLM Sandbox's.
 */
public enum Severity {
  /** Noted only. As a threshold it denies nothing at all. */
  SAFE(0),
  /** Worth knowing; ordinary programs have such findings. */
  LOW(1),
  /** A capability that a program seldom needs in a sandbox. */
  MEDIUM(2),
  /** A capability that serves to attack or to escape. */
  HIGH(3);

  private static final Severity[] ALL = values();

  private final int level;
  private final String digit;

  Severity(int level) {
    this.level = level;
    this.digit = Integer.toString(level);
  }

  /** The number of this severity in policy documents, 0 to 3. */
  public int level() {
    return level;
  }

  /**
   * Whether a finding of this severity denies under that threshold; nothing does under {@link
   * #SAFE}.
   */
  public boolean reaches(Severity threshold) {
    return threshold != SAFE && level >= threshold.level;
  }

  /** The graver of the two. */
  public Severity orGraver(Severity other) {
    return level >= other.level ? this : other;
  }

  /**
   * The threshold of the two that denies more: the lower one, except that {@link #SAFE} denies
   * nothing and so yields.
   */
  public Severity orStricterThreshold(Severity other) {
    if (this == SAFE) {
      return other;
    }
    return other == SAFE || level <= other.level ? this : other;
  }

  /**
   * The severity called so, in any case, or numbered so ({@code "0"} to {@code "3"}); empty when
   * there is none.
   */
  public static Optional<Severity> named(String nameOrLevel) {
    for (Severity severity : ALL) {
      if (severity.name().equalsIgnoreCase(nameOrLevel) || severity.digit.equals(nameOrLevel)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
