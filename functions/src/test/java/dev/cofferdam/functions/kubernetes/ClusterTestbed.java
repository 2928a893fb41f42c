package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxReadiness;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.Tenant;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A real cluster with `infra/kubernetes` applied, and the sandbox on it with no more rights than
 * the service's own account has.
 */
public final class ClusterTestbed implements AutoCloseable {

  /** Where executions run. */
  public static final String NAMESPACE = "cofferdam-sandboxes";

  private static final String HOME = "cofferdam";
  private static final Path BASE = Project.root().resolve("infra/kubernetes/base/sandboxes");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How long the kubelet may take to say that a container has ended. */
  private static final Duration NOTICE = Duration.ofSeconds(15);

  private final KubernetesClient admin;
  private final KubernetesSandbox sandbox;

  private ClusterTestbed(KubernetesClient admin, KubernetesSettings settings) {
    this.admin = admin;
    this.sandbox =
        new KubernetesSandbox(
            settings, Infrastructure.getDefaultWorkerPool(), () -> asService(admin));
  }

  /** The cluster of KUBECONFIG, ready to run something. */
  public static ClusterTestbed ready() {
    return ready(settings());
  }

  static ClusterTestbed ready(KubernetesSettings settings) {
    KubernetesClient admin = administrator();
    apply(admin);
    ClusterTestbed testbed = new ClusterTestbed(admin, settings);
    long end = System.nanoTime() + PATIENCE.toNanos();
    SandboxReadiness readiness = testbed.readiness();
    while (!readiness.ready() && System.nanoTime() < end) {
      pause(100);
      readiness = testbed.readiness();
    }
    if (!readiness.ready()) {
      testbed.close();
      throw new AssertionError("the cluster is not ready: " + readiness.missing());
    }
    return testbed;
  }

  /** Whoever KUBECONFIG names, on the cluster that it names. */
  public static KubernetesClient administrator() {
    return Cluster.client(Config.autoConfigure(null), Infrastructure.getDefaultWorkerPool());
  }

  /** Settings for a small cluster. */
  static KubernetesSettings settings() {
    return settings("gvisor", "gvisor", Duration.ofSeconds(30));
  }

  static KubernetesSettings settings(String runtimeClass, String kernel, Duration start) {
    return settings(runtimeClass, kernel, start, 1_000, Duration.ofSeconds(20));
  }

  /** Settings for many pods at a time: each with little processor, and patience until it runs. */
  static KubernetesSettings settings(int cpu, Duration start) {
    return settings("gvisor", "gvisor", start, cpu, Duration.ofSeconds(20));
  }

  /** Settings under which no Job goes by itself while a test looks at what is asked of the API. */
  static KubernetesSettings keeping(Duration keep) {
    return settings("gvisor", "gvisor", Duration.ofSeconds(30), 1_000, keep);
  }

  private static KubernetesSettings settings(
      String runtimeClass, String kernel, Duration start, int cpu, Duration keep) {
    return new KubernetesSettings(
        NAMESPACE,
        runtimeClass,
        kernel,
        runtimes(),
        Optional.of("cofferdam-sandbox"),
        cpu,
        128L << 20,
        start,
        Duration.ofSeconds(8),
        keep,
        KubernetesSettings.LetGo.USUAL);
  }

  /** The folder with the manifests of the images that the cluster has. */
  public static Path runtimes() {
    return Path.of(
        Objects.requireNonNull(System.getenv(OnCluster.RUNTIMES), "set " + OnCluster.RUNTIMES));
  }

