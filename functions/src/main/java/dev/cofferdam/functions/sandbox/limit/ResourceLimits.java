package dev.cofferdam.functions.sandbox.limit;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The limits in force for one execution, as the answer echoes them. Times are milliseconds, sizes
 * bytes; every value is at least 1. The defaults and the maxima are the operator's configuration; a
 * value outside of them was refused before this record was made, never clamped.
 *
 * @param compileTimeout wall time of the compile stage
 * @param runTimeout wall time of the run stage, or of each test
 * @param compileCpuTime processor time of the compile stage
 * @param runCpuTime processor time of the run stage, or of each test
 * @param compileMemory memory of the compile stage
 * @param runMemory memory of the run stage, or of each test
 * @param output standard output and standard error of one stage together
 * @param processes processes and threads of one stage at one moment
 * @param fileSize one file
 * @param disk the workspace, in all
 * @param openFiles open files of one process
 */
public record ResourceLimits(
    long compileTimeout,
    long runTimeout,
    long compileCpuTime,
    long runCpuTime,
    long compileMemory,
    long runMemory,
    long output,
    long processes,
    long fileSize,
    long disk,
    long openFiles) {

  /**
   * These limits, widened where one of the stages has more.
   *
   * @param runs limits of run stages
   * @return never less than these, nor than any of the runs'
   */
  public ResourceLimits covering(List<StageLimits> runs) {
    return new ResourceLimits(
        compileTimeout,
        most(runTimeout, runs, StageLimits::wallTime),
        compileCpuTime,
        most(runCpuTime, runs, StageLimits::cpuTime),
        compileMemory,
        most(runMemory, runs, StageLimits::memory),
        most(output, runs, StageLimits::output),
        most(processes, runs, StageLimits::processes),
        most(fileSize, runs, StageLimits::fileSize),
        most(disk, runs, StageLimits::disk),
        most(openFiles, runs, StageLimits::openFiles));
  }

  private static long most(long own, List<StageLimits> runs, ToLongFunction<StageLimits> limit) {
    return Math.max(own, runs.stream().mapToLong(limit).max().orElse(own));
  }

  /**
   * The part that bounds the compile stage.
   *
   * @return never null
   */
  public StageLimits compileStage() {
    return new StageLimits(
        compileTimeout,
        compileCpuTime,
        compileMemory,
        output,
        processes,
        fileSize,
        disk,
        openFiles);
  }

  /**
   * The part that bounds the run stage, or each test.
   *
   * @return never null
   */
  public StageLimits runStage() {
    return new StageLimits(
        runTimeout, runCpuTime, runMemory, output, processes, fileSize, disk, openFiles);
  }
}
