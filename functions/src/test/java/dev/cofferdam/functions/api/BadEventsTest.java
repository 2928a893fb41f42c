package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand events that are wrong, among a hundred that are not. */
@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class BadEventsTest {

  private static final long SEED = 20261121;
  private static final int BAD = 10_000;
  private static final int GOOD_EVERY = 100;
  private static final int KINDS = 10;
  private static final int RARE = 100;
  private static final String TYPE = "dev.cofferdam.execution.requested";
  private static final String STRUCTURED = "Content-Type: application/cloudevents+json";
  private static final String GOOD = "{\"language\":\"python\",\"code\":\"print 1\"}";

  /** What a service may hold more after ten thousand of them; each of the larger ones has 5 MiB. */
  private static final long MOST_GROWTH = 48L << 20;

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  @Test
  void bad_events_stop_nobody_and_leave_nothing() {
    RawHttp http = new RawHttp(server.getPort());
    Random random = new Random(SEED);
    send(http, random, BAD / 10);
    long before = held();
    try (Log log = new Log()) {
      int good = send(http, random, BAD);

      assertThat(good).isEqualTo(BAD / GOOD_EVERY);
      assertThat(log.alarms()).isEmpty();
      // One line for each execution, and a few about what was refused.
      assertThat(log.lines()).hasSizeLessThan(good + 60);
    }
    assertThat(held() - before).as("bytes, seed %d", SEED).isLessThan(MOST_GROWTH);
  }

  private static int send(RawHttp http, Random random, int count) {
    int good = 0;
    for (int i = 0; i < count; i++) {
      int status = bad(http, random, random.nextInt(KINDS)).status();
      assertThat(status).as("event %d of seed %d", i, SEED).isBetween(400, 499);
      if (i % GOOD_EVERY == 0) {
        RawHttp.Answer answer = good(http, count + "-" + i);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        good++;
      }
    }
    return good;
  }

  private static RawHttp.Answer good(RawHttp http, String id) {
    return http.postJson(
        "/", GOOD, "ce-specversion: 1.0", "ce-id: " + id, "ce-source: /good", "ce-type: " + TYPE);
  }

  private static RawHttp.Answer bad(RawHttp http, Random random, int kind) {
    String id = "ce-id: " + random.nextLong();
    String source = "ce-source: /bad";
    String type = "ce-type: " + TYPE;
    String version = "ce-specversion: 1.0";
    return switch (kind) {
      case 0 -> http.post("/", noise(random), STRUCTURED);
      case 1 -> http.post("/", "[".repeat(random.nextInt(100_000)), STRUCTURED);
      case 2 -> http.post("/", "{\"specversion\":\"1.0\",\"id\":\"1\",\"id\":\"2\"}", STRUCTURED);
      case 3 -> http.post("/", "[]", "Content-Type: application/cloudevents-batch+json");
      case 4 -> http.postJson("/", GOOD, "ce-specversion: 0.3", id, source, type);
      case 5 -> http.postJson("/", GOOD, version, id, source, "ce-type: java.lang.Runtime");
      case 6 -> http.postJson("/", GOOD, version, "ce-id: %ff%fe", source, type);
      case 7 ->
          http.postJson("/", "{\"language\":\"" + noise(random) + "\"}", version, id, source, type);
      case 8 -> http.postJson("/", GOOD, version, type);
      default -> random.nextInt(RARE) == 0 ? slow(http, random) : http.post("/", "", STRUCTURED);
    };
  }

  /** What the server reads on for a while, so that its answer arrives. */
  private static RawHttp.Answer slow(RawHttp http, Random random) {
    String endless = "Content-Length: 99999999999999";
    return random.nextBoolean()
        ? http.post("/", "x".repeat(5 << 20), STRUCTURED)
        : http.raw(RawHttp.head("POST /", STRUCTURED, endless, "Connection: close"), new byte[0]);
  }

  /** Printable, so that JSON around it stays JSON; without quotes and backslashes. */
  private static String noise(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(2_000)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(26));
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static long held() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
