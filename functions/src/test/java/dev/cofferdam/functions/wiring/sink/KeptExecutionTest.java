package dev.cofferdam.functions.wiring.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.EventSchemas;
import dev.cofferdam.functions.config.CofferdamConfig;
import dev.cofferdam.functions.config.Settings;
import dev.cofferdam.functions.delivery.Receiver;
import dev.cofferdam.functions.sandbox.FakeSandbox;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event that was kept: how it ends, and the answer that is sent. */
class KeptExecutionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Vertx VERTX = Vertx.vertx();
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Receiver broker = new Receiver();
  private final FakeSandbox sandbox = new FakeSandbox();

  @AfterEach
  void stop() {
    broker.close();
  }

  @AfterAll
  static void end() {
    VERTX.close();
  }

  @Test
  void its_result_is_sent_and_names_the_event_that_asked() throws Exception {
    int code = run(event("print 42"));
    JsonNode answer = answer();

    assertThat(code).isEqualTo(SinkExecution.DONE);
    assertThat(answer.path("type").asText()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(answer.path("causationid").asText()).isEqualTo("one");
    assertThat(answer.path("causationsource").asText()).isEqualTo("/tests/sink");
    assertThat(answer.path("traceparent").asText()).isEqualTo(TRACE);
    assertThat(answer.at("/data/run/stdout").asText()).isEqualTo("42\n");
  }

  @Test
  void a_refusal_is_sent_with_its_findings_and_nothing_runs() throws Exception {
    ObjectNode event = event("import os");
    ObjectNode policy = event.withObject("/data").putObject("policy");
    policy.put("severity_threshold", "LOW");
    policy
        .putArray("restricted_modules")
        .addObject()
        .put("name", "os")
        .put("description", "no")
        .put("severity", "HIGH");

    assertThat(run(event)).isEqualTo(SinkExecution.DONE);
    assertThat(answer().path("type").asText()).isEqualTo("dev.cofferdam.execution.rejected");
    assertThat(answer().at("/data/policy/findings").size()).isPositive();
    assertThat(sandbox.runs()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "/data, nonsense, $.data.nonsense",
    "/data, idempotency_key, $.data.idempotency_key",
    "/data, language, $.data.language"
  })
  void what_is_no_request_is_told_what_is_wrong(String where, String field, String place)
      throws Exception {
    ObjectNode event = event("print 1");
    event.withObject(where).put(field, "x y");

    assertThat(run(event)).isEqualTo(SinkExecution.NEVER);
    assertThat(answer().path("type").asText()).isEqualTo("dev.cofferdam.execution.failed");
    assertThat(answer().at("/data/error/message").asText()).contains(place);
    assertThat(EventSchemas.problems("dev.cofferdam.execution.failed", answer().path("data")))
        .isEmpty();
    assertThat(sandbox.runs()).isZero();
  }

  @Test
  void an_event_that_asks_for_something_else_is_told_so() throws Exception {
    ObjectNode event = event("print 1").put("type", "dev.cofferdam.analysis.requested");

    assertThat(run(event)).isEqualTo(SinkExecution.NEVER);
    assertThat(answer().at("/data/error/message").asText()).contains("execution.requested");
  }

  @Test
  void an_event_that_cannot_be_read_ends_and_nobody_is_told() throws Exception {
    for (String text : new String[] {"", "{", "[]", "{\"specversion\": \"1.0\"}", "\u0000"}) {
      assertThat(run(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(SinkExecution.NEVER);
    }
    assertThat(broker.at("/events")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"busy", "fault"})
  void what_found_no_room_or_failed_is_tried_again_and_nobody_is_told(String step)
      throws Exception {
    assertThat(run(event(step))).isEqualTo(SinkExecution.AGAIN);
    assertThat(broker.at("/events")).isEmpty();
  }

  @Test
  void an_answer_that_nobody_takes_is_tried_again() throws Exception {
    broker.answers("/events", 500);

    assertThat(run(event("print 1"))).isEqualTo(SinkExecution.AGAIN);
    assertThat(broker.at("/events")).hasSize(2);
  }

  @Test
  void tests_are_graded_because_it_waits() throws Exception {
    ObjectNode event = event("echo");
    event
        .withObject("/data")
        .putArray("tests")
        .addObject()
        .put("id", "a")
        .put("stdin", "1\n")
        .put("expected_output", "1\n");

    assertThat(run(event)).isEqualTo(SinkExecution.DONE);
    assertThat(answer().at("/data/status").asText()).isEqualTo("accepted");
  }

  @Test
  void without_a_sink_it_does_not_begin() {
    Settings settings = settings(Map.of());

    assertThatThrownBy(() -> new KeptExecution(settings, sandbox, new TestRuntimes(), VERTX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cofferdam.sink");
  }

  private int run(ObjectNode event) {
    return run(event.toString().getBytes(StandardCharsets.UTF_8));
  }

  private int run(byte[] event) {
    Settings settings =
        settings(
            Map.of(
                "cofferdam.sink",
                broker.url("/events"),
                "cofferdam.callback.attempts",
                "2",
                "cofferdam.callback.backoff",
                "1"));
    try (KeptExecution execution =
        new KeptExecution(settings, sandbox, new TestRuntimes(), VERTX)) {
      return execution.run(event);
    }
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.of(
        new SmallRyeConfigBuilder()
            .withMapping(CofferdamConfig.class)
            .withDefaultValues(values)
            .withDefaultValue("cofferdam.policy", "src/test/resources/policies/denies-nothing.json")
            .build()
            .getConfigMapping(CofferdamConfig.class),
        1);
  }

  private JsonNode answer() throws IOException {
    assertThat(broker.at("/events")).hasSize(1);
    return JSON.readTree(broker.at("/events").get(0).body());
  }

  /** As Knative's JobSink keeps it. */
  private static ObjectNode event(String program) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", "one")
            .put("source", "/tests/sink")
            .put("type", "dev.cofferdam.execution.requested")
            .put("datacontenttype", "application/json")
            .put("traceparent", TRACE);
    event.putObject("data").put("language", "python").put("version", "3.13").put("code", program);
    return event;
  }
}
