package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same key is one execution, whichever instance of the service is asked, and when. */
@OnCluster
class KubernetesReplayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ONCE = "import os\nprint(os.urandom(8).hex())";
  private static final String SLOWLY = "import os, time\ntime.sleep(2)\nprint(os.urandom(8).hex())";
  private static final String DIGEST = "a".repeat(64);

  private static ClusterTestbed testbed;
  private static KubernetesSandbox other;

  @BeforeAll
  static void open() {
    testbed = ClusterTestbed.ready();
    other = testbed.another(ClusterTestbed.settings());
  }

  @AfterAll
  static void close() {
    other.close();
    testbed.close();
  }

  @Test
  void a_replay_gets_the_result_of_the_first_from_another_instance() {
    SandboxSpec spec = testbed.keyed(key(), DIGEST, ONCE);
    String first = output(testbed.run(spec));

    assertThat(output(other.run(spec).await().atMost(PATIENCE))).isEqualTo(first);
  }

  @Test
  void two_instances_that_are_asked_at_once_run_it_once() {
    SandboxSpec spec = testbed.keyed(key(), DIGEST, SLOWLY);
    UniAssertSubscriber<SandboxOutcome> there =
        other.run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
    String here = output(testbed.run(spec));

    assertThat(output(there.awaitItem(PATIENCE).getItem())).isEqualTo(here);
  }

  @Test
  void another_request_under_the_same_key_is_told_so() {
    String key = key();
    testbed.run(testbed.keyed(key, DIGEST, ONCE));
    SandboxSpec changed = testbed.keyed(key, "b".repeat(64), ONCE);

    assertThat(other.run(changed).await().atMost(PATIENCE))
        .isInstanceOf(SandboxOutcome.OtherRequest.class);
  }

  @Test
  void what_a_service_began_that_is_gone_is_read_by_the_next_one() {
    SandboxSpec spec = testbed.keyed(key(), DIGEST, SLOWLY);
    KubernetesSandbox dying = testbed.another(ClusterTestbed.settings());
    UniAssertSubscriber<SandboxOutcome> lost =
        dying.run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
    testbed.await(spec, PodState.Running.class::isInstance);
    ClusterTestbed.pause(700);
    dying.close();

    assertThat(lost.awaitItem(PATIENCE).getItem()).isInstanceOf(SandboxOutcome.Cancelled.class);
    assertThat(output(testbed.run(spec))).hasSize(17);
  }

  private static String key() {
    return "key-" + UUID.randomUUID();
  }

  private static String output(SandboxOutcome outcome) {
    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    return new String(
        ((SandboxOutcome.Finished) outcome).runs().get(0).stdout(), StandardCharsets.UTF_8);
  }
}
