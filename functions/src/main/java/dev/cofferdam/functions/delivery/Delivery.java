package dev.cofferdam.functions.delivery;

/**
 * What became of sending a result somewhere.
 *
 * @param to where
 * @param state how it stands
 * @param attempts so far, at least 0
 * @param message why the last one did not succeed; empty otherwise. Never an address, nor what the
 *     receiver said
 */
public record Delivery(Target to, State state, int attempts, String message) {

  /** Where a result is sent. */
  public enum Target {
    /** To the URL that the caller named. */
    CALLBACK,
    /** To the sink that the operator named. */
    SINK
  }

  /** How it stands. */
  public enum State {
    /** It is tried, or will be again. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** It was given up. */
    FAILED
  }
}
