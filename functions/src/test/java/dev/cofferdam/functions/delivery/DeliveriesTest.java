package dev.cofferdam.functions.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends over real connections, to a receiver on loopback. */
class DeliveriesTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("unset");
  private final Vertx vertx = Vertx.vertx();
  private final Receiver receiver = new Receiver();
  private Path secrets = Path.of("unset");

  @BeforeEach
  void make_a_secret() throws IOException {
    secrets = Files.writeString(folder.resolve("secrets"), SECRET);
  }

  @AfterEach
  void end() {
    receiver.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void what_arrives_is_the_event_and_its_signature() throws InterruptedException {
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a?b=c%20d"))));

      Receiver.Received came = receiver.await("/a?b=c%20d", 1).get(0);
      assertThat(came.body()).asString().isEqualTo("{\"of\":\"x1\"}");
      assertThat(came.headers())
          .containsEntry("content-type", "application/cloudevents+json; charset=utf-8")
          .containsEntry("webhook-id", "x1")
          .containsEntry("webhook-signature", signature(came));
      assertThat(Long.parseLong(came.headers().getOrDefault("webhook-timestamp", "")))
          .isCloseTo(System.currentTimeMillis() / 1000, org.assertj.core.data.Offset.offset(60L));
      assertThat(await(deliveries, "x1"))
          .containsExactly(delivery(Delivery.State.DELIVERED, 1, ""));
    }
  }

  @Test
  void what_fails_is_sent_again_until_it_is_taken() throws InterruptedException {
    receiver.answers("/a", 500, 429, 204);
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));

      assertThat(await(deliveries, "x1"))
          .containsExactly(delivery(Delivery.State.DELIVERED, 3, ""));
      assertThat(receiver.at("/a"))
          .extracting(came -> came.headers().get("webhook-id"))
          .containsOnly("x1");
    }
  }

  @Test
  void what_fails_too_often_is_given_up() throws InterruptedException {
    receiver.answers("/a", 503);
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));

      assertThat(await(deliveries, "x1"))
          .containsExactly(delivery(Delivery.State.FAILED, 3, "the receiver answered 503"));
      assertThat(receiver.at("/a")).hasSize(3);
    }
  }

  @Test
  void a_redirect_is_not_followed() throws InterruptedException {
    receiver.answers("/a", 302, 307, 308);
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));

      assertThat(await(deliveries, "x1"))
          .containsExactly(delivery(Delivery.State.FAILED, 3, "the receiver answered 308"));
      assertThat(receiver.at("/elsewhere")).isEmpty();
    }
  }

  @Test
  void who_is_gone_is_not_asked_again() throws InterruptedException {
    receiver.answers("/a", 410);
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));

      assertThat(await(deliveries, "x1"))
          .containsExactly(
              delivery(Delivery.State.FAILED, 1, "the receiver answered 410: it wants no more"));
    }
  }

  @Test
  void who_does_not_answer_is_not_waited_for() throws InterruptedException {
    receiver.answers("/a", 0);
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));

      assertThat(await(deliveries, "x1"))
          .containsExactly(delivery(Delivery.State.FAILED, 3, "the receiver did not answer"));
    }
  }

  @Test
  void nothing_is_sent_to_an_address_that_is_not_public() throws InterruptedException {
    try (Deliveries deliveries = new Deliveries(settings(false, Optional.empty()), vertx)) {
      URI byName = URI.create(receiver.url("/a").replace("127.0.0.1", "localhost"));
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));
      deliveries.deliver(message("x2"), Optional.of(byName));

      String why = "the host has an address that is not public";
      assertThat(await(deliveries, "x1")).containsExactly(delivery(Delivery.State.FAILED, 3, why));
      assertThat(await(deliveries, "x2")).containsExactly(delivery(Delivery.State.FAILED, 3, why));
      assertThat(receiver.at("/a")).isEmpty();
    }
  }

  @Test
  void the_sink_is_the_operators_and_may_be_private() throws InterruptedException {
    Optional<URI> sink = Optional.of(URI.create(receiver.url("")));
    try (Deliveries deliveries = new Deliveries(settings(false, sink), vertx)) {
      assertThat(deliveries.wanted(Optional.empty())).isTrue();
      deliveries.deliver(message("x1"), Optional.empty());

      Receiver.Received came = receiver.await("/", 1).get(0);
      assertThat(came.headers()).doesNotContainKey("webhook-signature");
      assertThat(await(deliveries, "x1"))
          .containsExactly(new Delivery(Delivery.Target.SINK, Delivery.State.DELIVERED, 1, ""));
    }
  }

  @Test
  void what_cannot_be_signed_is_not_sent() throws IOException, InterruptedException {
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      Files.delete(secrets);
      deliveries.deliver(message("x1"), Optional.of(URI.create(receiver.url("/a"))));

      assertThat(await(deliveries, "x1"))
          .containsExactly(delivery(Delivery.State.FAILED, 3, "it cannot be signed"));
      assertThat(receiver.at("/a")).isEmpty();
    }
  }

  @Test
  void without_room_a_result_fails_at_once_and_the_others_stay() throws InterruptedException {
    receiver.answers("/slow", 0);
    try (Deliveries deliveries = new Deliveries(settings(true, Optional.empty()), vertx)) {
      for (int i = 1; i <= 3; i++) {
        deliveries.deliver(message("x" + i), Optional.of(URI.create(receiver.url("/slow"))));
      }

      assertThat(deliveries.of("x3"))
          .containsExactly(
              delivery(Delivery.State.FAILED, 0, "too many results wait to be delivered"));
      assertThat(await(deliveries, "x1")).hasSize(1);
      assertThat(await(deliveries, "x2")).hasSize(1);
      deliveries.deliver(message("x4"), Optional.of(URI.create(receiver.url("/a"))));
      assertThat(await(deliveries, "x4"))
          .containsExactly(delivery(Delivery.State.DELIVERED, 1, ""));
    }
  }

  private DeliverySettings settings(boolean privateToo, Optional<URI> sink) {
    return new DeliverySettings(
        AllowedUrls.of(List.of()),
        Optional.of(secrets),
        privateToo,
        sink,
        Map.of(),
        3,
        Duration.ofMillis(5),
        Duration.ofMillis(1_500),
        2,
        1_000,
        PATIENCE);
  }

  private String signature(Receiver.Received came) {
    String at = came.headers().getOrDefault("webhook-timestamp", "0");
    return new SigningSecrets(secrets).sign("x1", Long.parseLong(at), came.body());
  }

  private static Message message(String id) {
    return new Message(id, ("{\"of\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private static Delivery delivery(Delivery.State state, int attempts, String message) {
    return new Delivery(Delivery.Target.CALLBACK, state, attempts, message);
  }

  private static List<Delivery> await(Deliveries deliveries, String id)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (deliveries.of(id).stream().anyMatch(d -> d.state() == Delivery.State.PENDING)) {
      assertThat(System.nanoTime()).as("still pending").isLessThan(end);
      Thread.sleep(10);
    }
    return deliveries.of(id);
  }
}
