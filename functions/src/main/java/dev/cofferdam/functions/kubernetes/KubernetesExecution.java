package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.kubernetes.PodState.Ended;
import dev.cofferdam.functions.kubernetes.PodState.Ending;
import dev.cofferdam.functions.kubernetes.PodWatch.Sight;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.RunnerJob;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One execution from its Job to its outcome: waits for the pod, hands the job in and hears the
 * frames through one attach, and falls back on the pod's log where that was cut.
 */
final class KubernetesExecution {

  private static final Logger LOG = Logger.getLogger(KubernetesExecution.class);

  /** How long a runner that said all may take until its pod lets go of its output. */
  private static final Duration GENTLE = Duration.ofSeconds(3);

  /** How long the cluster may take to say how a pod ended whose connection is gone. */
  private static final Duration EXPLAIN = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final KubernetesSettings settings;
  private final Executor threads;
  private final SandboxSpec spec;
  private final SandboxInfo sandbox;
  private final RunnerJob job;
  private final CompletableFuture<Stop> stopped = new CompletableFuture<>();
  private final long begun = System.nanoTime();

  /** The Job's own id, once it is known; whoever takes its name afterwards has another. */
  private volatile Optional<String> uid = Optional.empty();

  KubernetesExecution(
      Cluster cluster,
      KubernetesSettings settings,
      Executor threads,
      SandboxSpec spec,
      SandboxInfo sandbox) {
    this.cluster = cluster;
    this.settings = settings;
    this.threads = threads;
    this.spec = spec;
    this.sandbox = sandbox;
    // A job outlives the service that handed it in, so the end of its input means nothing.
    this.job = new RunnerJob(spec, RunnerJob.newNonce(), settings.kernel(), false);
  }

  /**
   * Runs it, or reads the result of the one that runs or ran under its name.
   *
   * @return one outcome, within a bound that follows from the limits and the settings
   */
  Uni<SandboxOutcome> run() {
    Uni<ClusterApi.Creation> creation =
        cluster
            .api()
            .create(JobManifests.job(spec, JobMarks.of(spec, job.nonce()), settings))
            .memoize()
            .indefinitely();
    // A Job can be removed only once it is known to be there, or not to be.
    Uni<SandboxOutcome> end =
        Uni.createFrom()
            .completionStage(stopped)
            .chain(stop -> creation.chain(() -> stop.remove() ? remove(stop) : cancelled(stop)));
    return Uni.combine().any().of(creation.chain(this::created), end);
  }

  /** Ends the execution; the reason is what the caller is told. */
  void stop(String reason) {
    stopped.complete(new Stop(reason, true));
  }

  /** Waits for it no longer. What a replay can ask for goes on; the rest ends. */
  void leave(String reason) {
    stopped.complete(new Stop(reason, spec.replayDigest().isEmpty()));
  }

  private record Stop(String reason, boolean remove) {}

  private Uni<SandboxOutcome> created(ClusterApi.Creation creation) {
    if (creation instanceof ClusterApi.Creation.Refused refused) {
      return fault(refused.kind(), refused.why());
    }
    if (creation instanceof ClusterApi.Creation.Unknown unknown) {
      // It may be there all the same. A replay can find it; nobody else will ask for it.
      SandboxOutcome outcome = PodOutcomes.fault(sandbox, FaultKind.FAULT, unknown.why());
      return spec.replayDigest().isEmpty() ? remove(outcome) : item(outcome);
    }
    if (creation instanceof ClusterApi.Creation.Created made) {
      uid = made.uid();
      return follow();
    }
    return cluster
        .api()
        .job(name())
        .chain(
            found ->
                found
                        .flatMap(JobManifests::marks)
                        .filter(m -> m.nonce().equals(job.nonce()))
                        .isPresent()
                    // The answer to our own first try was lost on the way.
                    ? follow()
                    : new StoredExecutions(cluster, settings).join(spec, sandbox, found))
        .onFailure()
        .recoverWithUni(() -> fault(FaultKind.FAULT, "the API server of the cluster fails"));
  }

  private Uni<SandboxOutcome> follow() {
    return cluster.watch().started(name(), settings.startTimeout()).chain(this::started);
  }

  private Uni<SandboxOutcome> started(Sight sight) {
    return sight.state() instanceof PodState.Running
        ? converse(sight.pod())
        : remove(PodOutcomes.notStarted(sandbox, sight.state()));
  }

  private Uni<SandboxOutcome> converse(String pod) {
    Transcript transcript = new Transcript(spec.limits(), spec.fetch(), JobMarks.stages(spec));
    Attachment attachment = new Attachment(new FrameReader(job.nonce()), transcript, threads);
    return cluster
        .api()
        .attach(pod, attachment)
        .onItemOrFailure()
        .transformToUni(
            (socket, failure) ->
                failure == null ? talk(pod, attachment, transcript, socket) : unreachable(failure));
  }

  private Uni<SandboxOutcome> unreachable(Throwable failure) {
    LOG.errorf("execution=%s could not be attached to: %s", spec.id(), failure);
    return remove(
        PodOutcomes.fault(
            sandbox,
            FaultKind.FAULT,
            "the sandbox runs, but the cluster does not let the service talk to it"));
  }

