package dev.cofferdam.functions.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * How one stage went. Output is what was printed until the end, whatever the end was.
 *
 * @param id the test's id; empty for the compile stage and for the one run of a request without
 *     tests
 * @param stdout bytes of standard output, never more than the limit
 * @param stderr bytes of standard error, never more than the limit
 * @param output both, interleaved as they came
 * @param stdoutTruncated whether standard output went on beyond what is here
 * @param stderrTruncated whether standard error went on beyond what is here
 * @param reason why it ended
 * @param code the exit code, or null when it did not exit
 * @param signal the signal's name, for example {@code SIGKILL}, or null
 * @param message what the runner has to add, or empty
 * @param cpuTime processor time, milliseconds
 * @param wallTime wall time, milliseconds
 * @param memory peak, bytes
 */
public record StageOutcome(
    String id,
    byte[] stdout,
    byte[] stderr,
    byte[] output,
    boolean stdoutTruncated,
    boolean stderrTruncated,
    EndReason reason,
    @Nullable Integer code,
    @Nullable String signal,
    String message,
    long cpuTime,
    long wallTime,
    long memory) {

  /**
   * The same stage with other output.
   *
   * @param stdout standard output
   * @param output both streams
   * @return never null
   */
  public StageOutcome printing(byte[] stdout, byte[] output) {
    return new StageOutcome(
        id,
        stdout,
        stderr,
        output,
        stdoutTruncated,
        stderrTruncated,
        reason,
        code,
        signal,
        message,
        cpuTime,
        wallTime,
        memory);
  }
}
