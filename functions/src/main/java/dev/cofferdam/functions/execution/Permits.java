package dev.cofferdam.functions.execution;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A bounded number of executions at a time, and a bounded queue before them. Whoever finds the
 * queue full, or waits too long in it, is told at once; nobody waits without a bound.
 */
public final class Permits {

  private final int concurrency;
  private final int queue;
  private final Duration longestWait;
  private final Map<UniEmitter<? super Optional<Permit>>, Future<?>> waiting =
      new LinkedHashMap<>();
  private int taken;
  private boolean closed;

  /**
   * Permits for one service.
   *
   * @param concurrency executions at a time, at least 1
   * @param queue requests that may wait, at least 0
   * @param longestWait how long one may wait
   */
  public Permits(int concurrency, int queue, Duration longestWait) {
    this.concurrency = concurrency;
    this.queue = queue;
    this.longestWait = longestWait;
  }

  /**
   * Takes a permit, waiting in the queue if there is room.
   *
   * @return a permit that must be returned; empty when there is no room, the wait was too long, or
   *     the service is stopping
   */
  public Uni<Optional<Permit>> take() {
    return Uni.createFrom().<Optional<Permit>>emitter(emitter -> enter(emitter));
  }

  /** Lets nobody in any more, and sends away those who wait. */
  public void close() {
    List<UniEmitter<? super Optional<Permit>>> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting.keySet());
      waiting.clear();
    }
    left.forEach(emitter -> emitter.complete(Optional.empty()));
  }

  /**
   * How many executions hold a permit.
   *
   * @return from 0 to the concurrency
   */
  public synchronized int running() {
    return taken;
  }

  /**
   * How many requests wait.
   *
   * @return from 0 to the queue's length
   */
  public synchronized int queued() {
    return waiting.size();
  }

  private void enter(UniEmitter<? super Optional<Permit>> emitter) {
    Optional<Permit> answer;
    synchronized (this) {
      if (!closed && taken < concurrency) {
        taken++;
        answer = Optional.of(new Permit(this));
      } else if (!closed && waiting.size() < queue) {
        waiting.put(emitter, timer(emitter));
        return;
      } else {
        answer = Optional.empty();
      }
    }
    emitter.complete(answer);
  }

  private Future<?> timer(UniEmitter<? super Optional<Permit>> emitter) {
    return Infrastructure.getDefaultWorkerPool()
        .schedule(() -> giveUp(emitter), longestWait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Whoever is still in the queue leaves it; being in it is what decides between grant and give up.
   */
  private void giveUp(UniEmitter<? super Optional<Permit>> emitter) {
    boolean waited;
    synchronized (this) {
      waited = waiting.remove(emitter) != null;
    }
    if (waited) {
      emitter.complete(Optional.empty());
    }
  }

  private void giveBack() {
    UniEmitter<? super Optional<Permit>> next;
    synchronized (this) {
      if (waiting.isEmpty()) {
        taken--;
        return;
      }
      Map.Entry<UniEmitter<? super Optional<Permit>>, Future<?>> first =
          waiting.entrySet().iterator().next();
      next = first.getKey();
      first.getValue().cancel(false);
      waiting.remove(next);
    }
    next.complete(Optional.of(new Permit(this)));
  }

  /** The right to run one execution. Returning it twice counts once. */
  public static final class Permit {

    private final Permits owner;
    private boolean returned;

    private Permit(Permits owner) {
      this.owner = owner;
    }

    /** Gives the permit to the next in the queue, or back. */
    public void giveBack() {
      synchronized (this) {
        if (returned) {
          return;
        }
        returned = true;
      }
      owner.giveBack();
    }
  }
}
