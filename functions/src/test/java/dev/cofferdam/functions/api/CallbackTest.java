package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.delivery.Receiver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that are sent to a URL of the caller's and to the operator's sink. */
@QuarkusTest
@TestProfile(CallbackTest.Profile.class)
class CallbackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Receiver RECEIVER = new Receiver();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private final Contract contract = new Contract();
  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @Test
  void a_launched_executions_result_comes_to_its_url_signed() throws Exception {
    RawHttp.Answer begun =
        http.postJson("/execute", request("print 42", "/hooks/a"), "Prefer: respond-async");
    assertThat(begun.status()).isLessThan(300);
    String id = begun.json().get("id").textValue();

    Receiver.Received came = RECEIVER.await("/hooks/a", 1).get(0);
    JsonNode event = JSON.readTree(came.body());
    assertThat(EventSchemas.problems(event.get("type").textValue(), event.get("data"))).isEmpty();
    assertThat(came.headers()).containsEntry("webhook-id", id).containsKey("webhook-signature");
    assertThat(event.get("type").textValue()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(event.get("id").textValue()).isEqualTo(id);
    assertThat(event.get("subject").textValue()).isEqualTo(id);
    assertThat(event.at("/data/run/stdout").textValue()).isEqualTo("42\n");
    assertThat(delivered(id).toString())
        .contains("{\"to\":\"callback\",\"state\":\"delivered\",\"attempts\":1}");
  }

  @Test
  void who_waits_for_the_answer_gets_both_and_can_ask_how_it_stands() throws Exception {
    RECEIVER.answers("/hooks/b", 500, 204);

    RawHttp.Answer answer = http.postJson("/execute", request("print 1", "/hooks/b"));

    contract.check("/execute", "post", answer);
    assertThat(answer.json().at("/run/stdout").textValue()).isEqualTo("1\n");
    assertThat(delivered(answer.json().get("id").textValue()).toString())
        .contains("{\"to\":\"callback\",\"state\":\"delivered\",\"attempts\":2}");
  }

  @Test
  void every_result_comes_to_the_sink_with_the_operators_attributes() throws Exception {
    RawHttp.Answer answer = http.postJson("/execute", request("exit 3", "/hooks/c"));
    String id = answer.json().get("id").textValue();

    JsonNode event = fromSink(id);

    assertThat(event.get("type").textValue()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(event.get("team").textValue()).isEqualTo("blue");
    assertThat(event.at("/data/status").textValue()).isEqualTo("runtime_error");
  }

  @Test
  void what_found_no_room_is_sent_nowhere_while_its_caller_hears_of_it() throws Exception {
    RawHttp.Answer answer = http.postJson("/execute", request("busy", "/hooks/d"));
    http.postJson("/execute", request("print 1", "/hooks/e"));

    assertThat(answer.status()).isEqualTo(429);
    RECEIVER.await("/hooks/e", 1);
    assertThat(RECEIVER.at("/hooks/d")).isEmpty();
  }

  @Test
  void what_was_launched_and_found_no_room_is_sent_as_a_failure() throws Exception {
    http.postJson("/execute", request("sleep 200\\nbusy", "/hooks/f"), "Prefer: respond-async");

    JsonNode event = JSON.readTree(RECEIVER.await("/hooks/f", 1).get(0).body());
    assertThat(event.get("type").textValue()).isEqualTo("dev.cofferdam.execution.failed");
    assertThat(event.at("/data/status").textValue()).isEqualTo("busy");
  }

  @Test
  void a_url_that_the_operator_does_not_allow_is_refused() {
    RawHttp.Answer answer = http.postJson("/execute", request("print 1", "/other/a"));

    contract.check("/execute", "post", answer);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("$.callback").contains("the operator allows");
    assertThat(RECEIVER.at("/other/a")).isEmpty();
  }

  private JsonNode delivered(String id) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      RawHttp.Answer found = http.send("GET", "/executions/" + id, new byte[0]);
      contract.check("/executions/{id}", "get", found);
      if (found.status() == 200 && !found.json().get("deliveries").toString().contains("pending")) {
        return found.json().get("deliveries");
      }
      assertThat(System.nanoTime()).as("still pending").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static JsonNode fromSink(String id) throws InterruptedException, IOException {
    for (int count = 1; ; count++) {
      List<Receiver.Received> came = RECEIVER.await("/sink", count);
      JsonNode event = JSON.readTree(came.get(count - 1).body());
      if (event.get("id").textValue().equals(id)) {
        return event;
      }
    }
  }

  private static String request(String program, String path) {
    return "{\"language\": \"python\", \"code\": \"%s\", \"callback\": {\"url\": \"%s\"}}"
        .formatted(program, RECEIVER.url(path));
  }

  /** The rim, with somewhere to send results to. */
  public static final class Profile extends FakeParts.Profile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("cofferdam.callback.urls", RECEIVER.url("/hooks/"));
      settings.put("cofferdam.callback.secrets", secrets().toString());
      settings.put("cofferdam.callback.private-addresses", "true");
      settings.put("cofferdam.callback.backoff", "5");
      settings.put("cofferdam.sink", RECEIVER.url("/sink"));
      settings.put("cofferdam.sink-overrides", "{\"extensions\": {\"team\": \"blue\"}}");
      return settings;
    }

    private static Path secrets() {
      try {
        Path file = Files.createDirectories(Path.of("target/rim")).resolve("signing-secrets");
        return Files.writeString(file, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }
}
