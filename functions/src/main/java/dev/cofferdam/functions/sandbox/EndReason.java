package dev.cofferdam.functions.sandbox;

import java.util.Locale;
import java.util.Optional;

/** Why a stage ended, in the runner's words. */
public enum EndReason {
  /** The program ended by itself, with an exit code. */
  EXITED,
  /** A signal that was not ours ended the program. */
  SIGNALED,
  /** The wall-clock limit. */
  TIME_LIMIT,
  /** The processor-time limit. */
  CPU_LIMIT,
  /** The memory limit. */
  MEMORY_LIMIT,
  /** The output limit. */
  OUTPUT_LIMIT,
  /** The limit of processes and threads. */
  PROCESS_LIMIT,
  /** The limit of one file's size. */
  FILE_SIZE_LIMIT,
  /** The workspace was full. */
  DISK_LIMIT,
  /** The stage's command could not be started. */
  START_FAILED;

  /**
   * The reason behind a runner's word.
   *
   * @param word for example {@code time_limit}
   * @return empty if the runner speaks a word that we do not know
   */
  public static Optional<EndReason> named(String word) {
    for (EndReason reason : values()) {
      if (reason.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
