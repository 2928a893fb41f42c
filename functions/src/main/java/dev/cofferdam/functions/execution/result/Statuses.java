package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.sandbox.StageOutcome;
import java.util.List;

/** Which status follows from how stages and tests ended. Pure. */
public final class Statuses {

  private Statuses() {}

  /**
   * How a run ended, tests aside.
   *
   * @param run the run
   * @return never null
   */
  public static ExecutionStatus of(StageOutcome run) {
    return switch (run.reason()) {
      case EXITED ->
          Integer.valueOf(0).equals(run.code())
              ? ExecutionStatus.COMPLETED
              : ExecutionStatus.RUNTIME_ERROR;
      case SIGNALED -> ExecutionStatus.SIGNALED;
      case TIME_LIMIT -> ExecutionStatus.TIME_LIMIT_EXCEEDED;
      case CPU_LIMIT -> ExecutionStatus.CPU_LIMIT_EXCEEDED;
      case MEMORY_LIMIT -> ExecutionStatus.MEMORY_LIMIT_EXCEEDED;
      case OUTPUT_LIMIT -> ExecutionStatus.OUTPUT_LIMIT_EXCEEDED;
      case PROCESS_LIMIT -> ExecutionStatus.PROCESS_LIMIT_EXCEEDED;
      case FILE_SIZE_LIMIT -> ExecutionStatus.FILE_SIZE_LIMIT_EXCEEDED;
      case DISK_LIMIT -> ExecutionStatus.DISK_LIMIT_EXCEEDED;
      case START_FAILED -> ExecutionStatus.SANDBOX_FAULT;
    };
  }

  /**
   * How a compile stage ended. One that did not end with 0 is the program's fault, except for a
   * limit.
   *
   * @param compile the compile stage
   * @return never null
   */
  public static ExecutionStatus ofCompile(StageOutcome compile) {
    ExecutionStatus status = of(compile);
    boolean programs =
        status == ExecutionStatus.RUNTIME_ERROR || status == ExecutionStatus.SIGNALED;
    return programs ? ExecutionStatus.COMPILE_ERROR : status;
  }

  /**
   * How the tests went together.
   *
   * @param tests each test that was to run
   * @return accepted if each was, or the status of the first that was not
   */
  public static ExecutionStatus ofTests(List<TestResult> tests) {
    return tests.stream()
        .map(TestResult::status)
        .filter(status -> status != ExecutionStatus.ACCEPTED)
        .findFirst()
        .orElse(ExecutionStatus.ACCEPTED);
  }
}
