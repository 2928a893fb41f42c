package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a program is given beside its files, and what is taken back from it. */
final class InputReader {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");
  private static final int LONGEST_LABEL_VALUE = 256;

  private final RequestLimits bounds;

  InputReader(RequestLimits bounds) {
    this.bounds = bounds;
  }

  /** Standard input, where the object has any; empty too after a problem. */
  Optional<byte[]> stdin(Fields object) {
    return object
        .optional("stdin")
        .flatMap(value -> value.text(bounds.stdin()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Arguments, where the object has any; empty too after a problem. */
  Optional<List<String>> arguments(Fields object) {
    return object
        .optional("args")
        .flatMap(value -> value.list(0, bounds.arguments()))
        .map(
            values ->
                values.stream()
                    .flatMap(value -> value.textWithoutNul(bounds.argument()).stream())
                    .toList());
  }

  /** The environment's variables, in the caller's order. */
  Map<String, String> environment(Fields request) {
    Map<String, String> variables = new LinkedHashMap<>();
    request
        .optional("env")
        .flatMap(value -> value.entries(bounds.environment()))
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (!VARIABLE.matcher(name).matches()) {
                value.problem(
                    "must have a name of letters, digits and `_`, not beginning with a digit, of at"
                        + " most 128 characters");
              }
              value
                  .textWithoutNul(bounds.environmentValue())
                  .ifPresent(text -> variables.put(name, text));
            });
    return variables;
  }

  /** The caller's labels. They go into log lines, so they are visible characters only. */
  Map<String, String> labels(Fields request) {
    Map<String, String> labels = new LinkedHashMap<>();
    request
        .optional("labels")
        .flatMap(value -> value.entries(bounds.labels()))
        .orElse(Map.of())
        .forEach((name, value) -> label(name, value).ifPresent(text -> labels.put(name, text)));
    return labels;
  }

  private static Optional<String> label(String name, Value value) {
    if (!LABEL.matcher(name).matches()) {
      value.problem(
          "must have a name of 1 to 63 letters, digits, `.`, `_`, `/` and `-`, beginning with a"
              + " letter or digit");
    }
    Optional<String> text = value.text(LONGEST_LABEL_VALUE);
    if (text.isPresent() && !text.get().codePoints().allMatch(ShownText::isVisible)) {
      value.problem("must hold visible characters and spaces only");
      return Optional.empty();
    }
    return text;
  }

  /** Which files come back. */
  FetchRequest fetch(Fields request) {
    List<String> patterns = new ArrayList<>();
    request
        .optional("fetch_files")
        .flatMap(value -> value.list(0, bounds.fetchPatterns()))
        .orElse(List.of())
        .forEach(value -> pattern(value).ifPresent(patterns::add));
    return new FetchRequest(patterns, bounds.fetchCount(), bounds.fetchSize(), bounds.fetchTotal());
  }

  private static Optional<String> pattern(Value value) {
    Optional<String> pattern = value.text(FileNames.LONGEST_PATH);
    Optional<String> wrong =
        pattern.flatMap(text -> FileNames.relativeProblem(text).or(() -> Globs.problem(text)));
    wrong.ifPresent(value::problem);
    return wrong.isPresent() ? Optional.empty() : pattern;
  }
}
