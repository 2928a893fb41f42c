package dev.cofferdam.policy.syntax.curly.word;

/** Which language is read, where the shared parts differ. */
public enum Family {
  /** Java. */
  JAVA,
  /** C. */
  C,
  /** C++. */
  CPP,
  /** Go. */
  GO;

  /** Whether it is C or C++. */
  public boolean isC() {
    return this == C || this == CPP;
  }

  /** Whether types can have arguments in angle brackets. */
  public boolean hasAngles() {
    return this == JAVA || this == CPP;
  }
}
