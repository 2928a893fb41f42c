package dev.cofferdam.functions.sandbox.limit;

import java.util.Map;

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
   * The ranges for one language: its own default where that is larger than the operator's, and the
   * operator's maxima, which no default passes.
   *
   * @param wanted limits by their names on the wire, in the units of these
   * @return never null
   */
  public LimitRanges forLanguage(Map<String, Long> wanted) {
    return new LimitRanges(
        compileTimeout.raised(wanted.get("compile_timeout")),
        runTimeout.raised(wanted.get("run_timeout")),
        compileCpuTime.raised(wanted.get("compile_cpu_time")),
        runCpuTime.raised(wanted.get("run_cpu_time")),
        compileMemory.raised(wanted.get("compile_memory")),
        runMemory.raised(wanted.get("run_memory")),
        output.raised(wanted.get("output")),
        processes.raised(wanted.get("processes")),
        fileSize.raised(wanted.get("file_size")),
        disk.raised(wanted.get("disk")),
        openFiles.raised(wanted.get("open_files")));
  }

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
