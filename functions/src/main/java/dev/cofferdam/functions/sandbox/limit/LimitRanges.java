package dev.cofferdam.functions.sandbox.limit;

/**
 * The operator's defaults and maxima for everything that {@link ResourceLimits} bounds, in the same
 * units and order.
 *
 * @param compileTimeout milliseconds
 * @param runTimeout milliseconds
 * @param compileCpuTime milliseconds
 * @param runCpuTime milliseconds
 * @param compileMemory bytes
 * @param runMemory bytes
 * @param output bytes
 * @param processes processes and threads
 * @param fileSize bytes
 * @param disk bytes
 * @param openFiles open files
 */
public record LimitRanges(
    LimitRange compileTimeout,
    LimitRange runTimeout,
    LimitRange compileCpuTime,
    LimitRange runCpuTime,
    LimitRange compileMemory,
    LimitRange runMemory,
    LimitRange output,
    LimitRange processes,
    LimitRange fileSize,
    LimitRange disk,
    LimitRange openFiles) {

  /**
   * What is in force when a caller says nothing.
   *
   * @return every default
   */
  public ResourceLimits defaults() {
    return new ResourceLimits(
        compileTimeout.byDefault(),
        runTimeout.byDefault(),
        compileCpuTime.byDefault(),
        runCpuTime.byDefault(),
        compileMemory.byDefault(),
        runMemory.byDefault(),
        output.byDefault(),
        processes.byDefault(),
        fileSize.byDefault(),
        disk.byDefault(),
        openFiles.byDefault());
  }
}
