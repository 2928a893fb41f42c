package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.sandbox.limit.LimitRange;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code limits}. What is out of range is refused, never clamped, and nothing is unlimited.
 */
final class LimitsReader {

  private static final String MILLISECONDS = "milliseconds";
  private static final String BYTES = "bytes";
  private static final String PROCESSES = "processes and threads";
  private static final String OPEN_FILES = "open files";

  private static final Set<String> NAMES =
      Set.of(
          "compile_timeout",
          "run_timeout",
          "compile_cpu_time",
          "run_cpu_time",
          "compile_memory",
          "run_memory",
          "output",
          "processes",
          "file_size",
          "disk",
          "open_files");

  /** Fewer than this, and not even a program that does nothing can be started. */
  private static final long LEAST_OPEN_FILES = 8;

  private static final Set<String> RUN_NAMES =
      Set.of(
          "run_timeout",
          "run_cpu_time",
          "run_memory",
          "output",
          "processes",
          "file_size",
          "disk",
          "open_files");

  private final LimitRanges common;

  LimitsReader(LimitRanges common) {
    this.common = common;
  }

  /**
   * The limits in force; the defaults where the request says nothing or something wrong.
   *
   * @param request the whole request
   * @param language the defaults of the request's own language
   */
  ResourceLimits read(Fields request, Map<String, Long> language) {
    LimitRanges ranges = common.forLanguage(language);
    Optional<Fields> limits = request.optional("limits").flatMap(value -> value.fields(NAMES));
    if (limits.isEmpty()) {
      return ranges.defaults();
    }
    Fields given = limits.get();
    return new ResourceLimits(
        limit(given, "compile_timeout", ranges.compileTimeout(), MILLISECONDS),
        limit(given, "run_timeout", ranges.runTimeout(), MILLISECONDS),
        limit(given, "compile_cpu_time", ranges.compileCpuTime(), MILLISECONDS),
        limit(given, "run_cpu_time", ranges.runCpuTime(), MILLISECONDS),
        limit(given, "compile_memory", ranges.compileMemory(), BYTES),
        limit(given, "run_memory", ranges.runMemory(), BYTES),
        limit(given, "output", ranges.output(), BYTES),
        limit(given, "processes", ranges.processes(), PROCESSES),
        limit(given, "file_size", ranges.fileSize(), BYTES),
        limit(given, "disk", ranges.disk(), BYTES),
        limit(given, "open_files", ranges.openFiles(), OPEN_FILES));
  }

  /** The limits of one test; empty where it has none of its own, and after a problem. */
  Optional<StageLimits> readRun(Fields test, ResourceLimits inForce) {
    return test.optional("limits")
        .flatMap(value -> value.fields(RUN_NAMES))
        .map(given -> runLimits(given, inForce));
  }

  private StageLimits runLimits(Fields given, ResourceLimits inForce) {
    return new StageLimits(
        limit(given, "run_timeout", of(inForce.runTimeout(), common.runTimeout()), MILLISECONDS),
        limit(given, "run_cpu_time", of(inForce.runCpuTime(), common.runCpuTime()), MILLISECONDS),
        limit(given, "run_memory", of(inForce.runMemory(), common.runMemory()), BYTES),
        limit(given, "output", of(inForce.output(), common.output()), BYTES),
        limit(given, "processes", of(inForce.processes(), common.processes()), PROCESSES),
        limit(given, "file_size", of(inForce.fileSize(), common.fileSize()), BYTES),
        limit(given, "disk", of(inForce.disk(), common.disk()), BYTES),
        limit(given, "open_files", of(inForce.openFiles(), common.openFiles()), OPEN_FILES));
  }

  /** The request's limit where the test says nothing, the operator's maximum for both. */
  private static LimitRange of(long inForce, LimitRange operators) {
    return new LimitRange(inForce, operators.maximum());
  }

  private static long limit(Fields given, String name, LimitRange range, String unit) {
    Optional<Value> value = given.optional(name);
    if (value.isEmpty()) {
      return range.byDefault();
    }
    long least = name.equals("open_files") ? Math.min(LEAST_OPEN_FILES, range.byDefault()) : 1;
    return value.get().integer(least, range.maximum(), unit).orElse(range.byDefault());
  }
}