  /** What the service's own account can connect with; good for an hour. */
  static Config asService(KubernetesClient admin) {
    String token =
        admin
            .serviceAccounts()
            .inNamespace(HOME)
            .withName(HOME)
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withExpirationSeconds(3600L)
                    .endSpec()
                    .build())
            .getStatus()
            .getToken();
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(admin.getMasterUrl().toString())
        .withCaCertData(admin.getConfiguration().getCaCertData())
        .withCaCertFile(admin.getConfiguration().getCaCertFile())
        .withOauthToken(token)
        .build();
  }

  /** An administrator of the cluster. */
  public KubernetesClient admin() {
    return admin;
  }

  /** The sandbox, with the rights of the service's account. */
  public KubernetesSandbox sandbox() {
    return sandbox;
  }

  /** Another instance of the service on the same cluster. */
  KubernetesSandbox another(KubernetesSettings settings) {
    return new KubernetesSandbox(
        settings, Infrastructure.getDefaultWorkerPool(), () -> asService(admin));
  }

  /** Another instance of the service on the same cluster. */
  public KubernetesSandbox another() {
    return another(settings());
  }

  /** An instance that reaches the API server through a port of this machine. */
  public KubernetesSandbox through(int port) {
    Config direct = asService(admin);
    Config config =
        new ConfigBuilder(direct)
            .withMasterUrl("https://127.0.0.1:" + port)
            // The certificate is for the server's own address, and what is tested is the way to it.
            .withTrustCerts(true)
            .build();
    KubernetesSettings settings =
        settings("gvisor", "gvisor", Duration.ofSeconds(30), 1_000, Duration.ofSeconds(30));
    return new KubernetesSandbox(settings, Infrastructure.getDefaultWorkerPool(), () -> config);
  }

  /** Runs a program to its end. */
  SandboxOutcome run(SandboxSpec spec) {
    return sandbox.run(spec).await().atMost(PATIENCE.multipliedBy(3));
  }

  /** A Python program with the default limits. */
  public SandboxSpec python(String program) {
    return Programs.python(sandbox.catalogue(), program);
  }

  /** A Python program that a replay can ask for again. */
  public SandboxSpec keyed(String key, String digest, String program) {
    SandboxSpec spec = python(program);
    return new SandboxSpec(
        ExecutionId.following(Tenant.ONLY, key),
        spec.runtime(),
        spec.code(),
        spec.runs(),
        spec.limits(),
        spec.fetch(),
        Optional.of(digest),
        spec.stopOnFailure());
  }

  /** Waits until the pod of an execution is as it should be; its name. */
  String await(SandboxSpec spec, Predicate<PodState> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<Pod> found =
          pods().stream()
              .filter(
                  p ->
                      spec.id().value().equals(p.getMetadata().getLabels().get(JobMarks.EXECUTION)))
              .filter(p -> wanted.test(PodStates.of(p)))
              .findFirst();
      if (found.isPresent()) {
        return found.get().getMetadata().getName();
      }
      pause(50);
    }
    throw new AssertionError("no such pod of " + spec.id());
  }

  /** Waits until the pod of an execution runs. */
  public void awaitRunning(SandboxSpec spec) {
    await(spec, PodState.Running.class::isInstance);
  }

  /** How many pods of executions run. */
  public int runningPods() {
    return (int)
        pods().stream().filter(pod -> PodStates.of(pod) instanceof PodState.Running).count();
  }

  /** What the service's own account can connect with, as a file for it. */
  public String kubeconfig() {
    Config service = asService(admin);
    return """
        apiVersion: v1
        kind: Config
        clusters: [{name: it, cluster: {server: "%s", certificate-authority-data: "%s"}}]
        users: [{name: service, user: {token: "%s"}}]
        contexts: [{name: it, context: {cluster: it, user: service}}]
        current-context: it
        """
        .formatted(service.getMasterUrl(), service.getCaCertData(), service.getOauthToken());
  }

  /** The pod of an execution, if there is one. */
  public Optional<Pod> podOf(SandboxSpec spec) {
    return pods().stream()
        .filter(p -> spec.id().value().equals(p.getMetadata().getLabels().get(JobMarks.EXECUTION)))
        .findFirst();
  }

  /** Everything of executions that the API server has; a name for each. */
  public List<String> objects() {
    return Stream.<List<? extends HasMetadata>>of(
            admin.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems(),
            admin.pods().inNamespace(NAMESPACE).list().getItems(),
            admin.secrets().inNamespace(NAMESPACE).list().getItems())
        .flatMap(List::stream)
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  /** Pods of executions that still run a while after they were answered. */
  List<String> left() {
    long end = System.nanoTime() + NOTICE.toNanos();
    List<String> left = running();
    while (!left.isEmpty() && System.nanoTime() < end) {
      pause(50);
      left = running();
    }
    return left;
  }

  /** The pods of executions, whatever their state. */
  List<Pod> pods() {
    return admin.pods().inNamespace(NAMESPACE).withLabel(JobMarks.EXECUTION).list().getItems();
  }

  /** The pods of executions that have not ended; a sentence for each. */
  List<String> running() {
    return pods().stream()
        .filter(pod -> !(PodStates.of(pod) instanceof PodState.Ended))
        .map(pod -> "left: the pod of " + pod.getMetadata().getLabels().get(JobMarks.EXECUTION))
        .toList();
  }

  /** Lets the cluster go on for a while. */
  public static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    sandbox.close();
    admin.batch().v1().jobs().inNamespace(NAMESPACE).withLabel(JobMarks.EXECUTION).delete();
    admin.close();
  }

  /** As `kubectl apply -k` would, but for what the service itself needs. */
  private static void apply(KubernetesClient admin) {
    for (String file :
        List.of("namespace", "runtime", "bounds", "network", "admission", "entry", "rights")) {
      try (InputStream manifest = Files.newInputStream(BASE.resolve(file + ".yaml"))) {
        for (HasMetadata object : admin.load(manifest).items()) {
          admin.resource(object).forceConflicts().serverSideApply();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    // The controllers take a moment to make what the namespace needs before its first pod.
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Stream.of(HOME, NAMESPACE)
            .anyMatch(
                ns -> admin.serviceAccounts().inNamespace(ns).withName("default").get() == null)
        && System.nanoTime() < end) {
      pause(100);
    }
  }

  private SandboxReadiness readiness() {
    return sandbox.readiness().await().atMost(PATIENCE);
  }
}
