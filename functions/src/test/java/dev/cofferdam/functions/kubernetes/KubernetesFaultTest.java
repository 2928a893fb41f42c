package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong with the cluster is told as a fault, never as the program's own failure. */
@OnCluster
class KubernetesFaultTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SLEEPER = "import time\nprint('begun', flush=True)\ntime.sleep(60)\n";

  private static ClusterTestbed testbed;

  @BeforeAll
  static void open() {
    testbed = ClusterTestbed.ready();
  }

  @AfterAll
  static void close() {
    testbed.close();
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(testbed.left()).isEmpty();
  }

  @Test
  void an_image_that_the_registry_does_not_have_is_a_fault() {
    SandboxSpec spec = testbed.python("print(1)");
    SandboxSpec missing = with(spec, image(spec, "sha256:" + "1".repeat(64)));

    assertThat(fault(testbed.run(missing), FaultKind.FAULT))
        .contains("cannot get the runtime image");
  }

  @Test
  void an_image_from_elsewhere_is_refused_by_the_cluster() {
    SandboxSpec spec = testbed.python("print(1)");
    RuntimeImage elsewhere =
        new RuntimeImage(
            "python",
            "3",
            spec.runtime().aliases(),
            spec.runtime().packages(),
            "docker.io/library/python:3",
            spec.runtime().imageDigest(),
            "main.py",
            spec.runtime().compile(),
            spec.runtime().run(),
            List.of(),
            List.of(),
            spec.runtime().environment(),
            List.of(),
            Map.of());

    assertThat(fault(testbed.run(with(spec, elsewhere)), FaultKind.FAULT))
        .contains("the cluster refuses the service's Job");
  }

  @Test
  void no_node_with_room_is_no_room() {
    KubernetesSettings settings =
        new KubernetesSettings(
            ClusterTestbed.NAMESPACE,
            "gvisor",
            "gvisor",
            ClusterTestbed.runtimes(),
            Optional.empty(),
            4_000,
            128L << 20,
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(20),
            KubernetesSettings.LetGo.USUAL);
    try (KubernetesSandbox greedy = testbed.another(settings)) {
      SandboxOutcome outcome = greedy.run(testbed.python("print(1)")).await().atMost(PATIENCE);

      assertThat(fault(outcome, FaultKind.BUSY)).contains("no node had room");
    }
  }

  @Test
  void a_quota_that_is_used_up_is_no_room() {
    ResourceQuota full =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("nothing-more")
            .withNamespace(ClusterTestbed.NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withHard(Map.of("count/jobs.batch", new Quantity("0")))
            .endSpec()
            .build();
    testbed.admin().resource(full).serverSideApply();
    try {
      testbed
          .admin()
          .resource(full)
          .waitUntilCondition(
              quota -> quota.getStatus() != null && quota.getStatus().getUsed() != null,
              30,
              java.util.concurrent.TimeUnit.SECONDS);

      assertThat(fault(testbed.run(testbed.python("print(1)")), FaultKind.BUSY)).contains("quota");
    } finally {
      testbed.admin().resource(full).delete();
    }
  }

  @Test
  void another_kernel_than_the_one_that_is_asked_for_runs_nothing() {
    KubernetesSettings settings =
        ClusterTestbed.settings("gvisor", "linux", Duration.ofSeconds(30));
    try (KubernetesSandbox misled = testbed.another(settings)) {
      SandboxOutcome outcome = misled.run(testbed.python("print(1)")).await().atMost(PATIENCE);

      assertThat(fault(outcome, FaultKind.FAULT)).contains("another kernel");
    }
  }

  @Test
  void a_job_that_somebody_deletes_is_a_fault() {
    SandboxSpec spec = testbed.python(SLEEPER);
    UniAssertSubscriber<SandboxOutcome> running = running(spec);
    testbed
        .admin()
        .batch()
        .v1()
        .jobs()
        .inNamespace(ClusterTestbed.NAMESPACE)
        .withName(spec.id().value())
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();

    assertThat(fault(running.awaitItem(PATIENCE).getItem(), FaultKind.FAULT))
        .contains("somebody removed the execution");
  }

  @Test
  void a_pod_that_somebody_kills_is_a_fault() {
    SandboxSpec spec = testbed.python(SLEEPER);
    UniAssertSubscriber<SandboxOutcome> running = running(spec);
    String pod = testbed.await(spec, PodState.Running.class::isInstance);
    testbed
        .admin()
        .pods()
        .inNamespace(ClusterTestbed.NAMESPACE)
        .withName(pod)
        .withGracePeriod(0)
        .delete();

    assertThat(fault(running.awaitItem(PATIENCE).getItem(), FaultKind.FAULT))
        .contains("somebody removed the execution");
  }

  @Test
  void without_a_namespace_it_says_what_makes_it() {
    KubernetesSettings nowhere =
        new KubernetesSettings(
            "not-there",
            "gvisor",
            "gvisor",
            ClusterTestbed.runtimes(),
            Optional.empty(),
            500,
            128L << 20,
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Duration.ofSeconds(20),
            KubernetesSettings.LetGo.USUAL);
    try (KubernetesSandbox lost = testbed.another(nowhere)) {
      SandboxOutcome outcome = lost.run(testbed.python("print(1)")).await().atMost(PATIENCE);

      assertThat(outcome).isInstanceOf(SandboxOutcome.Faulted.class);
    }
  }

  @Test
  void a_service_that_stops_ends_what_no_replay_can_ask_for() {
    SandboxSpec spec = testbed.python(SLEEPER);
    try (KubernetesSandbox stopping = testbed.another(ClusterTestbed.settings())) {
      UniAssertSubscriber<SandboxOutcome> running =
          stopping.run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
      testbed.await(spec, PodState.Running.class::isInstance);
      stopping.stop();

      assertThat(running.awaitItem(PATIENCE).getItem())
          .isInstanceOf(SandboxOutcome.Cancelled.class);
    }
  }

  private static UniAssertSubscriber<SandboxOutcome> running(SandboxSpec spec) {
    UniAssertSubscriber<SandboxOutcome> running =
        testbed.sandbox().run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
    testbed.await(spec, PodState.Running.class::isInstance);
    ClusterTestbed.pause(700);
    return running;
  }

  private static String fault(SandboxOutcome outcome, FaultKind kind) {
    assertThat(outcome).isInstanceOf(SandboxOutcome.Faulted.class);
    SandboxOutcome.Faulted fault = (SandboxOutcome.Faulted) outcome;
    assertThat(fault.kind()).as(fault.message()).isEqualTo(kind);
    return fault.message();
  }

  private static SandboxSpec with(SandboxSpec spec, RuntimeImage image) {
    return new SandboxSpec(
        spec.id(),
        image,
        spec.code(),
        spec.runs(),
        spec.limits(),
        spec.fetch(),
        spec.replayDigest(),
        spec.stopOnFailure());
  }

  private static RuntimeImage image(SandboxSpec spec, String digest) {
    return new RuntimeImage(
        "python",
        "3",
        spec.runtime().aliases(),
        spec.runtime().packages(),
        "docker.io/cofferdam/none:3",
        digest,
        "main.py",
        spec.runtime().compile(),
        spec.runtime().run(),
        List.of(),
        List.of(),
        spec.runtime().environment(),
        List.of(),
        Map.of());
  }
}
