package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions that nobody waits for. */
@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class LaunchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LONG = "sleep 60000";

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private final Contract contract = new Contract();
  private final List<String> places = new ArrayList<>();
  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @AfterEach
  void nothing_is_left_running() {
    places.forEach(place -> http.send("DELETE", place, new byte[0]));
  }

  @Test
  void what_takes_long_is_answered_at_once_and_found_at_its_place() throws InterruptedException {
    RawHttp.Answer begun = launch("sleep 1500\\nprint 42", ", \"labels\": {\"team\": \"blue\"}");

    contract.check("/execute", "post", begun);
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.header("Preference-Applied")).isEqualTo("respond-async");
    String place = begun.header("Location");
    assertThat(place).isEqualTo("/executions/" + begun.json().get("id").textValue());
    RawHttp.Answer running = get(place);
    assertThat(running.status()).isEqualTo(202);
    assertThat(running.header("Retry-After")).isNotEmpty();

    RawHttp.Answer ended = await(place);
    contract.check("/executions/{id}", "get", ended);
    assertThat(ended.json().get("status").textValue()).isEqualTo("completed");
    assertThat(ended.json().at("/run/stdout").textValue()).isEqualTo("42\n");
    assertThat(ended.json().at("/labels/team").textValue()).isEqualTo("blue");
    assertThat(get(place).text()).isEqualTo(ended.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prefer: RESPOND-ASYNC",
        "Prefer: wait=10, respond-async",
        "Prefer: respond-async; foo=\"bar\""
      })
  void the_preference_is_understood_as_it_may_be_written(String header) {
    RawHttp.Answer begun = http.postJson("/execute", request(LONG, ""), header);
    places.add(begun.header("Location"));

    assertThat(begun.status()).isEqualTo(202);
  }

  @Test
  void other_preferences_change_nothing() {
    RawHttp.Answer answer =
        http.postJson("/execute", request("print 1", ""), "Prefer: return=minimal, respond-asynch");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("status").textValue()).isEqualTo("completed");
  }

  @Test
  void what_is_wrong_is_said_at_once() {
    RawHttp.Answer answer = launch("print 1", ", \"nonsense\": 1");

    contract.check("/execute", "post", answer);
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void a_running_execution_can_be_ended() {
    String place = launch(LONG, "").header("Location");

    RawHttp.Answer ended = http.send("DELETE", place, new byte[0]);

    contract.check("/executions/{id}", "delete", ended);
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().get("status").textValue()).isEqualTo("cancelled");
    assertThat(get(place).text()).isEqualTo(ended.text());
  }

  @Test
  void what_waits_in_the_queue_can_be_ended_without_its_turn() {
    launch(LONG, "");
    launch(LONG, "");
    String waiting = launch("print 1", "").header("Location");

    RawHttp.Answer ended = http.send("DELETE", waiting, new byte[0]);

    assertThat(ended.json().get("status").textValue()).isEqualTo("cancelled");
    assertThat(ended.json().at("/error/message").textValue()).contains("before it began");
  }

  @Test
  void without_room_nothing_is_begun() {
    for (int i = 0; i < 4; i++) {
      assertThat(launch(LONG, "").status()).isEqualTo(202);
    }

    RawHttp.Answer answer = launch("print 1", "");

    contract.check("/execute", "post", answer);
    assertThat(answer.status()).isEqualTo(429);
  }

  @Test
  void what_has_ended_cannot_be_ended_again() throws InterruptedException {
    String place = launch("sleep 10\\nprint 1", "").header("Location");
    String ended = await(place).text();

    assertThat(http.send("DELETE", place, new byte[0]).text()).isEqualTo(ended);
  }

  @Test
  void a_replay_is_led_to_the_same_place() {
    String first = launch(LONG, ", \"idempotency_key\": \"launched\"").header("Location");
    String second = launch(LONG, ", \"idempotency_key\": \"launched\"").header("Location");

    assertThat(second).isEqualTo(first);
  }

  private RawHttp.Answer launch(String program, String more) {
    RawHttp.Answer answer =
        http.postJson("/execute", request(program, more), "Prefer: respond-async");
    if (!answer.header("Location").isEmpty()) {
      places.add(answer.header("Location"));
    }
    return answer;
  }

  private RawHttp.Answer get(String place) {
    return http.send("GET", place, new byte[0]);
  }

  private RawHttp.Answer await(String place) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    RawHttp.Answer answer = get(place);
    while (answer.status() == 202 && System.nanoTime() < end) {
      Thread.sleep(100);
      answer = get(place);
    }
    return answer;
  }

  private static String request(String program, String more) {
    return "{\"language\":\"python\",\"code\":\"" + program + "\"" + more + "}";
  }
}
