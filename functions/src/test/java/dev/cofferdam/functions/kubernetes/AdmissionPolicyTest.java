package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cluster's half of the wall: for each line of the policy, a pod and a Job that break only that
 * line are refused by the real API server, whoever sends them. Everything is a dry run.
 */
@OnCluster
class AdmissionPolicyTest {

  private static final Path POLICY =
      Project.root().resolve("infra/kubernetes/base/sandboxes/admission.yaml");

  private static final String BARE = "cofferdam-policy-test";

  private static ClusterTestbed testbed;
  private static KubernetesClient service;
  private static BareNamespace bare;

  @BeforeAll
  static void open() {
    testbed = ClusterTestbed.ready();
    service =
        new KubernetesClientBuilder().withConfig(ClusterTestbed.asService(testbed.admin())).build();
    bare = new BareNamespace(testbed.admin(), BARE);
    bindPolicy(testbed.admin());
  }

  @AfterAll
  static void close() {
    bare.close();
    testbed.admin().resources(ValidatingAdmissionPolicyBinding.class).withName(BARE).delete();
    service.close();
    testbed.close();
  }

  static List<Broken> broken() {
    return Broken.all();
  }

  @Test
  void every_line_of_the_policy_is_tried() throws IOException {
    assertThat(Broken.all().stream().map(Broken::message).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(messages());
  }

  @Test
  void the_pod_that_the_service_asks_for_is_admitted() {
    assertThat(refusal(testbed.admin(), pod(job()))).isEmpty();
    assertThat(refusal(service, job())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_job_that_breaks_one_line_is_refused_to_the_service(Broken broken) {
    Job job = broken.job(job());

    if (broken.concernsJobs()) {
      assertThat(refusal(service, job)).hasValueSatisfying(broken::explains);
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_pod_that_breaks_one_line_is_refused_to_an_administrator(Broken broken) {
    if (broken.concernsPods()) {
      Pod pod = broken.pod(pod(broken.job(job())));

      assertThat(refusal(testbed.admin(), unguarded(pod))).hasValueSatisfying(broken::explains);
      assertThat(refusal(testbed.admin(), pod)).isPresent();
    }
  }

  @Test
  void the_service_cannot_make_a_pod_at_all() {
    assertThat(refusal(service, pod(job())))
        .hasValueSatisfying(why -> assertThat(why).contains("cannot create resource \"pods\""));
  }

  @Test
  void nothing_else_has_a_place_where_programs_run() {
    Pod plain =
        new PodBuilder()
            .withNewMetadata()
            .withName("plain")
            .withNamespace(ClusterTestbed.NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withContainers(new ContainerBuilder().withName("a").withImage("a").build())
            .endSpec()
            .build();

    assertThat(refusal(testbed.admin(), plain)).isPresent();
  }

  private static Job job() {
    SandboxSpec spec = Programs.python(testbed.sandbox().catalogue(), "print(1)");
    return JobManifests.job(spec, JobMarks.of(spec, "0".repeat(32)), ClusterTestbed.settings());
  }

  /** In the namespace where nothing but the policy stands in its way. */
  private static Pod unguarded(Pod pod) {
    return new PodBuilder(pod).editMetadata().withNamespace(BARE).endMetadata().build();
  }

  /** Where Pod Security is not asked before, the policy alone refuses. */
  private static void bindPolicy(KubernetesClient admin) {
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("other")
                .withNamespace(BARE)
                .endMetadata()
                .build())
        .serverSideApply();
    admin
        .resource(
            new ValidatingAdmissionPolicyBindingBuilder()
                .withNewMetadata()
                .withName(BARE)
                .endMetadata()
                .withNewSpec()
                .withPolicyName("cofferdam-sandbox")
                .withValidationActions("Deny")
                .withNewParamRef()
                .withName("admission")
                .withNamespace(ClusterTestbed.NAMESPACE)
                .withParameterNotFoundAction("Deny")
                .endParamRef()
                .withNewMatchResources()
                .withNewNamespaceSelector()
                .addToMatchLabels("kubernetes.io/metadata.name", BARE)
                .endNamespaceSelector()
                .endMatchResources()
                .endSpec()
                .build())
        .serverSideApply();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    bare.awaitReady();
    // A new binding takes a moment until every pod is judged by it.
    while (System.nanoTime() < end && refusal(admin, unguarded(bad())).isEmpty()) {
      ClusterTestbed.pause(100);
    }
  }

  private static Pod bad() {
    return new PodBuilder(pod(job())).editSpec().withRuntimeClassName(null).endSpec().build();
  }

  /** The pod that the Job controller would make of it. */
  private static Pod pod(Job job) {
    PodTemplateSpec template = job.getSpec().getTemplate();
    return new PodBuilder()
        .withMetadata(template.getMetadata())
        .editMetadata()
        .withName(job.getMetadata().getName() + "-abcde")
        .withNamespace(ClusterTestbed.NAMESPACE)
        .addNewOwnerReference()
        .withApiVersion("batch/v1")
        .withKind("Job")
        .withName(job.getMetadata().getName())
        .withUid("00000000-0000-0000-0000-000000000000")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  private static Optional<String> refusal(KubernetesClient as, HasMetadata object) {
    try {
      as.resource(object).dryRun(true).create();
      return Optional.empty();
    } catch (KubernetesClientException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  private static List<String> messages() throws IOException {
    try (InputStream manifests = Files.newInputStream(POLICY)) {
      List<?> objects = new KubernetesSerialization().unmarshal(manifests);
      return objects.stream()
          .filter(ValidatingAdmissionPolicy.class::isInstance)
          .map(ValidatingAdmissionPolicy.class::cast)
          .flatMap(policy -> policy.getSpec().getValidations().stream())
          .map(validation -> validation.getMessage())
          .toList();
    }
  }
}
