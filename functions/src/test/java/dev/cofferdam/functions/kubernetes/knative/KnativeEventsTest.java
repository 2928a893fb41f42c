package dev.cofferdam.functions.kubernetes.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events through a real Broker to functions that sleep, and what becomes of them. */
@OnKnative
class KnativeEventsTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static KnativeTestbed knative;

  @BeforeAll
  static void apply() {
    knative = KnativeTestbed.apply();
  }

  @AfterAll
  static void remove() {
    knative.close();
  }

  @Test
  void an_event_wakes_the_function_and_its_answer_comes_back_through_the_broker() {
    String id = id();
    knative.awaitSleep();
    knative.post(KnativeTestbed.request(id, "print(6*7)").put("traceparent", TRACE));
    JsonNode result = knative.result(id);

    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.path("causationsource").asText()).isEqualTo("/test/knative");
    assertThat(result.path("traceparent").asText()).startsWith(TRACE.substring(0, 35));
    assertThat(result.at("/data/run/stdout").asText()).isEqualTo("42\n");
    assertThat(result.at("/data/sandbox/kernel").asText()).contains("gvisor");
  }

  @Test
  void when_nothing_comes_any_more_no_pod_is_left() {
    String id = id();
    knative.post(KnativeTestbed.request(id, "print(1)"));
    knative.result(id);
    knative.awaitSleep();

    assertThat(knative.pods()).isEmpty();
  }

  @Test
  void an_event_that_can_never_succeed_is_kept_with_its_data_and_the_reason() {
    String id = id();
    ObjectNode event = KnativeTestbed.request(id, "print(1)");
    event.withObject("/data").put("nonsense", true);
    knative.post(event);
    JsonNode dead = knative.deadLetter(id);

    assertThat(dead.path("knativeerrorcode").asText()).isEqualTo("400");
    assertThat(decoded(dead.path("knativeerrordata"))).contains("nonsense");
    assertThat(dead.path("knativeerrordest").asText()).contains("functions.cofferdam");
    assertThat(dead.path("data")).isEqualTo(event.path("data"));
  }

  @Test
  void a_refusal_by_the_policy_is_a_result_and_no_dead_letter() {
    String id = id();
    knative.post(KnativeTestbed.request(id, "import os\nos.system('id')"));

    assertThat(knative.result(id).path("type").asText())
        .isEqualTo("dev.cofferdam.execution.rejected");
  }

  @Test
  void an_analysis_is_answered_and_nothing_runs() {
    String id = id();
    ObjectNode event = KnativeTestbed.request(id, "print(1)");
    knative.post(event.put("type", "dev.cofferdam.analysis.requested"));
    JsonNode result = knative.result(id);

    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.analysis.completed");
    assertThat(result.at("/data/policy/decision").asText()).isEqualTo("permit");
  }

  @Test
  void a_sequence_judges_and_then_executes() {
    String id = id();
    ObjectNode event = KnativeTestbed.request(id, "print(6*7)");
    knative.post(event.put("type", "dev.cofferdam.judgement.requested"));
    JsonNode result = knative.result(id);

    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.at("/data/run/stdout").asText()).isEqualTo("42\n");
  }

  private static String id() {
    return "knative-" + UUID.randomUUID();
  }

  private static String decoded(JsonNode text) {
    return new String(Base64.getDecoder().decode(text.asText()), StandardCharsets.UTF_8);
  }
}
