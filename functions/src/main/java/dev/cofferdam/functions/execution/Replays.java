package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchedFile;
import dev.cofferdam.functions.sandbox.StageOutcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Remembers executions: those with a replay key, so that the same request twice runs once, and
 * those that nobody waits for or whose result is sent somewhere, so that they can be asked for by
 * their id. A replay while the first one runs joins it, a replay afterwards gets the same result.
 * What has ended is bounded in number, bytes and time, the oldest goes first; what still runs is
 * bounded by the permits. A restart forgets.
 *
 * <p>What found no room or failed is no answer to a replay, because the same request may succeed
 * later.
 */
public final class Replays {

  private final int most;
  private final long mostBytes;
  private final long keptNanos;
  private final Map<ExecutionId, Execution> byId = new LinkedHashMap<>();
  private final Map<String, Execution> byKey = new HashMap<>();
  private long bytes;

  /**
   * An empty memory.
   *
   * @param most results that are kept
   * @param mostBytes bytes of code, input, output and files that are kept with them
   * @param kept how long one is kept
   */
  public Replays(int most, long mostBytes, Duration kept) {
    this.most = most;
    this.mostBytes = mostBytes;
    this.keptNanos = kept.toNanos();
  }

  /**
   * Begins an execution unless its key is known.
   *
   * @param request the request; another one under a known key is refused
   * @param launch its beginning, used at most once
   * @return the one that was begun by this or an earlier request; empty for another request under a
   *     known key
   */
  Optional<Execution> once(ExecutionRequest request, Launch launch) {
    Execution execution;
    synchronized (this) {
      forgetOld();
      Execution known = request.replayKey().map(byKey::get).orElse(null);
      if (known != null) {
        known.followed |= launch.followed();
        return Optional.of(known).filter(e -> e.request.digest().equals(request.digest()));
      }
      execution = new Execution(launch.id(), request, launch.cancellation(), launch.followed());
      Execution earlier = byId.put(execution.id, execution);
      bytes -= earlier == null ? 0 : earlier.weight;
      request.replayKey().ifPresent(key -> byKey.put(key, execution));
    }
    launch
        .run()
        .get()
        .subscribe()
        .with(result -> end(execution, result), failure -> fail(execution, failure));
    return Optional.of(execution);
  }

  /**
   * What begins an execution.
   *
   * @param id it will have
   * @param followed whether somebody will ask for it by its id
   * @param cancellation ends it early
   * @param run runs it
   */
  record Launch(
      ExecutionId id,
      boolean followed,
      Cancellation cancellation,
      Supplier<Uni<ExecutionResult>> run) {}

  /** An execution that is remembered; empty for any other. */
  synchronized Optional<Execution> find(ExecutionId id) {
    forgetOld();
    return Optional.ofNullable(byId.get(id));
  }

  /** Ends an execution early; its result says so, unless its own end came first. */
  void cancel(Execution execution) {
    synchronized (this) {
      execution.followed = true;
    }
    execution.cancellation.ask().ifPresent(result -> end(execution, result));
  }

  private void end(Execution execution, ExecutionResult result) {
    synchronized (this) {
      if (execution.done) {
        return;
      }
      execution.done = true;
      execution.ended = System.nanoTime();
      if (!worthKeeping(result.status())) {
        forgetKey(execution);
        if (!execution.followed) {
          byId.remove(execution.id, execution);
        }
      }
      if (byId.get(execution.id) == execution) {
        execution.weight = weight(result) + weight(execution.request);
        bytes += execution.weight;
      }
      forgetOld();
    }
    execution.end.complete(result);
  }

  private void fail(Execution execution, Throwable failure) {
    synchronized (this) {
      if (execution.done) {
        return;
      }
      execution.done = true;
      forgetKey(execution);
      byId.remove(execution.id, execution);
    }
    execution.end.completeExceptionally(failure);
  }

  /** Its key, unless that is a later execution's by now. */
  private void forgetKey(Execution execution) {
    execution.request.replayKey().ifPresent(key -> byKey.remove(key, execution));
  }

  private void forgetOld() {
    long now = System.nanoTime();
    Iterator<Execution> oldestFirst = byId.values().iterator();
    while (oldestFirst.hasNext()) {
      Execution execution = oldestFirst.next();
      boolean crowded = byId.size() > most || bytes > mostBytes;
      if (execution.done && (crowded || now - execution.ended > keptNanos)) {
        oldestFirst.remove();
        forgetKey(execution);
        bytes -= execution.weight;
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

  private static long weight(ExecutionRequest request) {
    long weight =
        request.code().files().stream().map(CodeFile::content).mapToLong(c -> c.length).sum();
    weight += request.tests().stream().mapToLong(test -> test.input().stdin().length).sum();
    return weight + request.run().stdin().length;
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

  /** One execution. Guarded by the memory's lock, but for what never changes. */
  static final class Execution {
    private final ExecutionId id;
    private final ExecutionRequest request;
    private final Cancellation cancellation;
    private final CompletableFuture<ExecutionResult> end = new CompletableFuture<>();
    private boolean followed;
    private boolean done;
    private long ended;
    private long weight;

    Execution(
        ExecutionId id, ExecutionRequest request, Cancellation cancellation, boolean followed) {
      this.id = id;
      this.request = request;
      this.cancellation = cancellation;
      this.followed = followed;
    }

    ExecutionId id() {
      return id;
    }

    ExecutionRequest request() {
      return request;
    }

    /** Its result; the same one for everybody who waits. */
    Uni<ExecutionResult> result() {
      return Uni.createFrom().completionStage(() -> end.copy());
    }

    /** Its result if it has ended. */
    Optional<ExecutionResult> ended() {
      return end.isDone() && !end.isCompletedExceptionally()
          ? Optional.of(end.join())
          : Optional.empty();
    }
  }
}
