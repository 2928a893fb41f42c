package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.sandbox.Tenant;
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
 *
 * <p>Each tenant has its own share of the queue, and the tenants that wait take turns: one that
 * sends a thousand requests keeps another waiting for one execution, not for a thousand.
 */
public final class Permits {

  private final int concurrency;
  private final int queue;
  private final int share;
  private final Duration longestWait;

  /** Who waits, of each tenant in the order of arrival; the tenants in the order of their turns. */
  private final Map<Tenant, Map<UniEmitter<? super Optional<Permit>>, Future<?>>> waiting =
      new LinkedHashMap<>();

  private int queued;
  private int taken;
  private boolean closed;

  /**
   * Permits for one service.
   *
   * @param concurrency executions at a time, at least 1
   * @param queue requests that may wait, at least 0
   * @param share requests of one tenant that may wait, from 0 to {@code queue}
   * @param longestWait how long one may wait
   */
  public Permits(int concurrency, int queue, int share, Duration longestWait) {
    this.concurrency = concurrency;
    this.queue = queue;
    this.share = share;
    this.longestWait = longestWait;
  }

  /**
   * Takes a permit, waiting in the queue if there is room.
   *
   * @param tenant who asks
   * @return a permit that must be returned; empty when there is no room, the wait was too long, or
   *     the service is stopping
   */
  public Uni<Optional<Permit>> take(Tenant tenant) {
    return Uni.createFrom().<Optional<Permit>>emitter(emitter -> enter(tenant, emitter));
  }

  /** Lets nobody in any more, and sends away those who wait. */
  public void close() {
    List<UniEmitter<? super Optional<Permit>>> left;
    synchronized (this) {
      closed = true;
      left = waiting.values().stream().flatMap(own -> own.keySet().stream()).toList();
      waiting.clear();
      queued = 0;
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
    return queued;
  }

  private void enter(Tenant tenant, UniEmitter<? super Optional<Permit>> emitter) {
    Optional<Permit> answer;
    synchronized (this) {
      if (!closed && taken < concurrency) {
        taken++;
        answer = Optional.of(new Permit(this));
      } else if (!closed && queued < queue && waitingOf(tenant) < share) {
        waiting
            .computeIfAbsent(tenant, first -> new LinkedHashMap<>())
            .put(emitter, timer(tenant, emitter));
        queued++;
        return;
      } else {
        answer = Optional.empty();
      }
    }
    emitter.complete(answer);
  }

  private int waitingOf(Tenant tenant) {
    return waiting.getOrDefault(tenant, Map.of()).size();
  }

  private Future<?> timer(Tenant tenant, UniEmitter<? super Optional<Permit>> emitter) {
    return Infrastructure.getDefaultWorkerPool()
        .schedule(() -> giveUp(tenant, emitter), longestWait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Whoever is still in the queue leaves it; being in it is what decides between grant and give up.
   */
  private void giveUp(Tenant tenant, UniEmitter<? super Optional<Permit>> emitter) {
    boolean waited = false;
    synchronized (this) {
      Map<UniEmitter<? super Optional<Permit>>, Future<?>> own = waiting.get(tenant);
      if (own != null && own.remove(emitter) != null) {
        waited = true;
        queued--;
        if (own.isEmpty()) {
          waiting.remove(tenant);
        }
      }
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
      next = nextInTurn();
    }
    next.complete(Optional.of(new Permit(this)));
  }

  /** The one that waits longest of the tenant whose turn it is, which then goes to the end. */
  private UniEmitter<? super Optional<Permit>> nextInTurn() {
    var turn = waiting.entrySet().iterator().next();
    waiting.remove(turn.getKey());
    var first = turn.getValue().entrySet().iterator().next();
    first.getValue().cancel(false);
    turn.getValue().remove(first.getKey());
    queued--;
    if (!turn.getValue().isEmpty()) {
      waiting.put(turn.getKey(), turn.getValue());
    }
    return first.getKey();
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
