package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.sandbox.limit.LimitRange;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code limits}. What is out of range is refused, never clamped, and nothing is unlimited.
 */
final class LimitsReader {

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
        limit(given, "compile_timeout", ranges.compileTimeout(), "milliseconds"),
        limit(given, "run_timeout", ranges.runTimeout(), "milliseconds"),
        limit(given, "compile_cpu_time", ranges.compileCpuTime(), "milliseconds"),
        limit(given, "run_cpu_time", ranges.runCpuTime(), "milliseconds"),
        limit(given, "compile_memory", ranges.compileMemory(), "bytes"),
        limit(given, "run_memory", ranges.runMemory(), "bytes"),
        limit(given, "output", ranges.output(), "bytes"),
        limit(given, "processes", ranges.processes(), "processes and threads"),
        limit(given, "file_size", ranges.fileSize(), "bytes"),
        limit(given, "disk", ranges.disk(), "bytes"),
        limit(given, "open_files", ranges.openFiles(), "open files"));
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
