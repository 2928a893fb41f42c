package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.kubernetes.PodState.Ended;
import dev.cofferdam.functions.kubernetes.PodWatch.Sight;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.LettingGo.Departure;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.RunnerJob;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * One execution from its Job to the moment at which its runner has its whole job, and nobody is
 * needed any more. What was not taken by its runner by then does not count as launched: whoever
 * asked is told so, and may ask again.
 */
final class KubernetesLaunch {

  private static final Logger LOG = Logger.getLogger(KubernetesLaunch.class);

  /** How long a runner may take to read its job and say so. */
  private static final Duration HAND_IN = Duration.ofSeconds(15);

  private final Cluster cluster;
  private final KubernetesSettings settings;
  private final Executor threads;
  private final SandboxSpec spec;
  private final SandboxInfo sandbox;
  private final RunnerJob job;
  private final JobMarks marks;

  /** The Job's own id, once it is known; whoever takes its name afterwards has another. */
  private volatile Optional<String> uid = Optional.empty();

  KubernetesLaunch(
      Cluster cluster,
      KubernetesSettings settings,
      Executor threads,
      SandboxSpec spec,
      SandboxInfo sandbox,
      LettingGo.Memo memo) {
    this.cluster = cluster;
    this.settings = settings;
    this.threads = threads;
    this.spec = spec;
    this.sandbox = sandbox;
    this.job = new RunnerJob(spec, RunnerJob.newNonce(), settings.kernel(), false);
    this.marks = JobMarks.of(spec, job.nonce(), memo);
  }

  /** Launches it, or finds that this was done. */
  Uni<Departure> run() {
    return cluster
        .api()
        .create(JobManifests.job(spec, marks, settings))
        .chain(this::created)
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.errorf("execution=%s was not launched: %s", spec.id(), failure);
              return stay(FaultKind.FAULT, "the API server of the cluster fails");
            });
  }

  private Uni<Departure> created(ClusterApi.Creation creation) {
    if (creation instanceof ClusterApi.Creation.Refused refused) {
      return stay(refused.kind(), refused.why());
    }
    if (creation instanceof ClusterApi.Creation.Unknown unknown) {
      return remove(PodOutcomes.fault(sandbox, FaultKind.FAULT, unknown.why()));
    }
    if (creation instanceof ClusterApi.Creation.Created made) {
      uid = made.uid();
      return follow();
    }
    return cluster.api().job(name()).chain(this::known);
  }

  private Uni<Departure> follow() {
    return cluster
        .watch()
        .started(name(), settings.startTimeout())
        .chain(
            sight ->
                sight.state() instanceof PodState.Running
                    ? handIn(sight)
                    : remove(PodOutcomes.notStarted(sandbox, sight.state())));
  }

  private Uni<Departure> handIn(Sight sight) {
    Transcript transcript = new Transcript(spec.limits(), spec.fetch(), JobMarks.stages(spec));
    Attachment attachment = new Attachment(new FrameReader(job.nonce()), transcript, threads);
    return cluster
        .api()
        .attach(sight.pod(), attachment)
        .chain(socket -> handIn(attachment, socket))
        .onFailure()
        .invoke(failure -> LOG.errorf("execution=%s no attachment: %s", spec.id(), failure))
        .onFailure()
        .recoverWithItem(false)
        .chain(heard -> heard ? departed(transcript) : unheard(sight.pod()));
  }

  /** Whether the runner has its job. It is not listened to any longer: its log says all it says. */
  private Uni<Boolean> handIn(Attachment attachment, WebSocket socket) {
    Attachment.write(socket, job.toBytes());
    return attachment
        .heard()
        .ifNoItem()
        .after(HAND_IN)
        .recoverWithItem(false)
        .invoke(
            heard -> {
              attachment.freeze();
              Attachment.hangUp(socket);
            });
  }

  private Uni<Departure> departed(Transcript transcript) {
    Optional<Frame.Fault> fault = transcript.end().flatMap(Frame.End::fault);
    if (fault.isEmpty()) {
      return gone();
    }
    PodOutcomes.Facts facts = new PodOutcomes.Facts(sandbox, transcript, 0, 0, Optional.empty());
    return remove(PodOutcomes.outcome(facts));
  }

  /** The connection said nothing, but the job may have come through. */
  private Uni<Departure> unheard(String pod) {
    return new StoredExecutions(cluster, settings)
        .transcript(pod, marks)
        .chain(
            log ->
                log.flatMap(Transcript::ready).isPresent()
                    ? gone()
                    : remove(
                        PodOutcomes.fault(
                            sandbox, FaultKind.FAULT, "the sandbox did not take its job")));
  }

  /**
   * There is a Job of that name: an earlier try of ours, a replay's first, or another request's.
   */
  private Uni<Departure> known(Optional<Job> found) {
    Optional<JobMarks> known = found.flatMap(JobManifests::marks);
    if (known.isEmpty()) {
      return stay(FaultKind.BUSY, "the execution of that key has just gone; send it again");
    }
    if (known.get().nonce().equals(job.nonce())) {
      // The answer to our own first try was lost on the way.
      return follow();
    }
    if (!spec.replayDigest().equals(Optional.of(known.get().digest()))) {
      return Uni.createFrom().item(new Departure.Stayed(new SandboxOutcome.OtherRequest(sandbox)));
    }
    uid = Optional.ofNullable(found.get().getMetadata().getUid());
    return cluster.api().pods(name()).chain(pods -> known(known.get(), found.get(), pods));
  }

  private Uni<Departure> known(JobMarks first, Job found, List<Pod> pods) {
    if (first.memo() == null || (JobManifests.isOver(found) && pods.isEmpty())) {
      return gone();
    }
    if (pods.isEmpty()) {
      return stay(FaultKind.BUSY, "it is just being launched; send it again");
    }
    boolean ended = PodStates.of(pods.get(0)) instanceof Ended;
    return new StoredExecutions(cluster, settings)
        .transcript(pods.get(0).getMetadata().getName(), first)
        .chain(
            log -> {
              if (log.map(t -> t.ready().isPresent()).orElse(ended)) {
                return gone();
              }
              return ended
                  ? remove(
                      PodOutcomes.fault(
                          sandbox,
                          FaultKind.FAULT,
                          "its first launch did not come through; send it again"))
                  : stay(FaultKind.BUSY, "it is just being launched; send it again");
            });
  }

  private static Uni<Departure> gone() {
    return Uni.createFrom().item(new Departure.Gone());
  }

  private Uni<Departure> stay(FaultKind kind, String why) {
    return Uni.createFrom().item(new Departure.Stayed(PodOutcomes.fault(sandbox, kind, why)));
  }

  /** Its name may be wanted again. */
  private Uni<Departure> remove(SandboxOutcome outcome) {
    return cluster.api().delete(name(), uid).replaceWith(new Departure.Stayed(outcome));
  }

  private String name() {
    return spec.id().value();
  }
}
