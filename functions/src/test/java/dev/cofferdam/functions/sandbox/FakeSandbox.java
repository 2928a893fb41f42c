package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.CodeFile;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sandbox in memory. Its programs are scripts of its own, one step a line: {@code print TEXT},
 * {@code error TEXT}, {@code bytes HEX}, {@code echo} (standard input), {@code args}, {@code file
 * NAME TEXT}, {@code sleep MS}, {@code exit CODE}, {@code signal NAME}, {@code end REASON}, {@code
 * compile CODE}, {@code busy}, {@code fault}, {@code cancel}, {@code bug}, {@code lose COUNT} (it
 * ends after so many runs).
 */
public final class FakeSandbox implements Sandbox {

  private final AtomicInteger runs = new AtomicInteger();
  private final Map<ExecutionId, CompletableFuture<Boolean>> calledOff = new ConcurrentHashMap<>();

  /**
   * How many executions there were.
   *
   * @return 0 at first
   */
  public int runs() {
    return runs.get();
  }

  @Override
  public String provider() {
    return "fake";
  }

  @Override
  public Uni<SandboxOutcome> run(SandboxSpec spec) {
    runs.incrementAndGet();
    List<String> steps = steps(spec.code().code().files().get(0));
    long pause =
        steps.stream()
            .filter(step -> step.startsWith("sleep "))
            .mapToLong(step -> Long.parseLong(step.substring("sleep ".length())))
            .sum();
    Uni<SandboxOutcome> outcome = Uni.createFrom().item(() -> outcome(spec, steps));
    if (pause == 0) {
      return outcome;
    }
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    calledOff.put(spec.id(), end);
    return Uni.createFrom()
        .completionStage(end.completeOnTimeout(false, pause, TimeUnit.MILLISECONDS))
        .chain(off -> off ? cancelled(spec) : outcome)
        .eventually(() -> calledOff.remove(spec.id()));
  }

  @Override
  public void cancel(ExecutionId id) {
    Optional.ofNullable(calledOff.get(id)).ifPresent(end -> end.complete(true));
  }

  /** The id's first digit says what is remembered. */
  @Override
  public Uni<StoredExecution> find(ExecutionId id) {
    SandboxInfo info = new SandboxInfo("fake", "fake 1", "image", "digest", "Linux 4.4.0");
    StoredExecution.Launch launch =
        new StoredExecution.Launch(
            Programs.limits(), "policy", "0".repeat(64), false, Optional.empty());
    return switch (id.value().charAt(1)) {
      case '1' -> Uni.createFrom().item(new StoredExecution.Running());
      case '2' -> over(remembered(info), launch);
      case '3' -> over(faulted(info, SandboxOutcome.FaultKind.BUSY, "no room"), launch);
      case '4' -> over(faulted(info, SandboxOutcome.FaultKind.FAULT, "it is broken"), launch);
      case '5' -> Uni.createFrom().failure(new IllegalStateException("a bug"));
      default -> Uni.createFrom().item(new StoredExecution.Unknown());
    };
  }

  @Override
  public Uni<SandboxReadiness> readiness() {
    return Uni.createFrom().item(new SandboxReadiness("fake 1", List.of()));
  }

  private static Uni<SandboxOutcome> cancelled(SandboxSpec spec) {
    return Uni.createFrom().item(() -> outcome(spec, List.of("cancel")));
  }

  private static SandboxOutcome remembered(SandboxInfo info) {
    Script script = new Script(new RunInput("", List.of(), new byte[0]));
    script.take("print 1");
    return new SandboxOutcome.Finished(
        info, Optional.empty(), List.of(script.outcome()), List.of(), 1);
  }

  private static Uni<StoredExecution> over(SandboxOutcome outcome, StoredExecution.Launch launch) {
    return Uni.createFrom().item(new StoredExecution.Over(outcome, launch));
  }

  private static List<String> steps(CodeFile program) {
    return new String(program.content(), StandardCharsets.UTF_8).lines().toList();
  }

  private static SandboxOutcome outcome(SandboxSpec spec, List<String> steps) {
    SandboxInfo info =
        new SandboxInfo(
            "fake", "fake 1", spec.runtime().image(), spec.runtime().imageDigest(), "Linux 4.4.0");
    Optional<SandboxOutcome> ended =
        steps.stream().flatMap(step -> withoutRunning(step, info).stream()).findFirst();
    return ended.orElseGet(() -> finished(spec, steps, info));
  }

  private static Optional<SandboxOutcome> withoutRunning(String step, SandboxInfo info) {
    return switch (step) {
      case "busy" -> Optional.of(faulted(info, SandboxOutcome.FaultKind.BUSY, "no room"));
      case "fault" -> Optional.of(faulted(info, SandboxOutcome.FaultKind.FAULT, "it is broken"));
      case "cancel" -> Optional.of(new SandboxOutcome.Cancelled(info, "the service is stopping"));
      case "bug" -> throw new IllegalStateException("a bug that quotes secret-of-the-caller");
      default -> Optional.empty();
    };
  }

