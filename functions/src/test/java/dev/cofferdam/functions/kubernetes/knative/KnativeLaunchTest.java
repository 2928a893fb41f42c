package dev.cofferdam.functions.kubernetes.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Launch and let go on real Knative: nothing of ours is alive while code runs. */
@OnKnative
class KnativeLaunchTest {

  private static final String SLOWLY = "import time\ntime.sleep(90)\nprint(6*7)";

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
  void no_pod_of_ours_is_there_while_the_program_runs_and_its_result_comes_all_the_same() {
    String id = id();
    knative.post(longer(id, SLOWLY));
    String execution = awaitJob(id).getMetadata().getName();
    awaitRunning(execution);
    KnativeTestbed.awaitThat(
        "sleep while it runs", () -> knative.podsEvenLeaving().isEmpty() || knative.hasResult(id));

    assertThat(knative.hasResult(id)).as("the result came before the functions slept").isFalse();
    assertThat(isRunning(execution)).as("the program runs").isTrue();
    JsonNode result = knative.result(id);
    assertThat(result.path("type").asText()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.path("id").asText()).isEqualTo(execution);
    assertThat(result.at("/data/run/stdout").asText()).isEqualTo("42\n");
    assertThat(result.at("/data/sandbox/kernel").asText()).contains("gvisor");
  }

  @Test
  void the_same_event_twice_is_one_execution_with_one_result() {
    String id = id();
    ObjectNode event = longer(id, "import os\nprint(os.urandom(8).hex())");
    knative.post(event);
    knative.post(event);
    JsonNode first = knative.result(id);
    knative.post(event);
    ClusterTestbed.pause(3_000);

    assertThat(jobs().stream().filter(job -> isOf(job, id))).hasSize(1);
    assertThat(knative.results(id)).containsExactly(first);
  }

  @Test
  void what_was_missed_is_brought_by_the_sweep() {
    String id = id();
    knative.stopNotices();
    try {
      knative.post(longer(id, "print('late')"));
      String execution = awaitJob(id).getMetadata().getName();
      KnativeTestbed.awaitThat("the Job's end", () -> isOver(execution));
      ClusterTestbed.pause(35_000);
      assertThat(knative.hasResult(id)).isFalse();
    } finally {
      knative.startNotices();
    }
    knative.post(KnativeTestbed.ping());

    assertThat(knative.result(id).at("/data/run/stdout").asText()).isEqualTo("late\n");
  }

  private static ObjectNode longer(String id, String program) {
    ObjectNode event = KnativeTestbed.request(id, program);
    event.withObject("/data").putObject("limits").put("run_timeout", 120_000);
    return event;
  }

  private static Job awaitJob(String cause) {
    return KnativeTestbed.await(
        "a Job of " + cause, () -> jobs().stream().filter(job -> isOf(job, cause)).findFirst());
  }

  private static boolean isOf(Job job, String cause) {
    return job.getMetadata().getAnnotations().toString().contains(cause);
  }

  private static List<Job> jobs() {
    return knative
        .admin()
        .batch()
        .v1()
        .jobs()
        .inNamespace(ClusterTestbed.NAMESPACE)
        .withLabel("cofferdam.dev/let-go", "true")
        .list()
        .getItems();
  }

  private static void awaitRunning(String execution) {
    KnativeTestbed.awaitThat("the program to run", () -> isRunning(execution));
  }

  private static boolean isRunning(String execution) {
    return knative
        .admin()
        .pods()
        .inNamespace(ClusterTestbed.NAMESPACE)
        .withLabel("cofferdam.dev/execution", execution)
        .list()
        .getItems()
        .stream()
        .anyMatch(pod -> pod.getStatus().getPhase().equals("Running"));
  }

  private static boolean isOver(String execution) {
    Job job =
        knative
            .admin()
            .batch()
            .v1()
            .jobs()
            .inNamespace(ClusterTestbed.NAMESPACE)
            .withName(execution)
            .get();
    return job.getStatus() != null && job.getStatus().getCompletionTime() != null;
  }

  private static String id() {
    return "knative-" + UUID.randomUUID();
  }
}