  private Uni<SandboxOutcome> talk(
      String pod, Attachment attachment, Transcript transcript, WebSocket socket) {
    long attached = System.nanoTime();
    Duration most = JobManifests.longest(spec, settings);
    Attachment.write(socket, job.toBytes());
    return hear(attachment, socket, most)
        .chain(
            end ->
                end == Attachment.End.SAID_ALL
                    ? tidy(outcome(attachment, transcript, Optional.empty()))
                    : explain(
                        pod,
                        attachment,
                        transcript,
                        most.minusNanos(System.nanoTime() - attached)));
  }

  private Uni<Attachment.End> hear(Attachment attachment, WebSocket socket, Duration most) {
    return attachment
        .end()
        .ifNoItem()
        .after(most)
        .recoverWithItem(Attachment.End.BROKEN)
        .invoke(end -> letGo(attachment, socket, end));
  }

  /** The runner ends when it has said all; one that does not must not keep its node busy. */
  private void letGo(Attachment attachment, WebSocket socket, Attachment.End end) {
    attachment.freeze();
    if (end == Attachment.End.BROKEN) {
      Attachment.hangUp(socket);
      return;
    }
    attachment
        .closed()
        .ifNoItem()
        .after(GENTLE)
        .recoverWithUni(() -> cluster.api().delete(name(), uid).replaceWith(false))
        .subscribe()
        .with(closed -> Attachment.hangUp(socket));
  }

  /** The connection says nothing more, so the pod's end and its log have to. */
  private Uni<SandboxOutcome> explain(
      String pod, Attachment attachment, Transcript heard, Duration left) {
    boolean late = left.isNegative();
    LOG.warnf("execution=%s its stream ended early; late=%b", spec.id(), late);
    Uni<Optional<Ending>> end = late ? Uni.createFrom().item(Optional.empty()) : seen(pod, left);
    StoredExecutions stored = new StoredExecutions(cluster, settings);
    return end.chain(
        ending ->
            stored
                .transcript(pod, JobMarks.of(spec, job.nonce()))
                .chain(
                    log -> {
                      Optional<Ending> meant = PodOutcomes.afterSilence(ending, log.isPresent());
                      Transcript told = log.filter(t -> t.ready().isPresent()).orElse(heard);
                      SandboxOutcome outcome = outcome(attachment, told, meant);
                      if (meant.filter(e -> e == Ending.REMOVED).isPresent()) {
                        return removed(outcome);
                      }
                      return ending.isEmpty() && told.end().isEmpty()
                          ? remove(outcome)
                          : tidy(outcome);
                    }));
  }

  /** Somebody removed its pod: another instance that was asked to, or anybody. */
  private Uni<SandboxOutcome> removed(SandboxOutcome outcome) {
    if (outcome instanceof SandboxOutcome.Finished) {
      return item(outcome);
    }
    return cluster
        .api()
        .job(name())
        .onFailure()
        .recoverWithItem(Optional.empty())
        .chain(
            job ->
                job.flatMap(found -> JobManifests.note(found, JobMarks.CANCELLED)).isPresent()
                    ? cancelled(new Stop("it was cancelled", false))
                    : tidy(outcome));
  }

  /** How the pod ended, as the watch sees it within the time that the execution may still take. */
  private Uni<Optional<Ending>> seen(String pod, Duration left) {
    return cluster
        .watch()
        .end(name(), pod)
        .map(sight -> Optional.of(((Ended) sight.state()).ending()))
        .ifNoItem()
        .after(left.compareTo(EXPLAIN) > 0 ? left : EXPLAIN)
        .recoverWithItem(Optional.empty());
  }

  private SandboxOutcome outcome(
      Attachment attachment, Transcript transcript, Optional<Ending> ended) {
    attachment.freeze();
    transcript
        .end()
        .flatMap(Frame.End::fault)
        .ifPresent(
            fault ->
                LOG.errorf(
                    "execution=%s fault=%s runner=\"%s\"",
                    spec.id(), fault.code(), fault.message()));
    long now = System.nanoTime();
    long spoke = attachment.spoke() == 0 ? now : attachment.spoke();
    return PodOutcomes.outcome(
        new PodOutcomes.Facts(
            sandbox, transcript, millis(spoke - begun), millis(now - spoke), ended));
  }

  private Uni<SandboxOutcome> cancelled(Stop stop) {
    return item(new SandboxOutcome.Cancelled(sandbox, stop.reason()));
  }

  private Uni<SandboxOutcome> remove(Stop stop) {
    return remove(new SandboxOutcome.Cancelled(sandbox, stop.reason()));
  }

  private Uni<SandboxOutcome> tidy(SandboxOutcome outcome) {
    return outcome instanceof SandboxOutcome.Finished ? item(outcome) : remove(outcome);
  }

  private Uni<SandboxOutcome> fault(FaultKind kind, String message) {
    return item(PodOutcomes.fault(sandbox, kind, message));
  }

  /** What did not come to a result is not worth keeping, and its name may be wanted again. */
  private Uni<SandboxOutcome> remove(SandboxOutcome outcome) {
    return cluster.api().delete(name(), uid).replaceWith(outcome);
  }

  private static Uni<SandboxOutcome> item(SandboxOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }

  private String name() {
    return spec.id().value();
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
