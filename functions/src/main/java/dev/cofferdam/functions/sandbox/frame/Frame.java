package dev.cofferdam.functions.sandbox.frame;

import dev.cofferdam.functions.sandbox.EndReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of what the runner says. Times are milliseconds, sizes bytes. */
public sealed interface Frame {

  /**
   * The runner has read its job and is about to work.
   *
   * @param kernel the kernel's name, {@code gvisor} or {@code linux}
   * @param release the kernel's release, as uname(2) gives it
   */
  record Ready(String kernel, String release) implements Frame {}

  /**
   * A stage begins.
   *
   * @param name {@code compile} or {@code run}
   * @param id the test's id, or empty
   */
  record StageStarted(String name, String id) implements Frame {}

  /**
   * The program printed something.
   *
   * @param error whether on standard error
   * @param data what it printed
   */
  record Output(boolean error, byte[] data) implements Frame {}

  /**
   * A stage ended.
   *
   * @param reason why
   * @param code the exit code, or null
   * @param signal the signal's name, or null
   * @param message what the runner has to add, or empty
   * @param cpuTime milliseconds
   * @param wallTime milliseconds
   * @param memory peak, bytes
   * @param stdoutTruncated whether standard output went on
   * @param stderrTruncated whether standard error went on
   */
  record Exit(
      EndReason reason,
      @Nullable Integer code,
      @Nullable String signal,
      String message,
      long cpuTime,
      long wallTime,
      long memory,
      boolean stdoutTruncated,
      boolean stderrTruncated)
      implements Frame {}

  /**
   * A part of a file of the workspace.
   *
   * @param name relative to the workspace
   * @param size of the whole file, bytes
   * @param sha256 of what comes back of it, in the last part; empty before
   * @param offset of this part
   * @param data this part
   * @param last whether it is the last one
   * @param truncated in the last part, whether the file is larger than what comes back
   */
  record FilePart(
      String name,
      long size,
      String sha256,
      long offset,
      byte[] data,
      boolean last,
      boolean truncated)
      implements Frame {}

  /**
   * A file that was asked for and is not returned.
   *
   * @param name its name, as far as it can be printed
   * @param reason why not
   */
  record Skipped(String name, String reason) implements Frame {}

  /**
   * The runner is done.
   *
   * @param fault why it could not do its work; absent when it could
   */
  record End(Optional<Fault> fault) implements Frame {}

  /**
   * Why a runner could not do its work.
   *
   * @param code {@code bad_job}, {@code wrong_kernel}, {@code cancelled}, {@code internal}
   * @param message for the log
   */
  record Fault(String code, String message) {}
}
