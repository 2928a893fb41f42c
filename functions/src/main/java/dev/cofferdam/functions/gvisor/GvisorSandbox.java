package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxReadiness;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.RunnerJob;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs each execution in one {@code runsc} sandbox on this machine. Where {@code runsc} or the
 * image is missing it says what to install; it never runs anything without a sandbox.
 */
public final class GvisorSandbox implements Sandbox, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(GvisorSandbox.class);
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");
  private static final Duration KILL_TIME = Duration.ofSeconds(5);
  private static final String STOPPING = "the service is stopping";
  private static final String CALLER_GONE = "the caller went away";
  private static final String CANCELLED = "it was cancelled";

  /** Threads of the host that gVisor needs for itself: 43 when idle, more when it works. */
  private static final long OWN_TASKS = 512;

  /** Threads of the host behind one task of the program, at most. */
  private static final long TASKS_PER_TASK = 4;

  private final GvisorSettings settings;
  private final Executor threads;
  private final ImageStore images;
  private final Map<String, GvisorExecution> running = new ConcurrentHashMap<>();

  /** Every execution from its beginning to its end, and whether it was called off meanwhile. */
  private final Map<String, Boolean> begun = new ConcurrentHashMap<>();

  private final RunFolder folder;
  private final ControlGroups groups;
  private volatile @Nullable Runsc runsc;
  private volatile boolean closed;

  /**
   * Sweeps what dead services left, and makes a folder for this one.
   *
   * @param settings how sandboxes are made
   * @param threads where blocking work happens; one thread for each execution at a time
   */
  public GvisorSandbox(GvisorSettings settings, Executor threads) {
    this.settings = settings;
    this.threads = threads;
    this.images = new ImageStore(settings.images());
    int swept = new Sweeper(settings.run(), CONTROL_GROUPS).sweep();
    if (swept > 0) {
      LOG.infof("swept=%d executions of services that were killed", swept);
    }
    String name = "i" + RunnerJob.newNonce().substring(0, 12);
    this.folder = RunFolder.create(settings.run(), name);
    this.groups = new ControlGroups(CONTROL_GROUPS, name);
  }

  /**
   * The runtimes that are unpacked on this machine.
   *
   * @return looks afresh at each call
   */
  public RuntimeCatalogue catalogue() {
    return images;
  }

  @Override
  public String provider() {
    return "gvisor";
  }

  @Override
  public Uni<SandboxReadiness> readiness() {
    return Uni.createFrom()
        .item(
            () -> {
              List<String> missing = new ArrayList<>();
              Optional<Runsc> found = runsc();
              if (found.isEmpty()) {
                missing.add("runsc: install gVisor, for example by `./cofferdam setup`");
              }
              groups.missing().ifPresent(missing::add);
              if (images.all().isEmpty()) {
                missing.add("a runtime image: make one by `./cofferdam setup`");
              }
              images
                  .broken()
                  .forEach(
                      name ->
                          missing.add(
                              "the image of `" + name + "`: `./cofferdam setup " + name + "`"));
              return new SandboxReadiness(found.map(Runsc::version).orElse(""), missing);
            })
        .runSubscriptionOn(threads);
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
        .item(() -> start(spec))
        .runSubscriptionOn(threads)
        .chain(started -> started.execution() == null ? started.fault() : follow(started, spec))
        .eventually(() -> begun.remove(id))
        .memoize()
        .indefinitely()
        .onCancellation()
        .invoke(() -> callOff(id, CALLER_GONE));
  }

  @Override
  public void cancel(ExecutionId id) {
    callOff(id.value(), CANCELLED);
  }

  private void callOff(String id, String reason) {
    begun.replace(id, true);
    Optional.ofNullable(running.get(id)).ifPresent(execution -> execution.stop(reason));
  }

  /** Ends every execution with a reason, and takes no more. */
  public void stop() {
    closed = true;
    running.values().forEach(execution -> execution.stop(STOPPING));
  }

  /** Removes this service's folder; whatever still runs is killed. */
  @Override
  public void close() {
    stop();
    Processes.kill(Processes.startedWith(Runsc.mark(folder.runscRoot())), KILL_TIME);
    if (groups.removeOwner()) {
      folder.remove();
    }
  }

  /** A sandbox that was started, or why it was not. */
  private record Started(
      SandboxInfo sandbox, @Nullable GvisorExecution execution, byte[] job, String problem) {
    Uni<SandboxOutcome> fault() {
      return Uni.createFrom()
          .item(new SandboxOutcome.Faulted(sandbox, SandboxOutcome.FaultKind.FAULT, problem));
    }
  }

  private Started start(SandboxSpec spec) {
    Optional<Runsc> found = runsc();
    Optional<Path> root = images.root(spec.runtime());
    SandboxInfo info = info(spec.runtime(), found.map(Runsc::version).orElse(""));
    Optional<String> problem = problem(found, root, spec.runtime());
    if (problem.isPresent()) {
      return new Started(info, null, new byte[0], problem.get());
    }
    try {
      return launch(spec, info, found.orElseThrow(), root.orElseThrow());
    } catch (UncheckedIOException e) {
      LOG.errorf(e, "execution=%s could not be started", spec.id());
      remove(spec.id().value());
      return new Started(info, null, new byte[0], "this machine could not start a sandbox");
    }
  }

  private Started launch(SandboxSpec spec, SandboxInfo info, Runsc program, Path root) {
    String id = spec.id().value();
    ResourceLimits limits = spec.limits();
    groups.create(id, memory(spec), OWN_TASKS + TASKS_PER_TASK * limits.processes());
    Path bundle = folder.createBundle(id, OciSpec.json(root, limits, groups.pathOf(id)));
    RunnerJob job = new RunnerJob(spec, RunnerJob.newNonce(), "gvisor", true);
    int stages = spec.runs().size() + (spec.runtime().compile().isEmpty() ? 0 : 1);
    GvisorExecution execution =
        new GvisorExecution(
            program.run(folder.runscRoot(), bundle, id),
            new FrameReader(job.nonce()),
            new Transcript(limits, spec.fetch(), stages),
            wall(id));
    running.put(id, execution);
    if (closed) {
      execution.stop(STOPPING);
    } else if (begun.getOrDefault(id, false)) {
      execution.stop(CANCELLED);
    }
    return new Started(info, execution, job.toBytes(), "");
  }

  private GvisorExecution.Wall wall(String id) {
    return new GvisorExecution.Wall() {
      @Override
      public boolean ranOutOfMemory() {
        return groups.ranOutOfMemory(id);
      }

      @Override
      public boolean wasShortOfMemory() {
        return groups.wasShortOfMemory(id);
      }

      @Override
      public void kill() {
        Processes.of(groups.processes(id)).forEach(ProcessHandle::destroyForcibly);
      }
    };
  }

  private Optional<String> problem(
      Optional<Runsc> found, Optional<Path> root, RuntimeImage runtime) {
    if (found.isEmpty()) {
      return Optional.of(
          "`runsc` is not installed on this machine; `./cofferdam setup` installs it");
    }
    if (root.isEmpty()) {
      String image = runtime.image().replaceAll(".*/|:.*", "");
      return Optional.of(
          "the runtime image is gone; `./cofferdam setup " + image + "` makes it again");
    }
    return groups.missing().map(what -> "this machine lacks " + what);
  }

  private Uni<SandboxOutcome> follow(Started started, SandboxSpec spec) {
    GvisorExecution execution = java.util.Objects.requireNonNull(started.execution());
    String id = spec.id().value();
    Duration most = runTime(spec);
    return execution
        .run(started.job(), settings.startTimeout(), most, threads)
        .map(ended -> execution.outcome(started.sandbox()))
        .emitOn(threads)
        .invoke(outcome -> report(outcome, id))
        .eventually(() -> remove(id));
  }

  private Duration runTime(SandboxSpec spec) {
    return Duration.ofMillis(spec.stageTime()).plus(settings.stopTimeout());
  }

  private long memory(SandboxSpec spec) {
    long program = Math.max(spec.limits().compileMemory(), spec.limits().runMemory());
    return program + spec.diskInMemory() + settings.memoryOverhead();
  }

  /** The kernel removes no group that holds a process, so one that goes says that none is left. */
  private void remove(String id) {
    running.remove(id);
    if (!groups.remove(id)) {
      Processes.kill(Processes.of(groups.processes(id)), KILL_TIME);
      if (!groups.remove(id)) {
        LOG.warnf("execution=%s its control group would not go; the next start sweeps it", id);
      }
    }
    folder.removeBundle(id);
  }

  private void report(SandboxOutcome outcome, String id) {
    if (outcome instanceof SandboxOutcome.Faulted fault) {
      LOG.errorf(
          "execution=%s fault=\"%s\" runsc=\"%s\"", id, fault.message(), folder.lastWords(id));
    }
  }

  private SandboxInfo info(RuntimeImage image, String version) {
    return new SandboxInfo(provider(), version, image.image(), image.imageDigest(), "");
  }

  private Optional<Runsc> runsc() {
    Runsc known = runsc;
    if (known != null && known.isThere()) {
      return Optional.of(known);
    }
    Optional<Runsc> found = Runsc.find(settings.runsc(), settings.platform());
    runsc = found.orElse(null);
    return found;
  }
}
