package dev.cofferdam.functions.kubernetes.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cofferdam.functions.kubernetes.OnCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What a user types brings up a service that runs executions on its own cluster. */
@OnCluster
@EnabledIfEnvironmentVariable(
    named = Deployment.IMAGE,
    matches = ".+",
    disabledReason =
        "needs the service's image on the cluster, and kubectl: set CLUSTER_SERVICE to `yes` where"
            + " they are (infra/kubernetes/README.md)")
class DeployedServiceTest {

  private static Deployment deployment;

  @BeforeAll
  static void apply() {
    deployment = Deployment.apply();
  }

  @AfterAll
  static void remove() {
    deployment.close();
  }

  @Test
  void it_runs_a_program_in_a_sandbox_of_the_cluster() {
    JsonNode answer = deployment.execute("print(6*7)");

    assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("completed");
    assertThat(answer.at("/run/stdout").asText()).isEqualTo("42\n");
    assertThat(answer.at("/sandbox/provider").asText()).isEqualTo("kubernetes");
    assertThat(answer.at("/sandbox/kernel").asText()).contains("gvisor");
  }

  @Test
  void a_result_is_read_again_by_its_id() {
    JsonNode first = deployment.execute("print('once')");
    JsonNode again = deployment.stored(first.path("id").asText());

    assertThat(again.path("status").asText()).as(again.toString()).isEqualTo("completed");
    assertThat(again.at("/run/stdout").asText()).isEqualTo("once\n");
  }

  @Test
  void it_refuses_what_the_policy_denies() {
    JsonNode answer = deployment.execute("import os\nos.system('id')");

    assertThat(answer.path("status").asText()).isEqualTo("rejected_by_policy");
  }

  @Test
  void it_does_not_know_who_shows_no_key() {
    assertThat(deployment.stranger()).isEqualTo(401);
  }

  @Test
  void its_start_is_the_trained_one() {
    assertThat(deployment.log()).doesNotContain("AOT cache");
  }
}
