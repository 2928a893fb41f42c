package dev.cofferdam.functions.sandbox.limit;

import org.jspecify.annotations.Nullable;

/**
 * One limit as the operator configured it.
 *
 * @param byDefault in force when the caller says nothing; from 1 to the maximum
 * @param maximum the most that a caller may ask for; at least 1
 */
public record LimitRange(long byDefault, long maximum) {

  /**
   * Refuses an impossible range.
   *
   * @throws IllegalArgumentException if not 1 ≤ default ≤ maximum
   */
  public LimitRange {
    if (byDefault < 1 || byDefault > maximum) {
      throw new IllegalArgumentException(
          "a limit's default is from 1 to its maximum, but "
              + byDefault
              + " is not from 1 to "
              + maximum);
    }
  }

  /** This range, with a default at least as large as one that is wanted, as far as it may be. */
  LimitRange raised(@Nullable Long wanted) {
    return wanted == null || wanted <= byDefault
        ? this
        : new LimitRange(Math.min(wanted, maximum), maximum);
  }
}
