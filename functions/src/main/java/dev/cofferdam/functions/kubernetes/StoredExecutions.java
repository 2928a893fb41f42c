package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.kubernetes.PodState.Ended;
import dev.cofferdam.functions.kubernetes.PodState.Ending;
import dev.cofferdam.functions.kubernetes.PodWatch.Sight;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StoredExecution;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Reads results from Jobs and their logs: what another instance started, and what this one did when
 * its stream was cut. A log holds the same frames as the stream.
 */
final class StoredExecutions {

  /** Base64 and the JSON around it, with room to spare. */
  private static final long WIDER = 2;

  /** What the frames of a job take beside output and files. */
  private static final long FRAMES = 1 << 20;

  /** The most of a log that is read; what does not fit is not a result. */
  private static final long MOST = 96L << 20;

  private final Cluster cluster;
  private final KubernetesSettings settings;

  StoredExecutions(Cluster cluster, KubernetesSettings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /**
   * The outcome of the execution that has the name already.
   *
   * @param spec what was asked again
   * @param sandbox where it would have run
   * @param job the Job of that name
   * @return its outcome once it has ended; a conflict if it was another request's
   */
  Uni<SandboxOutcome> join(SandboxSpec spec, SandboxInfo sandbox, Optional<Job> job) {
    Optional<JobMarks> marks = job.flatMap(JobManifests::marks);
    if (job.isEmpty() || marks.isEmpty()) {
      return fault(sandbox, "the execution of that key has just gone; send it again");
    }
    if (!spec.replayDigest().equals(Optional.of(marks.get().digest()))) {
      return Uni.createFrom().item(new SandboxOutcome.OtherRequest(sandbox));
    }
    return cluster
        .watch()
        .first(spec.id().value(), Ended.class::isInstance)
        .ifNoItem()
        .after(settings.startTimeout().plus(JobManifests.longest(spec, settings)))
        .recoverWithItem(() -> cluster.watch().last(spec.id().value()))
        .chain(sight -> result(sandbox, marks.get(), sight))
        .chain(
            outcome ->
                outcome instanceof SandboxOutcome.Finished || marks.get().memo() != null
                    ? Uni.createFrom().item(outcome)
                    : cluster
                        .api()
                        .delete(
                            spec.id().value(),
                            Optional.ofNullable(job.get().getMetadata().getUid()))
                        .replaceWith(outcome));
  }

  /**
   * What is known of an execution by its id. Asks the API server twice, and once more where it
   * ended: an instance that has just started knows as much as any other.
   */
  Uni<StoredExecution> find(ExecutionId id, String provider, String runtime) {
    return cluster
        .api()
        .job(id.value())
        .chain(
            job -> {
              Optional<JobMarks> marks = job.flatMap(JobManifests::marks);
              if (marks.isEmpty()) {
                return Uni.createFrom().item(new StoredExecution.Unknown());
              }
              SandboxInfo sandbox =
                  new SandboxInfo(
                      provider, runtime, marks.get().image(), marks.get().imageDigest(), "");
              return cluster
                  .api()
                  .pods(id.value())
                  .chain(pods -> found(new Found(sandbox, job.get(), marks.get()), pods));
            });
  }

  /** An execution whose Job is there. */
  private record Found(SandboxInfo sandbox, Job job, JobMarks marks) {
    boolean isCancelled() {
      return JobManifests.note(job, JobMarks.CANCELLED).isPresent();
    }

    StoredExecution over(SandboxOutcome outcome) {
      return new StoredExecution.Over(
          outcome,
          new StoredExecution.Launch(
              marks.limits(),
              marks.policyId(),
              marks.policyDigest(),
              marks.runs() > 0,
              LetGoJobs.traces(job, marks)));
    }

    SandboxOutcome cancelled() {
      return new SandboxOutcome.Cancelled(sandbox, "it was cancelled");
    }
  }

  private Uni<StoredExecution> found(Found found, List<Pod> pods) {
    Optional<PodState> state = pods.stream().findFirst().map(PodStates::of);
    if (state.isPresent() && state.get() instanceof Ended ended) {
      return transcript(pods.get(0).getMetadata().getName(), found.marks())
          .map(log -> over(found, log, ended.ending()));
    }
    if (state.isPresent() || !JobManifests.isOver(found.job())) {
      return Uni.createFrom().item(new StoredExecution.Running());
    }
    SandboxOutcome lost =
        PodOutcomes.fault(found.sandbox(), FaultKind.FAULT, "the pod that held the result is gone");
    return Uni.createFrom().item(found.over(found.isCancelled() ? found.cancelled() : lost));
  }

  /** What its own end was comes first: whoever cancelled it came too late. */
  private static StoredExecution over(Found found, Optional<Transcript> log, Ending ending) {
    boolean done = log.flatMap(Transcript::end).filter(end -> end.fault().isEmpty()).isPresent();
    if (!done && found.isCancelled()) {
      return found.over(found.cancelled());
    }
    if (found.marks().memo() != null && log.filter(t -> t.ready().isEmpty()).isPresent()) {
      // Its launch did not come through, and whoever asked for it was told so.
      return new StoredExecution.Unknown();
    }
    return found.over(outcome(found.sandbox(), log, ending));
  }

  /** What a pod's log adds up to; empty when it cannot be read. */
  Uni<Optional<Transcript>> transcript(String pod, JobMarks marks) {
    long most = marks.filesTotal() + marks.stages() * 2L * marks.limits().output();
    return cluster
        .api()
        .log(pod, Math.min(MOST, FRAMES + WIDER * most))
        .map(log -> log.map(bytes -> read(bytes, marks)));
  }

  private Uni<SandboxOutcome> result(SandboxInfo sandbox, JobMarks marks, Sight sight) {
    if (!(sight.state() instanceof Ended ended)) {
      return fault(sandbox, "the execution of that key did not end in time; send it again");
    }
    return transcript(sight.pod(), marks).map(log -> outcome(sandbox, log, ended.ending()));
  }

  private static SandboxOutcome outcome(
      SandboxInfo sandbox, Optional<Transcript> log, Ending ending) {
    if (log.isEmpty() || (log.get().end().isEmpty() && ending == Ending.BY_ITSELF)) {
      return PodOutcomes.fault(sandbox, FaultKind.FAULT, "the log that holds the result is gone");
    }
    return PodOutcomes.outcome(
        new PodOutcomes.Facts(sandbox, log.get(), 0, 0, Optional.of(ending)));
  }

  private static Transcript read(byte[] log, JobMarks marks) {
    FetchRequest fetch =
        new FetchRequest(List.of(), marks.files(), marks.fileSize(), marks.filesTotal());
    Transcript transcript = new Transcript(marks.limits(), fetch, marks.stages());
    new FrameReader(marks.nonce()).feed(log).forEach(transcript::add);
    return transcript;
  }

  private static Uni<SandboxOutcome> fault(SandboxInfo sandbox, String message) {
    return Uni.createFrom().item(PodOutcomes.fault(sandbox, FaultKind.FAULT, message));
  }
}
