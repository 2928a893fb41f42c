package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code tests}. A test without its own arguments or input has those of the request. */
final class TestsReader {

  private static final Set<String> FIELDS =
      Set.of("id", "stdin", "args", "expected_output", "comparator", "limits");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final RequestLimits bounds;
  private final long longestExpected;
  private final InputReader inputs;
  private final LimitsReader limits;

  TestsReader(RequestLimits bounds, long longestExpected, InputReader inputs, LimitsReader limits) {
    this.limits = limits;
    this.bounds = bounds;
    this.longestExpected = longestExpected;
    this.inputs = inputs;
  }

  /** The tests in their order; empty where the request has none, and after a problem. */
  List<TestCase> read(Fields request, RunInput shared, ResourceLimits inForce) {
    List<TestCase> tests = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<Value> entries =
        request.optional("tests").flatMap(value -> value.list(1, bounds.tests())).orElse(List.of());
    for (Value entry : entries) {
      entry
          .fields(FIELDS)
          .flatMap(fields -> test(fields, shared, inForce, ids))
          .ifPresent(tests::add);
    }
    if (tests.isEmpty()) {
      request
          .optional("stop_on_failure")
          .filter(flag -> request.optional("tests").isEmpty())
          .filter(flag -> request.optional("unit_tests").isEmpty())
          .ifPresent(
              flag -> flag.problem("means nothing without `tests` or `unit_tests`: leave it out"));
    }
    return tests;
  }

  private Optional<TestCase> test(
      Fields fields, RunInput shared, ResourceLimits inForce, Set<String> ids) {
    Optional<String> id = id(fields, ids);
    List<String> arguments = inputs.arguments(fields).orElse(shared.arguments());
    byte[] stdin = inputs.stdin(fields).orElse(shared.stdin());
    Optional<Value> expected = fields.required("expected_output");
    Optional<Comparator> comparator = Comparators.read(fields.optional("comparator"), expected);
    Optional<String> text = expected.flatMap(value -> value.text(longestExpected));
    Optional<StageLimits> own = limits.readRun(fields, inForce);
    return id.flatMap(
        name ->
            text.flatMap(
                output ->
                    comparator.map(
                        how ->
                            new TestCase(
                                new RunInput(name, arguments, stdin, List.of(), own),
                                output,
                                how))));
  }

  private static Optional<String> id(Fields fields, Set<String> ids) {
    Optional<String> id =
        fields
            .required("id")
            .flatMap(value -> value.shapedText(ID, "1 to 64 letters, digits, `.`, `_` and `-`"));
    if (id.isPresent() && !ids.add(id.get())) {
      fields.problem("id", "is the id of another test too: give each test an id of its own");
      return Optional.empty();
    }
    return id;
  }
}
