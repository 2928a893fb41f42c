package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.execution.Comparator;
import dev.cofferdam.functions.execution.TestCase;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code tests}. A test without its own arguments or input has those of the request. */
final class TestsReader {

  private static final Set<String> FIELDS =
      Set.of("id", "stdin", "args", "expected_output", "comparator");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final RequestLimits bounds;
  private final long longestExpected;
  private final InputReader inputs;

  TestsReader(RequestLimits bounds, long longestExpected, InputReader inputs) {
    this.bounds = bounds;
    this.longestExpected = longestExpected;
    this.inputs = inputs;
  }

  /** The tests in their order; empty where the request has none, and after a problem. */
  List<TestCase> read(Fields request, RunInput shared) {
    List<TestCase> tests = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<Value> entries =
        request.optional("tests").flatMap(value -> value.list(1, bounds.tests())).orElse(List.of());
    for (int i = 0; i < entries.size(); i++) {
      String position = Integer.toString(i + 1);
      entries
          .get(i)
          .fields(FIELDS)
          .flatMap(fields -> test(fields, position, shared, ids))
          .ifPresent(tests::add);
    }
    if (tests.isEmpty()) {
      request
          .optional("stop_on_failure")
          .filter(flag -> request.optional("tests").isEmpty())
          .ifPresent(flag -> flag.problem("means nothing without `tests`: leave it out"));
    }
    return tests;
  }

  private Optional<TestCase> test(
      Fields fields, String position, RunInput shared, Set<String> ids) {
    Optional<String> id = id(fields, position, ids);
    List<String> arguments = inputs.arguments(fields).orElse(shared.arguments());
    byte[] stdin = inputs.stdin(fields).orElse(shared.stdin());
    Optional<Value> expected = fields.required("expected_output");
    Optional<Comparator> comparator = Comparators.read(fields.optional("comparator"), expected);
    Optional<String> text = expected.flatMap(value -> value.text(longestExpected));
    return id.flatMap(
        name ->
            text.flatMap(
                output ->
                    comparator.map(
                        how -> new TestCase(new RunInput(name, arguments, stdin), output, how))));
  }

  private static Optional<String> id(Fields fields, String position, Set<String> ids) {
    Optional<Value> given = fields.optional("id");
    Optional<String> id =
        given.isEmpty()
            ? Optional.of(position)
            : given.get().shapedText(ID, "1 to 64 letters, digits, `.`, `_` and `-`");
    if (id.isPresent() && !ids.add(id.get())) {
      fields.problem("id", "is the id of another test too; ids left out are `1`, `2` and so on");
      return Optional.empty();
    }
    return id;
  }
}
