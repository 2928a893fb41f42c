package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a program did with what its header expects; one sentence for each difference. */
final class Expectations {

  private static final int QUOTED = 800;

  private Expectations() {}

  /** What the program's header expects and the result does not have. */
  static List<String> broken(ProgramFile program, ExecutionResult result) {
    List<String> problems = new ArrayList<>();
    if (!program.expected().contains(result.status())) {
      problems.add("status " + result.status().wireName() + ", not " + wire(program.expected()));
    }
    Optional<StageOutcome> run = result.run();
    String stdout = run.map(stage -> text(stage.stdout())).orElse("");
    String stderr = run.map(stage -> text(stage.stderr())).orElse("");
    String message = run.map(StageOutcome::message).orElse("");
    problems.addAll(lacking("stdout", stdout, program.texts("stdout-contains")));
    problems.addAll(lacking("stderr", stderr, program.texts("stderr-contains")));
    problems.addAll(lacking("message", message, program.texts("message-contains")));
    String compile = result.compile().map(stage -> text(stage.output())).orElse("");
    problems.addAll(lacking("compile", compile, program.texts("compile-contains")));
    for (String text : program.texts("stdout-lacks")) {
      if (stdout.contains(text)) {
        problems.add("stdout has `" + text + "`");
      }
    }
    for (String text : program.texts("stdout")) {
      differs("stdout", text, stdout).ifPresent(problems::add);
    }
    problems.addAll(howItEnded(program, run));
    problems.addAll(files(program, result));
    return problems;
  }

  private static List<String> howItEnded(ProgramFile program, Optional<StageOutcome> run) {
    List<String> problems = new ArrayList<>();
    program
        .one("code")
        .flatMap(code -> differs("code", code, run.map(stage -> "" + stage.code()).orElse("")))
        .ifPresent(problems::add);
    program
        .one("signal")
        .flatMap(signal -> differs("signal", signal, run.map(StageOutcome::signal).orElse("")))
        .ifPresent(problems::add);
    program
        .one("truncated")
        .flatMap(which -> differs("truncated", which, run.map(Expectations::cut).orElse("")))
        .ifPresent(problems::add);
    return problems;
  }

  private static String cut(StageOutcome run) {
    return Stream.of(run.stdoutTruncated() ? "stdout" : "", run.stderrTruncated() ? "stderr" : "")
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static List<String> files(ProgramFile program, ExecutionResult result) {
    Set<String> names =
        result.files().stream().map(FetchedFile::name).collect(Collectors.toUnmodifiableSet());
    return program.artifacts().filter(wanted -> !wanted.equals(names)).stream()
        .map(wanted -> "artifacts " + names + ", not " + wanted)
        .toList();
  }

  /** What is known outside only and stands in the output or in a file. */
  static List<String> leaked(List<String> secrets, ExecutionResult result) {
    StringBuilder seen = new StringBuilder();
    result.run().ifPresent(run -> seen.append(text(run.stdout())).append(text(run.stderr())));
    result.files().forEach(file -> seen.append(file.name()).append(text(file.content())));
    return secrets.stream()
        .filter(secret -> seen.indexOf(secret) >= 0)
        .map(secret -> "the program learnt `" + secret + "`")
        .toList();
  }

  /** What is wrong with the execution after a hostile one. */
  static List<String> notFine(ExecutionResult next) {
    boolean fine =
        next.status() == ExecutionStatus.COMPLETED
            && next.run().map(run -> text(run.stdout())).equals(Optional.of("fine\n"));
    return fine ? List.of() : List.of("the next execution: " + describe(next));
  }

  /** What cannot be true of a run, whatever the program. */
  static List<String> implausible(ProgramFile program, ExecutionResult result) {
    List<String> problems = new ArrayList<>();
    if (!result.limits().equals(program.limits())) {
      problems.add("limits are not echoed: " + result.limits());
    }
    result.run().ifPresent(run -> problems.addAll(implausible(result.limits(), run)));
    return problems;
  }

  private static List<String> implausible(ResourceLimits limits, StageOutcome run) {
    List<String> problems = new ArrayList<>();
    long processors = Runtime.getRuntime().availableProcessors();
    if (run.wallTime() < 1 || run.wallTime() > limits.runTimeout() + 2_000) {
      problems.add("wall_time " + run.wallTime());
    }
    if (run.cpuTime() < 1 || run.cpuTime() > (run.wallTime() + 1_000) * processors) {
      problems.add("cpu_time " + run.cpuTime() + " in a wall_time of " + run.wallTime());
    }
    if (run.memory() < 1 << 20 || run.memory() > 2 * limits.runMemory() + (64 << 20)) {
      problems.add("memory " + run.memory());
    }
    if (run.stdout().length + run.stderr().length != run.output().length) {
      problems.add("output has another length than stdout and stderr together");
    }
    if (run.output().length > limits.output()) {
      problems.add("more output than allowed: " + run.output().length);
    }
    if ((run.code() == null) == (run.signal() == null)) {
      problems.add("code " + run.code() + " and signal " + run.signal());
    }
    return problems;
  }

  /** What a reader of a failed test needs. */
  static String report(ProgramFile program, ExecutionResult result) {
    return program + "\n" + describe(result) + "\n";
  }

  private static String describe(ExecutionResult result) {
    String run =
        result
            .run()
            .map(
                stage ->
                    "code %s signal %s `%s`, cpu %d wall %d memory %d\nstdout: %s\nstderr: %s"
                        .formatted(
                            stage.code(),
                            stage.signal(),
                            stage.message(),
                            stage.cpuTime(),
                            stage.wallTime(),
                            stage.memory(),
                            quoted(stage.stdout()),
                            quoted(stage.stderr())))
            .orElse("no run");
    String compile =
        result
            .compile()
            .map(c -> "compile: " + c.reason() + " " + c.message() + " " + quoted(c.output()))
            .orElse("");
    String files = result.files().stream().map(FetchedFile::name).toList().toString();
    String error = result.error().map(Objects::toString).orElse("");
    return "%s %s\n%s\n%s\nfiles: %s"
        .formatted(result.status().wireName(), error, compile, run, files);
  }

  private static List<String> lacking(String where, String text, List<String> wanted) {
    return wanted.stream()
        .filter(part -> !text.contains(part))
        .map(part -> where + " lacks `" + part + "`")
        .toList();
  }

  private static Optional<String> differs(String what, String wanted, String actual) {
    return wanted.equals(actual)
        ? Optional.empty()
        : Optional.of("%s is `%s`, not `%s`".formatted(what, actual, wanted));
  }

  private static String wire(List<ExecutionStatus> statuses) {
    return statuses.stream().map(ExecutionStatus::wireName).collect(Collectors.joining(" or "));
  }

  private static String quoted(byte[] bytes) {
    String text = text(bytes);
    if (text.length() <= 2 * QUOTED) {
      return text;
    }
    return text.substring(0, QUOTED) + "…" + text.substring(text.length() - QUOTED);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