  private static SandboxOutcome faulted(
      SandboxInfo info, SandboxOutcome.FaultKind kind, String message) {
    return new SandboxOutcome.Faulted(info, kind, message);
  }

  private static SandboxOutcome finished(SandboxSpec spec, List<String> steps, SandboxInfo info) {
    Optional<StageOutcome> compile =
        steps.stream()
            .filter(step -> step.startsWith("compile "))
            .findFirst()
            .map(step -> new Script(new RunInput("", List.of(), new byte[0])))
            .map(script -> script.exit(compileCode(steps)));
    boolean compiled = compile.map(stage -> Integer.valueOf(0).equals(stage.code())).orElse(true);
    List<FetchedFile> files = new ArrayList<>();
    List<StageOutcome> stages = new ArrayList<>();
    for (RunInput run : compiled ? survivors(spec.runs(), steps) : List.<RunInput>of()) {
      Script script = new Script(run);
      steps.forEach(script::take);
      stages.add(script.outcome());
      script.files.stream().filter(file -> wanted(file, spec.fetch())).forEach(files::add);
    }
    return new SandboxOutcome.Finished(info, compile, stages, files, 1);
  }

  private static List<RunInput> survivors(List<RunInput> runs, List<String> steps) {
    int most =
        steps.stream()
            .filter(step -> step.startsWith("lose "))
            .mapToInt(step -> Integer.parseInt(step.substring("lose ".length())))
            .findFirst()
            .orElse(runs.size());
    return runs.subList(0, Math.min(most, runs.size()));
  }

  private static boolean wanted(FetchedFile file, FetchRequest fetch) {
    return fetch.patterns().stream()
        .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
        .anyMatch(matcher -> matcher.matches(Path.of(file.name())));
  }

  private static int compileCode(List<String> steps) {
    return steps.stream()
        .filter(step -> step.startsWith("compile "))
        .mapToInt(step -> Integer.parseInt(step.substring("compile ".length())))
        .findFirst()
        .orElse(0);
  }

  /** One run of a script. */
  private static final class Script {

    private final RunInput run;
    private final List<FetchedFile> files = new ArrayList<>();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Optional<StageOutcome> end = Optional.empty();

    Script(RunInput run) {
      this.run = run;
    }

    void take(String step) {
      if (end.isPresent()) {
        return;
      }
      String word = step.contains(" ") ? step.substring(0, step.indexOf(' ')) : step;
      String rest = step.substring(Math.min(step.length(), word.length() + 1));
      switch (word) {
        case "print" -> write(stdout, (rest + "\n").getBytes(StandardCharsets.UTF_8));
        case "error" -> write(stderr, (rest + "\n").getBytes(StandardCharsets.UTF_8));
        case "bytes" -> write(stdout, HexFormat.of().parseHex(rest));
        case "echo" -> write(stdout, run.stdin());
        case "args" ->
            write(stdout, String.join("|", run.arguments()).getBytes(StandardCharsets.UTF_8));
        case "file" -> files.add(file(rest));
        case "exit" -> end = Optional.of(exit(Integer.parseInt(rest)));
        case "signal" -> end = Optional.of(stage(EndReason.SIGNALED, null, rest));
        case "end" -> end = Optional.of(stage(EndReason.valueOf(rest), null, "SIGKILL"));
        default -> {}
      }
    }

    StageOutcome outcome() {
      return end.orElseGet(() -> exit(0));
    }

    StageOutcome exit(int code) {
      return stage(EndReason.EXITED, code, null);
    }

    private StageOutcome stage(
        EndReason reason,
        @org.jspecify.annotations.Nullable Integer code,
        @org.jspecify.annotations.Nullable String signal) {
      boolean cut = reason == EndReason.OUTPUT_LIMIT;
      return new StageOutcome(
          run.id(),
          stdout.toByteArray(),
          stderr.toByteArray(),
          output.toByteArray(),
          cut,
          false,
          reason,
          code,
          signal,
          "",
          2,
          3,
          4096);
    }

    private void write(ByteArrayOutputStream stream, byte[] bytes) {
      stream.writeBytes(bytes);
      output.writeBytes(bytes);
    }

    private static FetchedFile file(String rest) {
      int space = rest.indexOf(' ');
      byte[] content = rest.substring(space + 1).getBytes(StandardCharsets.UTF_8);
      return new FetchedFile(
          rest.substring(0, space), content.length, sha256(content), content, false);
    }

    private static String sha256(byte[] content) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }
  }
}
