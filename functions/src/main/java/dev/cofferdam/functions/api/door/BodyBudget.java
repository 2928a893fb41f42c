package dev.cofferdam.functions.api.door;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at one moment. Each body is bounded, but many at once
 * would still fill the heap; who does not fit is told to come again. Safe for many threads.
 */
final class BodyBudget {

  private final AtomicLong left;

  /** A budget of so many bytes. */
  BodyBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /**
   * An eighth of the heap: reading a body takes a few times its size. One body of the greatest size
   * fits in any case.
   */
  static BodyBudget forHeap(long heap, long longestBody) {
    return new BodyBudget(Math.max(longestBody, heap / 8));
  }

  /**
   * Takes bytes out of the budget.
   *
   * @return whether there were as many
   */
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /**
   * What gives the bytes back.
   *
   * @return may be run several times, counts once
   */
  Runnable returning(long bytes) {
    AtomicBoolean returned = new AtomicBoolean();
    return () -> {
      if (returned.compareAndSet(false, true)) {
        left.addAndGet(bytes);
      }
    };
  }
}
