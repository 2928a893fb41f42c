package dev.cofferdam.functions.delivery;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends results, again and again until they are taken or given up, and tells how that stands. At
 * least once: a receiver knows a result by its id. Bounded in number and bytes; a restart forgets
 * what was not taken yet.
 */
public final class Deliveries implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger("dev.cofferdam.delivery");
  private static final long LONGEST_BACKOFF = Duration.ofMinutes(5).toMillis();
  private static final int FACTOR = 5;
  private static final int GONE = 410;

  private final DeliverySettings settings;
  private final Optional<SigningSecrets> secrets;
  private final Vertx vertx;
  private final Clock clock;
  private final Post post;
  private final Map<String, List<Sending>> byId = new LinkedHashMap<>();
  private int waiting;
  private long bytes;
  private boolean closed;

  /**
   * Sends nothing yet.
   *
   * @param settings where to, and how often
   * @param vertx has the clients and timers
   * @throws IllegalArgumentException with a sentence that says what is wrong with the secrets
   */
  public Deliveries(DeliverySettings settings, Vertx vertx) {
    this.settings = settings;
    this.vertx = vertx;
    this.clock = Clock.systemUTC();
    this.secrets = settings.secrets().map(SigningSecrets::new);
    this.post = new Post(vertx, settings.timeout());
  }

  /**
   * Whether there is anywhere to send the results of a request to.
   *
   * @param callback the caller's URL
   * @return true if {@link #deliver} would send something
   */
  public boolean wanted(Optional<URI> callback) {
    return callback.isPresent() || settings.sink().isPresent();
  }

  /**
   * Begins to send a result.
   *
   * @param message the result
   * @param callback the caller's URL, which was allowed
   */
  public void deliver(Message message, Optional<URI> callback) {
    List<Sending> begun = new ArrayList<>();
    synchronized (this) {
      forgetOld();
      callback.ifPresent(url -> begun.add(sending(message, Delivery.Target.CALLBACK, url)));
      settings.sink().ifPresent(url -> begun.add(sending(message, Delivery.Target.SINK, url)));
      byId.put(message.id(), begun);
    }
    begun.stream().filter(Sending::pending).forEach(this::attempt);
  }

  /**
   * How it stands with a result.
   *
   * @param id of the execution
   * @return empty where it was sent nowhere, and where that is no longer remembered
   */
  public synchronized List<Delivery> of(String id) {
    return byId.getOrDefault(id, List.of()).stream().map(Sending::told).toList();
  }

  /** What waits is not sent any more. */
  @Override
  public void close() {
    int lost;
    synchronized (this) {
      closed = true;
      lost = waiting;
    }
    if (lost > 0) {
      LOG.warnf("%d results were not delivered: the service ends", lost);
    }
    post.close();
  }

  private Sending sending(Message message, Delivery.Target to, URI url) {
    Sending sending = new Sending(message, to, url);
    boolean room =
        waiting < settings.waiting() && bytes + message.body().length <= settings.bytes();
    if (room) {
      waiting++;
      bytes += message.body().length;
    } else {
      sending.end(Delivery.State.FAILED, "too many results wait to be delivered");
      LOG.warn("a result was not delivered: too many wait");
    }
    return sending;
  }

  private void attempt(Sending sending) {
    synchronized (this) {
      if (closed) {
        return;
      }
      sending.attempts++;
    }
    MultiMap headers;
    try {
      headers = headers(sending);
    } catch (IllegalArgumentException secretsGone) {
      failed(sending, "it cannot be signed", Optional.empty());
      return;
    }
    boolean anywhere = sending.to == Delivery.Target.SINK || settings.privateAddresses();
    post.send(sending.url, anywhere, headers, sending.body())
        .onSuccess(answer -> answered(sending, answer))
        .onFailure(failure -> failed(sending, reason(failure), Optional.empty()));
  }

  private MultiMap headers(Sending sending) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .set("Content-Type", "application/cloudevents+json; charset=utf-8")
            .set("User-Agent", "cofferdam");
    if (sending.to == Delivery.Target.CALLBACK) {
      long seconds = clock.instant().getEpochSecond();
      headers
          .set("webhook-id", sending.id)
          .set("webhook-timestamp", Long.toString(seconds))
          .set(
              "webhook-signature", secrets.orElseThrow().sign(sending.id, seconds, sending.body()));
    }
    return headers;
  }

  private void answered(Sending sending, Post.Answer answer) {
    if (answer.status() >= 200 && answer.status() < 300) {
      end(sending, Delivery.State.DELIVERED, "");
    } else if (answer.status() == GONE) {
      end(sending, Delivery.State.FAILED, "the receiver answered 410: it wants no more");
    } else {
      failed(
          sending,
          "the receiver answered " + answer.status(),
          Optional.ofNullable(answer.retryAfter()));
    }
  }

  private void failed(Sending sending, String why, Optional<String> retryAfter) {
    boolean last;
    synchronized (this) {
      sending.message = why;
      last = sending.attempts >= settings.attempts();
    }
    if (last) {
      LOG.warnf("execution=%s delivery=%s gave up: %s", sending.id, sending.told().to(), why);
      end(sending, Delivery.State.FAILED, why);
    } else {
      vertx.setTimer(delay(sending.attempts, retryAfter), timer -> attempt(sending));
    }
  }

  /** Milliseconds; spread by a fifth, so that what failed together does not come again together. */
  private long delay(int attempts, Optional<String> retryAfter) {
    double backoff = settings.backoff().toMillis() * Math.pow(FACTOR, attempts - 1.0);
    double spread = backoff * ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    long asked = retryAfter.map(Deliveries::seconds).orElse(0L) * 1000;
    return Math.max(1, Math.min(LONGEST_BACKOFF, Math.max((long) spread, asked)));
  }

  /** The form with a date is not read: then our own backoff holds. */
  private static long seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}") ? Long.parseLong(retryAfter) : 0;
  }

  private static String reason(Throwable failure) {
    return failure instanceof Post.NoAddress
        ? String.valueOf(failure.getMessage())
        : "the receiver did not answer";
  }

  private synchronized void end(Sending sending, Delivery.State state, String message) {
    waiting--;
    bytes -= sending.body().length;
    sending.end(state, message);
  }

  private void forgetOld() {
    long now = System.nanoTime();
    Iterator<List<Sending>> oldestFirst = byId.values().iterator();
    while (oldestFirst.hasNext()) {
      List<Sending> sendings = oldestFirst.next();
      boolean over = sendings.stream().noneMatch(Sending::pending);
      boolean crowded = byId.size() >= 2 * settings.waiting();
      boolean old =
          sendings.stream().allMatch(s -> now - s.ended > settings.remembered().toNanos());
      if (over && (crowded || old)) {
        oldestFirst.remove();
      }
    }
  }

  /** One result on its way to one place. Guarded by the lock of all. */
  private static final class Sending {
    private final String id;
    private final Delivery.Target to;
    private final URI url;
    private byte @Nullable [] body;
    private Delivery.State state = Delivery.State.PENDING;
    private int attempts;
    private String message = "";
    private long ended;

    Sending(Message message, Delivery.Target to, URI url) {
      this.id = message.id();
      this.to = to;
      this.url = url;
      this.body = message.body();
    }

    byte[] body() {
      return body == null ? new byte[0] : body;
    }

    boolean pending() {
      return state == Delivery.State.PENDING;
    }

    Delivery told() {
      return new Delivery(to, state, attempts, message);
    }

    void end(Delivery.State how, String why) {
      state = how;
      message = why;
      ended = System.nanoTime();
      body = null;
    }
  }
}
