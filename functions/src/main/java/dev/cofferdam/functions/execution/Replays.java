package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchedFile;
import dev.cofferdam.functions.sandbox.StageOutcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Remembers executions by their replay key, so that the same request twice runs once: a replay
 * while the first one runs joins it, a replay afterwards gets the same result. What has ended is
 * bounded in number, bytes and time, the oldest goes first; what still runs is bounded by the
 * permits. A restart forgets.
 *
 * <p>What found no room or failed is not remembered, because the same request may succeed later.
 */
public final class Replays {

  private final int most;
  private final long mostBytes;
  private final long keptNanos;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long bytes;

  /**
   * An empty memory.
   *
   * @param most results that are kept
   * @param mostBytes bytes of output and files that are kept with them
   * @param kept how long one is kept
   */
  public Replays(int most, long mostBytes, Duration kept) {
    this.most = most;
    this.mostBytes = mostBytes;
    this.keptNanos = kept.toNanos();
  }

  /**
   * Runs the request unless its key is known.
   *
   * @param key the replay key
   * @param request the request; another one under a known key is refused
   * @param run runs it, at most once
   * @return the first one's result, for the first and for every replay
   */
  public Uni<ExecutionResult> once(
      String key, ExecutionRequest request, Supplier<Uni<? extends ExecutionResult>> run) {
    Entry entry;
    synchronized (this) {
      forgetOld();
      entry = entries.get(key);
      if (entry == null) {
        entry = new Entry(request.digest(), remembered(key, run));
        entries.put(key, entry);
      }
    }
    return entry.digest.equals(request.digest())
        ? entry.result
        : Uni.createFrom().item(new ResultBuilder(ExecutionId.random(), request).otherRequest());
  }

  private Uni<ExecutionResult> remembered(
      String key, Supplier<Uni<? extends ExecutionResult>> run) {
    return Uni.createFrom()
        .<ExecutionResult>deferred(run)
        .onItem()
        .invoke(result -> ended(key, result))
        .onFailure()
        .invoke(() -> forget(key))
        .memoize()
        .indefinitely();
  }

  private synchronized void ended(String key, ExecutionResult result) {
    Entry entry = entries.get(key);
    if (entry == null || !worthKeeping(result.status())) {
      entries.remove(key);
      return;
    }
    entry.weight = weight(result);
    entry.ended = System.nanoTime();
    entry.done = true;
    bytes += entry.weight;
    forgetOld();
  }

  private synchronized void forget(String key) {
    entries.remove(key);
  }

  private void forgetOld() {
    long now = System.nanoTime();
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext()) {
      Entry entry = oldestFirst.next();
      boolean crowded = entries.size() > most || bytes > mostBytes;
      if (entry.done && (crowded || now - entry.ended > keptNanos)) {
        oldestFirst.remove();
        bytes -= entry.weight;
      }
    }
  }

  private static boolean worthKeeping(ExecutionStatus status) {
    return switch (status) {
      case BUSY, SANDBOX_FAULT, CANCELLED, INVALID_REQUEST -> false;
      case COMPLETED,
          REJECTED_BY_POLICY,
          COMPILE_ERROR,
          RUNTIME_ERROR,
          SIGNALED,
          TIME_LIMIT_EXCEEDED,
          CPU_LIMIT_EXCEEDED,
          MEMORY_LIMIT_EXCEEDED,
          OUTPUT_LIMIT_EXCEEDED,
          PROCESS_LIMIT_EXCEEDED,
          FILE_SIZE_LIMIT_EXCEEDED,
          DISK_LIMIT_EXCEEDED,
          ACCEPTED,
          WRONG_ANSWER,
          CHECKER_ERROR ->
          true;
    };
  }

  private static long weight(ExecutionResult result) {
    long weight = result.files().stream().map(FetchedFile::content).mapToLong(c -> c.length).sum();
    weight += result.compile().map(Replays::weight).orElse(0L);
    weight += result.run().map(Replays::weight).orElse(0L);
    return weight + result.tests().stream().mapToLong(Replays::weight).sum();
  }

  private static long weight(TestResult test) {
    return Stream.of(test.run(), test.check())
        .flatMap(Optional::stream)
        .mapToLong(Replays::weight)
        .sum();
  }

  private static long weight(StageOutcome stage) {
    return 2L * stage.output().length;
  }

  /** One key. Guarded by the memory's lock, but for what never changes. */
  private static final class Entry {
    final String digest;
    final Uni<ExecutionResult> result;
    boolean done;
    long ended;
    long weight;

    Entry(String digest, Uni<ExecutionResult> result) {
      this.digest = digest;
      this.result = result;
    }
  }
}
