package dev.cofferdam.functions.kubernetes.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An event that is posted to the sink alone is judged, runs behind the same wall, and answers. */
@OnKnative
class JobSinkTest {

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
  void its_program_runs_in_a_sandbox_and_its_result_is_collected() {
    String id = id();
    knative.postToSink(KnativeTestbed.request(id, "print(6*7)"));
    JsonNode result = knative.result(id);

    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.path("causationsource").asText()).isEqualTo("/test/knative");
    assertThat(result.at("/data/run/stdout").asText()).isEqualTo("42\n");
    assertThat(result.at("/data/sandbox/kernel").asText()).contains("gvisor");
  }

  @Test
  void a_refusal_is_told_with_its_findings_and_nothing_ran() {
    String id = id();
    knative.postToSink(KnativeTestbed.request(id, "import os\nos.system('id')"));
    JsonNode result = knative.result(id);

    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.execution.rejected");
    assertThat(result.at("/data/policy/findings").size()).isPositive();
    assertThat(executionsOf(id)).isEmpty();
  }

  @Test
  void what_is_no_request_is_told_what_is_wrong_and_not_tried_again() {
    String id = id();
    ObjectNode event = KnativeTestbed.request(id, "print(1)");
    event.withObject("/data").put("nonsense", true);
    knative.postToSink(event);
    JsonNode result = knative.result(id);

    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.execution.failed");
    assertThat(result.at("/data/status").asText()).isEqualTo("invalid_request");
    assertThat(result.at("/data/error/message").asText()).contains("nonsense");
    KnativeTestbed.awaitThat("the end of the sink's Job", JobSinkTest::oneHasFailed);
    assertThat(knative.results(id)).hasSize(1);
  }

  @Test
  void what_needs_somebody_who_waits_is_waited_for() {
    String id = id();
    ObjectNode event = KnativeTestbed.request(id, "print(int(input())**2)");
    event
        .withObject("/data")
        .putArray("tests")
        .addObject()
        .put("id", "three")
        .put("stdin", "3\n")
        .put("expected_output", "9\n");
    knative.postToSink(event);

    assertThat(knative.result(id).at("/data/status").asText()).isEqualTo("accepted");
  }

  @Test
  void the_same_event_twice_is_one_execution_whichever_way_it_comes() {
    String id = id();
    ObjectNode event = KnativeTestbed.request(id, "import os\nprint(os.urandom(8).hex())");
    event.withObject("/data").putObject("limits").put("run_timeout", 120_000);
    knative.postToSink(event);
    JsonNode first = knative.result(id);
    knative.postToSink(event);
    knative.post(event);
    ClusterTestbed.pause(3_000);

    assertThat(executionsOf(id)).hasSize(1);
    assertThat(knative.results(id)).containsOnly(first);
  }

  @Test
  void where_the_event_is_judged_nobodys_code_can_run() {
    String id = id();
    knative.postToSink(KnativeTestbed.request(id, "print(1)"));
    knative.result(id);
    List<Pod> judges =
        knative
            .admin()
            .pods()
            .inNamespace(KnativeTestbed.HOME)
            .withLabel("app.kubernetes.io/name", "cofferdam-sink")
            .list()
            .getItems();

    assertThat(judges)
        .isNotEmpty()
        .allSatisfy(
            pod ->
                assertThat(pod.getSpec().getContainers())
                    .singleElement()
                    .satisfies(only -> assertThat(only.getImage()).contains("/service:")));
    assertThat(executionsOf(id))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
                    .as("the event's Secret is not where its program runs")
                    .allMatch(volume -> volume.getSecret() == null));
  }

  private static List<Job> executionsOf(String cause) {
    return knative
        .admin()
        .batch()
        .v1()
        .jobs()
        .inNamespace(ClusterTestbed.NAMESPACE)
        .list()
        .getItems()
        .stream()
        .filter(job -> job.getMetadata().getAnnotations().toString().contains(cause))
        .toList();
  }

  /** Whether a Job that Knative made of an event was given up at once. */
  private static boolean oneHasFailed() {
    return knative
        .admin()
        .batch()
        .v1()
        .jobs()
        .inNamespace(KnativeTestbed.HOME)
        .list()
        .getItems()
        .stream()
        .filter(job -> job.getStatus() != null && job.getStatus().getConditions() != null)
        .flatMap(job -> job.getStatus().getConditions().stream())
        .anyMatch(
            condition ->
                condition.getType().equals("Failed")
                    && "PodFailurePolicy".equals(condition.getReason()));
  }

  private static String id() {
    return "sink-" + UUID.randomUUID();
  }
}
