package dev.cofferdam.functions.execution.result;

import java.util.Locale;

/** The closed list of ways in which an execution can end. One vocabulary for every wire. */
public enum ExecutionStatus {
  /** The program ended with exit code 0. */
  COMPLETED,
  /** The policy denied the code or could not decide; nothing ran. */
  REJECTED_BY_POLICY,
  /** The caller's request was wrong; nothing ran. */
  INVALID_REQUEST,
  /** The compile stage failed. */
  COMPILE_ERROR,
  /** The program ended with another exit code than 0. */
  RUNTIME_ERROR,
  /** The program was ended by a signal that was not ours. */
  SIGNALED,
  /** The wall-clock limit of a stage passed. */
  TIME_LIMIT_EXCEEDED,
  /** The processor-time limit of a stage passed. */
  CPU_LIMIT_EXCEEDED,
  /** The program wanted more memory than its limit. */
  MEMORY_LIMIT_EXCEEDED,
  /** The program printed more than its limit. */
  OUTPUT_LIMIT_EXCEEDED,
  /** The program wanted more processes and threads than its limit. */
  PROCESS_LIMIT_EXCEEDED,
  /** A file grew to the limit for one file. */
  FILE_SIZE_LIMIT_EXCEEDED,
  /** The workspace was full. */
  DISK_LIMIT_EXCEEDED,
  /** Every test passed. */
  ACCEPTED,
  /** The program ran, and at least one test's output was not the expected one. */
  WRONG_ANSWER,
  /** The program ran, and the caller's checker gave no verdict on its output. */
  CHECKER_ERROR,
  /** The execution was ended from outside before it was done. */
  CANCELLED,
  /** There was no room; the same request may succeed later. */
  BUSY,
  /** The sandbox failed, not the program. */
  SANDBOX_FAULT;

  /**
   * The name on every wire, for example {@code time_limit_exceeded}.
   *
   * @return lower case with underscores
   */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
