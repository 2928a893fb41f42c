package dev.cofferdam.functions.api.letgo;

import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FakeSandbox;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxReadiness;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StoredExecution;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox in memory whose programs need nobody while they run, as those of a cluster do. */
final class FakeCluster implements Sandbox, LettingGo {

  private final FakeSandbox programs = new FakeSandbox();
  private final Map<ExecutionId, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger reminders = new AtomicInteger();

  private record Job(
      SandboxSpec spec, Memo memo, CompletableFuture<SandboxOutcome> end, Optional<String> notice) {
    Job withNotice(String collected) {
      return new Job(spec, memo, end, Optional.of(collected));
    }
  }

  /** How often somebody looked for what was missed. */
  int reminders() {
    return reminders.get();
  }

  /** The execution that an event caused. */
  String idOf(String cause) {
    return jobs.values().stream()
        .filter(job -> job.memo().cause().equals(cause))
        .map(job -> job.spec().id().value())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String provider() {
    return "fake";
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public Optional<LettingGo> lettingGo() {
    return Optional.of(this);
  }

  @Override
  public Uni<SandboxOutcome> run(SandboxSpec spec) {
    return programs.run(spec);
  }

  @Override
  public void cancel(ExecutionId id) {
    programs.cancel(id);
  }

  @Override
  public boolean fits(ResourceLimits limits, FetchRequest fetch) {
    return fetch.patterns().isEmpty();
  }

  @Override
  public Uni<Departure> launch(SandboxSpec spec, Memo memo) {
    jobs.computeIfAbsent(
        spec.id(),
        id ->
            new Job(
                spec,
                memo,
                programs.run(spec).subscribeAsCompletionStage().toCompletableFuture(),
                Optional.empty()));
    return Uni.createFrom().item(new Departure.Gone());
  }

  @Override
  public Uni<StoredExecution> find(ExecutionId id) {
    Job job = jobs.get(id);
    if (job == null) {
      return Uni.createFrom().item(new StoredExecution.Unknown());
    }
    if (!job.end().isDone()) {
      return Uni.createFrom().item(new StoredExecution.Running());
    }
    StoredExecution.Launch launch =
        new StoredExecution.Launch(
            job.spec().limits(),
            job.spec().verdict().policyId(),
            job.spec().verdict().policyDigest(),
            false,
            Optional.of(new Traces(job.memo(), true, job.notice())));
    return Uni.createFrom().item(new StoredExecution.Over(job.end().join(), launch));
  }

  @Override
  public Uni<StoredExecution> end(ExecutionId id) {
    programs.cancel(id);
    Job job = jobs.get(id);
    return job == null
        ? find(id)
        : Uni.createFrom().completionStage(job.end()).chain(ended -> find(id));
  }

  @Override
  public Uni<Void> collected(ExecutionId id, String notice) {
    jobs.computeIfPresent(id, (same, job) -> job.withNotice(notice));
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Integer> remind(Duration after) {
    reminders.incrementAndGet();
    return Uni.createFrom().item(1);
  }

  @Override
  public Uni<SandboxReadiness> readiness() {
    return programs.readiness();
  }
}
