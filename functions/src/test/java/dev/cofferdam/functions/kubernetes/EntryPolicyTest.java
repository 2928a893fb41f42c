package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets into a sandbox that runs, an administrator included. */
@OnCluster
class EntryPolicyTest {

  private static final String DENIED = "nobody goes into a sandbox";

  private static ClusterTestbed testbed;
  private static UniAssertSubscriber<SandboxOutcome> running;
  private static String pod = "";

  @BeforeAll
  static void open() {
    testbed = ClusterTestbed.ready();
    SandboxSpec spec = testbed.python("import time\ntime.sleep(60)");
    running = testbed.sandbox().run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
    pod = testbed.await(spec, PodState.Running.class::isInstance);
  }

  @AfterAll
  static void close() {
    running.awaitItem(Duration.ofSeconds(60));
    testbed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec?container=runner&command=id&stdout=true",
        "attach?container=runner&stdin=true",
        "portforward?ports=80",
        "proxy"
      })
  void every_way_in_is_closed(String way) {
    String path = "/api/v1/namespaces/" + ClusterTestbed.NAMESPACE + "/pods/" + pod + "/" + way;

    assertThatThrownBy(() -> testbed.admin().raw(path, "POST", ""))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(DENIED);
  }

  @Test
  void no_debugging_container_joins_it() {
    assertThatThrownBy(
            () ->
                testbed
                    .admin()
                    .pods()
                    .inNamespace(ClusterTestbed.NAMESPACE)
                    .withName(pod)
                    .ephemeralContainers()
                    .edit(
                        found -> {
                          found
                              .getSpec()
                              .getEphemeralContainers()
                              .add(
                                  new EphemeralContainerBuilder()
                                      .withName("debug")
                                      .withImage("docker.io/library/debian:12")
                                      .build());
                          return found;
                        }))
        .isInstanceOf(KubernetesClientException.class)
        .satisfies(refused -> assertThat(refused.getMessage()).containsAnyOf(DENIED, "violates"));
  }
}
