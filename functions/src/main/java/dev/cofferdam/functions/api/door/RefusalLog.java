package dev.cofferdam.functions.api.door;

import dev.cofferdam.functions.api.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was refused, added up by its code: however much of it comes, the log gets one line from time
 * to time, and nothing of what was sent.
 */
final class RefusalLog {

  private final Map<String, Long> counts = new TreeMap<>();

  /** Adds one; there are no more codes than kinds of problems. */
  synchronized void add(Problem problem) {
    counts.merge(problem.code(), 1L, Long::sum);
  }

  /**
   * The line for what came since the last one, for example {@code busy=3 invalid_request=120}.
   *
   * @return empty when nothing was refused
   */
  synchronized Optional<String> line() {
    String line =
        counts.entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining(" "));
    counts.clear();
    return Optional.of(line).filter(text -> !text.isEmpty());
  }
}
