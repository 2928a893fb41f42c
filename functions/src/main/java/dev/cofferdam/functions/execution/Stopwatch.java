package dev.cofferdam.functions.execution;

/** Measures where the time of one execution goes, on the monotonic clock. */
final class Stopwatch {

  private final long begun = System.nanoTime();
  private long last = begun;

  /** Milliseconds since the lap before, rounded; starts the next lap. */
  long lap() {
    long now = System.nanoTime();
    long lap = now - last;
    last = now;
    return millis(lap);
  }

  /** Milliseconds since the start, rounded. */
  long total() {
    return millis(System.nanoTime() - begun);
  }

  private static long millis(long nanos) {
    return (nanos + 500_000) / 1_000_000;
  }
}
