package dev.cofferdam.functions.sandbox.unit;

import java.util.Locale;
import java.util.Optional;

/**
 * What came of one test case.
 *
 * @param name as its own test runner calls it, for example {@code test_sum.py::test_zero}
 * @param outcome how it went
 * @param message why, bounded; empty where it passed
 * @param time milliseconds
 */
public record UnitCase(String name, Outcome outcome, String message, long time) {

  /** How a test case can go. */
  public enum Outcome {
    /** It did what it asserts. */
    PASSED,
    /** An assertion did not hold, or the program ended or did not answer. */
    FAILED,
    /** It could not be loaded or prepared. */
    ERROR,
    /** Its own author has it left out. */
    SKIPPED;

    /**
     * The name on every wire.
     *
     * @return lower case
     */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> named(String word) {
      for (Outcome outcome : values()) {
        if (outcome.wireName().equals(word)) {
          return Optional.of(outcome);
        }
      }
      return Optional.empty();
    }
  }
}
