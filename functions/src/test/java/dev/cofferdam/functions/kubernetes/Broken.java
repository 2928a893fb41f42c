package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One way to break one line of the admission policy.
 *
 * @param message what the policy says of it
 * @param inJob breaks it in a Job's template
 * @param inPod breaks it in the pod of that Job, where the template cannot
 * @param concernsPods whether a pod can break it
 */
record Broken(
    String message, UnaryOperator<Job> inJob, UnaryOperator<Pod> inPod, boolean concernsPods) {

  /** At least one way for each line. */
  static List<Broken> all() {
    return List.of(
        of(
            "a sandbox names its execution in the label cofferdam.dev/execution",
            j ->
                new JobBuilder(j)
                    .editSpec()
                    .editTemplate()
                    .editMetadata()
                    .addToLabels(JobMarks.EXECUTION, "mine")
                    .endMetadata()
                    .endTemplate()
                    .endSpec()
                    .build()),
        new Broken(
            "a sandbox belongs to the Job of its execution",
            Broken::same,
            pod -> new PodBuilder(pod).editMetadata().withOwnerReferences().endMetadata().build(),
            true),
        ofJob(
            "an execution runs once (backoffLimit 0, parallelism 1, completions 1)",
            j -> new JobBuilder(j).editSpec().withBackoffLimit(1).endSpec().build()),
        ofJob(
            "an execution goes when it is over (ttlSecondsAfterFinished)",
            j -> new JobBuilder(j).editSpec().withTtlSecondsAfterFinished(null).endSpec().build()),
        ofJob(
            "an execution has a deadline (activeDeadlineSeconds)",
            j -> new JobBuilder(j).editSpec().withActiveDeadlineSeconds(null).endSpec().build()),
        spec(
            "a sandbox has a deadline (activeDeadlineSeconds)",
            (j, s) -> s.withActiveDeadlineSeconds(null)),
        spec(
            "a sandbox has a deadline (activeDeadlineSeconds)",
            (j, s) -> s.withActiveDeadlineSeconds(86_400L)),
        spec("a sandbox has the RuntimeClass of sandboxes", (j, s) -> s.withRuntimeClassName(null)),
        spec(
            "a sandbox is not started again (restartPolicy Never)",
            (j, s) -> s.withRestartPolicy("OnFailure")),
        spec(
            "the scheduler chooses a sandbox's node (nodeName)",
            (j, s) -> s.withNodeName("testnode")),
        spec(
            "a sandbox does not choose its neighbours (affinity, schedulingGates)",
            (j, s) -> s.withNewAffinity().withNewPodAffinity().endPodAffinity().endAffinity()),
        spec(
            "a sandbox has the priority of sandboxes (priorityClassName)",
            (j, s) -> s.withPriorityClassName("system-node-critical")),
        spec(
            "a sandbox has no token (automountServiceAccountToken false)",
            (j, s) -> s.withAutomountServiceAccountToken(true)),
        spec(
            "a sandbox has no service account (serviceAccountName)",
            (j, s) -> s.withServiceAccountName("other")),
        spec(
            "a sandbox does not learn the names of Services (enableServiceLinks false)",
            (j, s) -> s.withEnableServiceLinks(true)),
        spec(
            "a sandbox has no DNS (dnsPolicy None)",
            (j, s) -> s.withDnsPolicy("Default").withDnsConfig(null)),
        spec(
            "a sandbox has not the network of its node (hostNetwork)",
            (j, s) -> s.withHostNetwork(true)),
        spec(
            "a sandbox does not see the processes of its node (hostPID)",
            (j, s) -> s.withHostPID(true)),
        spec(
            "a sandbox does not share memory with its node (hostIPC)",
            (j, s) -> s.withHostIPC(true)),
        spec(
            "a sandbox is one container (shareProcessNamespace)",
            (j, s) -> s.withShareProcessNamespace(true)),
        spec(
            "a sandbox is one container",
            (j, s) -> s.addToContainers(new ContainerBuilder(first(j)).withName("second").build())),
        spec(
            "a sandbox is one container (initContainers)",
            (j, s) ->
                s.addToInitContainers(
                    new ContainerBuilder(first(j))
                        .withName("second")
                        .withStdin(false)
                        .withStdinOnce(false)
                        .build())),
        container(
            "a sandbox's image comes from the registry of runtime images",
            c -> c.withImage("docker.io/library/python@sha256:" + "0".repeat(64))),
        container(
            "a sandbox's image is named by its digest",
            c -> c.withImage("docker.io/cofferdam/python:3")),
        container("a sandbox starts the runner", c -> c.withCommand("/bin/sh")),
        container(
            "nothing comes into a sandbox by its environment (env, envFrom)",
            c -> c.addNewEnv().withName("A").withValue("b").endEnv()),
        container(
            "nothing comes into a sandbox by its environment (env, envFrom)",
            c -> c.addNewEnvFrom().withNewSecretRef().withName("a").endSecretRef().endEnvFrom()),
        container(
            "a sandbox has one input, which is read once (stdin, stdinOnce)",
            c -> c.withStdinOnce(false)),
        container(
            "a sandbox has one input, which is read once (stdin, stdinOnce)", c -> c.withTty(true)),
        container(
            "the node runs nothing in a sandbox (lifecycle, probes)",
            c ->
                c.withNewLifecycle()
                    .withNewPreStop()
                    .withNewExec()
                    .withCommand("/bin/sh")
                    .endExec()
                    .endPreStop()
                    .endLifecycle()),
        container(
            "a sandbox's program leaves no words in the API server (terminationMessagePath)",
            c -> c.withTerminationMessagePath("/dev/termination-log")),
        container(
            "a sandbox offers nothing (ports)",
            c -> c.addNewPort().withContainerPort(80).endPort()),
        container(
            "a sandbox is not privileged",
            c ->
                c.editSecurityContext()
                    .withPrivileged(true)
                    .withAllowPrivilegeEscalation(true)
                    .endSecurityContext()),
        container(
            "a sandbox gains no rights (allowPrivilegeEscalation false)",
            c -> c.editSecurityContext().withAllowPrivilegeEscalation(true).endSecurityContext()),
        container(
            "a sandbox's image cannot be written (readOnlyRootFilesystem)",
            c -> c.editSecurityContext().withReadOnlyRootFilesystem(false).endSecurityContext()),
        container(
            "a sandbox has no capability",
            c ->
                c.editSecurityContext()
                    .withNewCapabilities()
                    .withDrop("ALL")
                    .withAdd("NET_BIND_SERVICE")
                    .endCapabilities()
                    .endSecurityContext()),
        container(
            "a sandbox runs as user and group 65532",
            c -> c.editSecurityContext().withRunAsUser(1000L).endSecurityContext()),
        container(
            "a sandbox has the runtime's own seccomp profile",
            c ->
                c.editSecurityContext()
                    .withNewSeccompProfile()
                    .withType("Localhost")
                    .withLocalhostProfile("a")
                    .endSeccompProfile()
                    .endSecurityContext()),
        spec(
            "a sandbox changes nothing of its kernel (sysctls, supplementalGroups, procMount)",
            (j, s) -> s.editSecurityContext().withSupplementalGroups(0L).endSecurityContext()),
        spec(
            "a sandbox's folders are memory of a bounded size (volumes)",
            (j, s) -> s.addNewVolume().withName("a").withNewEmptyDir().endEmptyDir().endVolume()),
        spec(
            "a sandbox's folders are memory of a bounded size (volumes)",
            (j, s) ->
                s.addNewVolume()
                    .withName("a")
                    .withNewConfigMap()
                    .withName("a")
                    .endConfigMap()
                    .endVolume()),
        spec(
            "a sandbox's folders are memory of a bounded size (volumes)",
            (j, s) ->
                s.addNewVolume()
                    .withName("a")
                    .withNewHostPath()
                    .withPath("/")
                    .endHostPath()
                    .endVolume()),
        container(
            "a sandbox's folders are /workspace, /tmp and /dev/shm",
            c -> c.addNewVolumeMount().withName("tmp").withMountPath("/usr/lib").endVolumeMount()),
        container(
            "a sandbox's resources are limited, and requested alike",
            c -> c.editResources().removeFromLimits("ephemeral-storage").endResources()),
        container(
            "a sandbox's resources are limited, and requested alike",
            c -> c.editResources().addToRequests("cpu", new Quantity("60m")).endResources()),
        spec(
            "a sandbox claims no device (resourceClaims)",
            (j, s) ->
                s.addNewResourceClaim()
                    .withName("a")
                    .withResourceClaimName("a")
                    .endResourceClaim()));
  }

  Job job(Job job) {
    return inJob.apply(job);
  }

  Pod pod(Pod pod) {
    return inPod.apply(pod);
  }

  /** Whether the refusal names this line. */
  void explains(String refusal) {
    assertThat(refusal).contains("denied request: " + message);
  }

  /** Whether a Job can break it. */
  boolean concernsJobs() {
    return !message.contains("belongs to the Job");
  }

  @Override
  public String toString() {
    return message;
  }

  private static <T> T same(T object) {
    return object;
  }

  /** For what both a Job's template and its pod can break. */
  private static Broken of(String message, UnaryOperator<Job> inJob) {
    return new Broken(message, inJob, Broken::same, true);
  }

  private static Broken ofJob(String message, UnaryOperator<Job> inJob) {
    return new Broken(message, inJob, Broken::same, false);
  }

  private static Broken spec(String message, BiFunction<Job, PodSpecBuilder, PodSpecBuilder> how) {
    return of(
        message,
        job ->
            new JobBuilder(job)
                .editSpec()
                .editTemplate()
                .withSpec(
                    how.apply(job, new PodSpecBuilder(job.getSpec().getTemplate().getSpec()))
                        .build())
                .endTemplate()
                .endSpec()
                .build());
  }

  private static Broken container(String message, UnaryOperator<ContainerBuilder> how) {
    return spec(
        message,
        (job, spec) -> spec.withContainers(how.apply(new ContainerBuilder(first(job))).build()));
  }

  private static Container first(Job job) {
    return job.getSpec().getTemplate().getSpec().getContainers().get(0);
  }
}
