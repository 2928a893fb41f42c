package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.execution.grading.Checker;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code checker}: a program of the caller's that decides about outputs. */
final class CheckerReader {

  private static final Set<String> FIELDS =
      Set.of("language", "version", "code", "files", "limits");

  /** Stands for the program's name while it is not known which runtime names it. */
  private static final String UNNAMED_PROGRAM = "program";

  private final RuntimeReader runtimes;
  private final SourceReader sources;
  private final LimitsReader limits;

  CheckerReader(RuntimeReader runtimes, SourceReader sources, LimitsReader limits) {
    this.runtimes = runtimes;
    this.sources = sources;
    this.limits = limits;
  }

  /** The checker; empty where the request has none, and after a problem. */
  Optional<Checker> read(Fields request, List<TestCase> tests) {
    boolean wanted = tests.stream().anyMatch(TestCase::isChecked);
    boolean given = request.optional("checker").isPresent();
    if (wanted && !given) {
      request.problem(
          "checker", "is missing: a test names the comparator `checker`, so give its program");
    }
    if (given && !wanted && request.problems().none()) {
      request.problem("checker", "is used by no test: give a test the comparator `checker`");
    }
    return request
        .optional("checker")
        .flatMap(value -> value.fields(FIELDS))
        .flatMap(this::checker);
  }

  private Optional<Checker> checker(Fields fields) {
    Optional<RuntimeReader.Selected> runtime = runtimes.read(fields);
    String program = runtime.map(s -> s.image().program()).orElse(UNNAMED_PROGRAM);
    List<CodeFile> files = sources.read(fields, program);
    ResourceLimits inForce =
        limits.read(fields, runtime.map(s -> s.image().defaultLimits()).orElse(Map.of()));
    if (runtime.isEmpty() || files.isEmpty()) {
      return Optional.empty();
    }
    UnjudgedCode code =
        new UnjudgedCode(runtime.get().language(), files, List.of(), Map.of(), List.of());
    return Optional.of(new Checker(code, runtime.get().image(), inForce));
  }
}
