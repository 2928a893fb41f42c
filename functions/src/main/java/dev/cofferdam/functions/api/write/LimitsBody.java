package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.sandbox.limit.LimitRange;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;

/**
 * Something about each limit, on the wire: its value, or its range.
 *
 * @param <T> what is said about a limit
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
@JsonNaming(SnakeCaseStrategy.class)
public record LimitsBody<T>(
    T compileTimeout,
    T runTimeout,
    T compileCpuTime,
    T runCpuTime,
    T compileMemory,
    T runMemory,
    T output,
    T processes,
    T fileSize,
    T disk,
    T openFiles) {

  static LimitsBody<Long> of(ResourceLimits limits) {
    return new LimitsBody<>(
        limits.compileTimeout(),
        limits.runTimeout(),
        limits.compileCpuTime(),
        limits.runCpuTime(),
        limits.compileMemory(),
        limits.runMemory(),
        limits.output(),
        limits.processes(),
        limits.fileSize(),
        limits.disk(),
        limits.openFiles());
  }

  static LimitsBody<RangeBody> of(LimitRanges ranges) {
    return new LimitsBody<>(
        RangeBody.of(ranges.compileTimeout()),
        RangeBody.of(ranges.runTimeout()),
        RangeBody.of(ranges.compileCpuTime()),
        RangeBody.of(ranges.runCpuTime()),
        RangeBody.of(ranges.compileMemory()),
        RangeBody.of(ranges.runMemory()),
        RangeBody.of(ranges.output()),
        RangeBody.of(ranges.processes()),
        RangeBody.of(ranges.fileSize()),
        RangeBody.of(ranges.disk()),
        RangeBody.of(ranges.openFiles()));
  }

  /**
   * What a caller may set a limit to.
   *
   * @param byDefault in force when the caller says nothing
   * @param maximum the most that is allowed
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RangeBody(
      @com.fasterxml.jackson.annotation.JsonProperty("default") long byDefault, long maximum) {
    static RangeBody of(LimitRange range) {
      return new RangeBody(range.byDefault(), range.maximum());
    }
  }
}
