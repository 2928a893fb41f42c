package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StoredExecution;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Executions of a cluster that nobody waits for. All that is known of one stands on its Job, and
 * the cluster keeps its deadlines; each call asks the API server afresh, so it does not matter
 * which instance is asked, or whether it has just started.
 */
final class LetGoJobs implements LettingGo {

  private static final Logger LOG = Logger.getLogger(LetGoJobs.class);

  /** What a program's output takes in a log at most: base64, frames, and the node's own marks. */
  private static final double WIDER = 1.5;

  /** Bytes that the runner's other frames may take. */
  private static final long FRAMES = 1L << 19;

  /** Stages of a request without tests. */
  private static final int STAGES = 2;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** How long the cluster may take to end a pod. */
  private static final Duration END = Duration.ofSeconds(20);

  private final Supplier<Cluster> cluster;
  private final KubernetesSettings settings;
  private final Executor threads;
  private final Function<SandboxSpec, SandboxInfo> info;
  private final Function<ExecutionId, Uni<StoredExecution>> find;

  /**
   * Executions of one cluster.
   *
   * @param cluster connects when it is first asked
   * @param settings how executions become Jobs
   * @param threads where work happens that takes a while
   * @param info says where an execution runs
   * @param find says what is known of one
   */
  LetGoJobs(
      Supplier<Cluster> cluster,
      KubernetesSettings settings,
      Executor threads,
      Function<SandboxSpec, SandboxInfo> info,
      Function<ExecutionId, Uni<StoredExecution>> find) {
    this.cluster = cluster;
    this.settings = settings;
    this.threads = threads;
    this.info = info;
    this.find = find;
  }

  @Override
  public boolean fits(ResourceLimits limits, FetchRequest fetch) {
    long files = fetch.patterns().isEmpty() ? 0 : Math.min(fetch.maxTotal(), limits.disk());
    double most = WIDER * (STAGES * (double) limits.output() + files);
    return most + FRAMES <= settings.letGo().log();
  }

  @Override
  public Uni<Departure> launch(SandboxSpec spec, Memo memo) {
    return connected()
        .chain(
            found ->
                new KubernetesLaunch(found, settings, threads, spec, info.apply(spec), memo).run())
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.errorf("no cluster: %s", failure.getMessage());
              return new Departure.Stayed(
                  PodOutcomes.fault(
                      info.apply(spec),
                      SandboxOutcome.FaultKind.FAULT,
                      "there is no cluster; the service needs a KUBECONFIG or a service account"));
            });
  }

  /** A Job whose deadline is over is ended by its controller, and stays until its time is over. */
  @Override
  public Uni<StoredExecution> end(ExecutionId id) {
    String change =
        "{\"metadata\":{\"annotations\":{\""
            + JobMarks.CANCELLED
            + "\":\"true\"}},\"spec\":{\"activeDeadlineSeconds\":0}}";
    return find.apply(id)
        .chain(
            known ->
                known instanceof StoredExecution.Running
                    ? connected()
                        .chain(
                            found ->
                                found.api().patch(id.value(), change).chain(there -> ended(id)))
                    : Uni.createFrom().item(known));
  }

  /** A pod that was told to go may run for a moment yet, so it is looked for until it is gone. */
  private Uni<StoredExecution> ended(ExecutionId id) {
    return connected()
        .chain(found -> found.api().pods(id.value()))
        .onItem()
        .delayIt()
        .by(LOOK_AGAIN)
        .repeat()
        .until(pods -> pods.stream().allMatch(LetGoJobs::hasStopped))
        .collect()
        .last()
        .ifNoItem()
        .after(END)
        .recoverWithItem(List.<Pod>of())
        .chain(pods -> find.apply(id));
  }

  private static boolean hasStopped(Pod pod) {
    String phase = pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  @Override
  public Uni<Void> collected(ExecutionId id, String notice) {
    return annotate(id.value(), JobMarks.COLLECTED, notice);
  }

  @Override
  public Uni<Integer> remind(Duration after) {
    Instant before = Instant.now().minus(after);
    return connected()
        .chain(found -> found.api().jobs(JobMarks.LET_GO + "=true"))
        .map(jobs -> jobs.stream().filter(job -> isMissed(job, before)).toList())
        .chain(this::remind);
  }

  private Uni<Integer> remind(List<Job> missed) {
    String now = Instant.now().toString();
    return Multi.createFrom()
        .iterable(missed)
        .onItem()
        .transformToUniAndConcatenate(
            job -> annotate(job.getMetadata().getName(), JobMarks.REMINDED, now))
        .collect()
        .asList()
        .replaceWith(missed.size());
  }

  private static boolean isMissed(Job job, Instant before) {
    return JobManifests.note(job, JobMarks.COLLECTED).isEmpty()
        && JobManifests.over(job).filter(when -> when.isBefore(before)).isPresent();
  }

  private Uni<Void> annotate(String name, String key, String value) {
    String change = "{\"metadata\":{\"annotations\":{\"" + key + "\":\"" + value + "\"}}}";
    return connected()
        .chain(found -> found.api().patch(name, change))
        .onFailure()
        .invoke(failure -> LOG.warnf("execution=%s was not marked: %s", name, failure))
        .onFailure()
        .recoverWithItem(false)
        .replaceWithVoid();
  }

  private Uni<Cluster> connected() {
    return Uni.createFrom().item(cluster).runSubscriptionOn(threads);
  }

  /** What its Job tells of an execution that was let go; empty where somebody waited for it. */
  static Optional<Traces> traces(Job job, JobMarks marks) {
    return Optional.ofNullable(marks.memo())
        .map(
            memo ->
                new Traces(
                    memo, JobManifests.isOver(job), JobManifests.note(job, JobMarks.COLLECTED)));
  }
}
