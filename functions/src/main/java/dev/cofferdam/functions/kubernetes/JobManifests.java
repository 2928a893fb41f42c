package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Job of one execution. Pure: the same arguments make the same Job.
 *
 * <p>It holds no code and no input of the caller's: these go in through the attached standard
 * input. It is what {@code infra/kubernetes} admits and nothing wider: one container, no token, no
 * host, no right, nothing writable but memory-backed folders of a bounded size, and deadlines that
 * the kubelet and the Job controller keep when nobody else does.
 */
final class JobManifests {

  /** The name of the one container. */
  static final String RUNNER = "runner";

  /** The user and group of every program; the images have it as {@code sandbox}. */
  private static final long USER = 65532;

  /** Room for a container's log and for what the kubelet writes beside it. */
  private static final String SCRATCH = "128Mi";

  /**
   * A file of the node's disk, whose beginning the kubelet writes into the pod's status. Every
   * container has one; this place is for root alone, so no program can write it.
   */
  private static final String LAST_WORDS = "/root/termination-log";

  /** How much later the Job controller's deadline is than the kubelet's. */
  private static final long LATER_SECONDS = 5;

  private JobManifests() {}

  /**
   * The Job.
   *
   * @param spec what is to run
   * @param marks what its result is read by
   * @param settings how executions become Jobs
   * @return never null
   */
  static Job job(SandboxSpec spec, JobMarks marks, KubernetesSettings settings) {
    long deadline = seconds(settings.startTimeout().plus(longest(spec, settings)));
    return new JobBuilder()
        .withNewMetadata()
        .withName(spec.id().value())
        .withNamespace(settings.namespace())
        .withLabels(labels(spec, marks))
        .withAnnotations(marks.annotations())
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withCompletions(1)
        .withParallelism(1)
        .withActiveDeadlineSeconds(deadline + LATER_SECONDS)
        .withTtlSecondsAfterFinished((int) keep(marks, settings).toSeconds())
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels(spec))
        .endMetadata()
        .withSpec(pod(spec, settings, deadline))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** What stands on a Job; empty where it is not one of ours. */
  static Optional<JobMarks> marks(Job job) {
    Map<String, String> annotations = job.getMetadata().getAnnotations();
    return annotations == null ? Optional.empty() : JobMarks.read(annotations);
  }

  /** What was written on a Job after it was made. */
  static Optional<String> note(Job job, String key) {
    return Optional.ofNullable(job.getMetadata().getAnnotations()).map(all -> all.get(key));
  }

  /** Whether the Job controller has said its last word. */
  static boolean isOver(Job job) {
    return over(job).isPresent();
  }

  /** When a Job ended; empty while its controller has not said its last word. */
  static Optional<Instant> over(Job job) {
    return Stream.ofNullable(job.getStatus())
        .flatMap(status -> Stream.ofNullable(status.getConditions()))
        .flatMap(List::stream)
        .filter(c -> "Complete".equals(c.getType()) || "Failed".equals(c.getType()))
        .filter(c -> "True".equals(c.getStatus()))
        .map(c -> c.getLastTransitionTime())
        .map(when -> when == null ? Instant.EPOCH : Instant.parse(when))
        .findFirst();
  }

  /** How long an execution may take from the moment its pod runs, whatever it does. */
  static Duration longest(SandboxSpec spec, KubernetesSettings settings) {
    return Duration.ofMillis(spec.stageTime()).plus(settings.stopTimeout());
  }

  /** How pods name an image: the repository and the digest, never a tag. */
  static String reference(RuntimeImage image) {
    String name = image.image();
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    return (tag < 0 ? name : name.substring(0, tag)) + "@" + image.imageDigest();
  }

  private static Duration keep(JobMarks marks, KubernetesSettings settings) {
    return marks.memo() == null ? settings.keep() : settings.letGo().keep();
  }

  /** The Job's own: only the ends of those that nobody waits for need to be noticed. */
  private static Map<String, String> labels(SandboxSpec spec, JobMarks marks) {
    Map<String, String> labels = labels(spec);
    if (marks.memo() != null) {
      labels.put(JobMarks.LET_GO, "true");
    }
    return labels;
  }

  private static Map<String, String> labels(SandboxSpec spec) {
    return new TreeMap<>(
        Map.of(
            "app.kubernetes.io/managed-by",
            "cofferdam",
            "app.kubernetes.io/component",
            "execution",
            "cofferdam.dev/language",
            spec.runtime().language(),
            JobMarks.EXECUTION,
            spec.id().value()));
  }

  private static PodSpec pod(SandboxSpec spec, KubernetesSettings settings, long deadline) {
    return new PodSpecBuilder()
        .withRuntimeClassName(settings.runtimeClass())
        .withRestartPolicy("Never")
        .withActiveDeadlineSeconds(deadline)
        .withTerminationGracePeriodSeconds(1L)
        .withPriorityClassName(settings.priorityClass().orElse(null))
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withHostNetwork(false)
        .withHostPID(false)
        .withHostIPC(false)
        .withHostname("sandbox")
        .withDnsPolicy("None")
        .withNewDnsConfig()
        .withNameservers("127.0.0.1")
        .endDnsConfig()
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withContainers(container(spec, settings))
        .withVolumes(volumes(spec.limits()))
        .build();
  }

  private static Container container(SandboxSpec spec, KubernetesSettings settings) {
    Map<String, Quantity> resources = resources(spec, settings);
    return new ContainerBuilder()
        .withName(RUNNER)
        .withImage(reference(spec.runtime()))
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/cofferdam/runner")
        .withWorkingDir("/workspace")
        .withStdin(true)
        .withStdinOnce(true)
        .withTty(false)
        .withTerminationMessagePath(LAST_WORDS)
        .withTerminationMessagePolicy("File")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withPrivileged(false)
        .withReadOnlyRootFilesystem(true)
        .withRunAsNonRoot(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withNewResources()
        .withLimits(resources)
        .withRequests(resources)
        .endResources()
        .withVolumeMounts(
            mount("workspace", "/workspace"), mount("tmp", "/tmp"), mount("shm", "/dev/shm"))
        .build();
  }

  private static Map<String, Quantity> resources(SandboxSpec spec, KubernetesSettings settings) {
    long memory = memory(spec.limits()) + spec.diskInMemory() + settings.memoryOverhead();
    return new TreeMap<>(
        Map.of(
            "cpu",
            new Quantity(settings.cpu() + "m"),
            "memory",
            new Quantity(Long.toString(memory)),
            "ephemeral-storage",
            new Quantity(SCRATCH)));
  }

  private static List<Volume> volumes(ResourceLimits limits) {
    return List.of(
        volume("workspace", limits.disk()),
        volume("tmp", limits.disk()),
        volume("shm", memory(limits)));
  }

  private static Volume volume(String name, long bytes) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withMedium("Memory")
        .withSizeLimit(new Quantity(Long.toString(bytes)))
        .endEmptyDir()
        .build();
  }

  private static VolumeMount mount(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).build();
  }

  private static long memory(ResourceLimits limits) {
    return Math.max(limits.compileMemory(), limits.runMemory());
  }

  private static long seconds(Duration duration) {
    return (duration.toMillis() + 999) / 1000;
  }
}
