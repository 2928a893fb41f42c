package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.execution.grading.UnitTests;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code unit_tests}: files of the language's own test framework. */
final class UnitTestsReader {

  private static final Set<String> FIELDS = Set.of("files", "case_timeout");

  /** What a program alone is given, and a program under test is not. */
  private static final List<String> MEANINGLESS = List.of("tests", "stdin", "args");

  private final SourceReader sources;
  private final RuntimeCatalogue catalogue;

  UnitTestsReader(SourceReader sources, RuntimeCatalogue catalogue) {
    this.sources = sources;
    this.catalogue = catalogue;
  }

  /**
   * Unit tests as they were sent.
   *
   * @param files at least one
   * @param how how they are run
   */
  record Given(List<CodeFile> files, UnitTests how) {}

  /** The unit tests; empty where the request has none, and after a problem. */
  Optional<Given> read(
      Fields request,
      List<CodeFile> program,
      Optional<RuntimeImage> runtime,
      ResourceLimits limits) {
    Optional<Value> value = request.optional("unit_tests");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    for (String field : MEANINGLESS) {
      request
          .optional(field)
          .ifPresent(other -> other.problem("means nothing beside `unit_tests`: leave it out"));
    }
    if (runtime.isPresent() && runtime.get().unitTests().isEmpty()) {
      value.get().problem(nowhereApart());
    }
    return value.get().fields(FIELDS).flatMap(fields -> given(fields, program, limits));
  }

  /** Where a test and its program share a process, the program decides what the test finds. */
  private String nowhereApart() {
    String there =
        catalogue.all().stream()
            .filter(image -> !image.unitTests().isEmpty())
            .map(image -> ShownText.quoted(image.language()))
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
    return "cannot be run apart from a program in this language, so it could not be trusted; "
        + (there.isEmpty() ? "no language that is installed can" : "these can: " + there)
        + ". `tests` compare what a program prints, in every language";
  }

  private Optional<Given> given(Fields fields, List<CodeFile> program, ResourceLimits limits) {
    List<CodeFile> files =
        fields.required("files").map(list -> sources.files(list, program)).orElse(List.of());
    long timeout =
        fields
            .optional("case_timeout")
            .map(value -> value.integer(1, limits.runTimeout(), "milliseconds"))
            .map(read -> read.orElse(1))
            .orElse(Math.max(1, limits.runTimeout() / 2));
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new Given(files, new UnitTests(timeout)));
  }
}
