package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxReadiness;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StoredExecution;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeFolder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs each execution in a Job of its own on a cluster. What the sandboxes are walled in by is the
 * RuntimeClass; the runner inside refuses to run anything where it is not the one that was asked
 * for.
 */
public final class KubernetesSandbox implements Sandbox, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KubernetesSandbox.class);
  private static final String STOPPING = "the service is stopping";
  private static final String CALLER_GONE = "the caller went away";
  private static final String CANCELLED = "it was cancelled";

  private final KubernetesSettings settings;
  private final Executor threads;
  private final Supplier<Config> config;
  private final RuntimeFolder runtimes;
  private final Map<String, KubernetesExecution> running = new ConcurrentHashMap<>();

  /** Every execution from its beginning to its end, and whether it was called off meanwhile. */
  private final Map<String, Boolean> begun = new ConcurrentHashMap<>();

  private @Nullable Cluster cluster;
  private volatile String version = "";
  private volatile boolean closed;

  /**
   * A sandbox that connects when it is first used, or asked whether it is ready. Which cluster it
   * is follows from the environment, as for every client: {@code KUBECONFIG}, or the pod's own
   * service account.
   *
   * @param settings how executions become Jobs
   * @param threads where work happens that takes a while; no execution holds one while it waits
   */
  public KubernetesSandbox(KubernetesSettings settings, Executor threads) {
    this(settings, threads, () -> Config.autoConfigure(null));
  }

  KubernetesSandbox(KubernetesSettings settings, Executor threads, Supplier<Config> config) {
    this.settings = settings;
    this.threads = threads;
    this.config = config;
    this.runtimes = new RuntimeFolder(settings.runtimes());
  }

  /**
   * The runtimes whose manifests are there.
   *
   * @return looks afresh at each call
   */
  public RuntimeCatalogue catalogue() {
    return runtimes;
  }

  @Override
  public String provider() {
    return "kubernetes";
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public Uni<SandboxReadiness> readiness() {
    return Uni.createFrom().item(this::look).runSubscriptionOn(threads);
  }

  private SandboxReadiness look() {
    List<String> missing = new ArrayList<>();
    if (runtimes.all().isEmpty()) {
      missing.add("a runtime manifest: put those of your images where the configuration says");
    }
    try {
      Cluster found = connected();
      if (version.isEmpty()) {
        version = found.version();
      }
      if (!found.watch().isWatching()) {
        missing.add("a watch over the sandboxes' namespace: look at the API server and the Role");
      }
    } catch (KubernetesClientException none) {
      LOG.errorf("no cluster: %s", none.getMessage());
      missing.add("a cluster: set KUBECONFIG, or run as a pod with a service account");
    }
    return new SandboxReadiness(runtime(), missing);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Once it was begun an execution is followed to its end, whoever waits for it: a caller who
   * goes away only makes the end come sooner, and what was started is never left unwatched.
   */
  @Override
  public Uni<SandboxOutcome> run(SandboxSpec spec) {
    String id = spec.id().value();
    begun.put(id, false);
    return Uni.createFrom()
        .item(() -> begin(spec))
        .runSubscriptionOn(threads)
        .chain(begun -> begun.map(KubernetesExecution::run).orElseGet(() -> noCluster(spec)))
        .eventually(() -> forget(id))
        .memoize()
        .indefinitely()
        .onCancellation()
        .invoke(() -> callOff(id, CALLER_GONE));
  }

  @Override
  public Uni<StoredExecution> find(ExecutionId id) {
    return Uni.createFrom()
        .item(() -> new StoredExecutions(connected(), settings))
        .runSubscriptionOn(threads)
        .chain(stored -> stored.find(id, provider(), runtime()));
  }

  @Override
  public Optional<LettingGo> lettingGo() {
    return Optional.of(new LetGoJobs(this::connected, settings, threads, this::info, this::find));
  }

  /** Waits for no execution any more, ends those that no replay can ask for, and takes no more. */
  public void stop() {
    closed = true;
    running.values().forEach(execution -> execution.leave(STOPPING));
  }

  @Override
  public void close() {
    stop();
    synchronized (this) {
      if (cluster != null) {
        cluster.close();
        cluster = null;
      }
    }
  }

  private Optional<KubernetesExecution> begin(SandboxSpec spec) {
    try {
      KubernetesExecution execution =
          new KubernetesExecution(connected(), settings, threads, spec, info(spec));
      running.put(spec.id().value(), execution);
      if (closed) {
        execution.stop(STOPPING);
      } else if (begun.getOrDefault(spec.id().value(), false)) {
        execution.stop(CANCELLED);
      }
      return Optional.of(execution);
    } catch (KubernetesClientException none) {
      LOG.errorf("no cluster: %s", none.getMessage());
      return Optional.empty();
    }
  }

  private Uni<SandboxOutcome> noCluster(SandboxSpec spec) {
    return Uni.createFrom()
        .item(
            PodOutcomes.fault(
                info(spec),
                SandboxOutcome.FaultKind.FAULT,
                "there is no cluster; the service needs a KUBECONFIG or a service account"));
  }

  private synchronized Cluster connected() {
    if (cluster == null) {
      cluster = Cluster.connect(config.get(), settings.namespace(), threads);
    }
    return cluster;
  }

  @Override
  public void cancel(ExecutionId id) {
    callOff(id.value(), CANCELLED);
  }

  private void callOff(String id, String reason) {
    begun.replace(id, true);
    Optional.ofNullable(running.get(id)).ifPresent(execution -> execution.stop(reason));
  }

  private void forget(String id) {
    running.remove(id);
    begun.remove(id);
  }

  private String runtime() {
    return ("RuntimeClass " + settings.runtimeClass() + " on Kubernetes " + version).strip();
  }

  private SandboxInfo info(SandboxSpec spec) {
    return new SandboxInfo(
        provider(), runtime(), spec.runtime().image(), spec.runtime().imageDigest(), "");
  }
}
