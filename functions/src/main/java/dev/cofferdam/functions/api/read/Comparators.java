package dev.cofferdam.functions.api.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.execution.grading.Comparator;
import java.util.Optional;
import java.util.Set;

/** Reads {@code comparator}: a word, or an object where the comparison has a parameter. */
final class Comparators {

  private static final int LONGEST_PATTERN = 1_000;

  /** RE2 instructions; {@code (a{100}){100}} has more. */
  private static final int LARGEST_PROGRAM = 5_000;

  private static final String CHOICES =
      "must be `exact`, `trimmed`, `tokens`, `regex`, `checker` or {\"type\": \"float\","
          + " \"tolerance\": …}";

  private Comparators() {}

  /** The comparison; the trimmed one where none is named; empty after a problem. */
  static Optional<Comparator> read(Optional<Value> comparator, Optional<Value> expected) {
    if (comparator.isEmpty()) {
      return Optional.of(new Comparator.Trimmed());
    }
    Value value = comparator.get();
    if (value.node().isObject()) {
      return value.fields(Set.of("type", "tolerance")).flatMap(f -> parameterized(f, expected));
    }
    if (!value.node().isTextual()) {
      value.problem(CHOICES + ", but is " + value.kind());
      return Optional.empty();
    }
    if (value.node().textValue().equals("float")) {
      value.problem("needs a tolerance: write {\"type\": \"float\", \"tolerance\": 1e-6}");
      return Optional.empty();
    }
    return named(value, expected);
  }

  private static Optional<Comparator> parameterized(Fields fields, Optional<Value> expected) {
    Optional<Value> type = fields.required("type");
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (type.get().node().asText().equals("float")) {
      return fields.required("tolerance").flatMap(Comparators::floats);
    }
    fields
        .optional("tolerance")
        .ifPresent(value -> value.problem("belongs to the comparator `float` only"));
    return named(type.get(), expected);
  }

  private static Optional<Comparator> floats(Value tolerance) {
    double number = tolerance.node().isNumber() ? tolerance.node().doubleValue() : Double.NaN;
    if (!(number > 0 && number <= 1)) {
      tolerance.problem("must be a number above 0 and at most 1; `tokens` compares without any");
      return Optional.empty();
    }
    return Optional.of(new Comparator.Floats(number));
  }

  private static Optional<Comparator> named(Value value, Optional<Value> expected) {
    String name = value.node().isTextual() ? value.node().textValue() : "";
    return switch (name) {
      case "exact" -> Optional.of(new Comparator.Exact());
      case "trimmed" -> Optional.of(new Comparator.Trimmed());
      case "tokens" -> Optional.of(new Comparator.Tokens());
      case "regex" -> expected.flatMap(Comparators::regex);
      case "checker" -> Optional.of(new Comparator.Checked());
      default -> {
        value.problem(CHOICES + ", but is " + ShownText.quoted(value.node().asText()));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Comparator> regex(Value expected) {
    if (!expected.node().isTextual()) {
      return Optional.empty();
    }
    String expression = expected.node().textValue();
    if (expression.length() > LONGEST_PATTERN) {
      expected.problem("must have at most " + LONGEST_PATTERN + " characters as a `regex`");
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(expression);
      if (pattern.programSize() > LARGEST_PROGRAM) {
        expected.problem("is too large as a `regex`: repeat less");
        return Optional.empty();
      }
      return Optional.of(new Comparator.Regex(pattern));
    } catch (PatternSyntaxException wrong) {
      expected.problem(
          "is not a `regex` in RE2's syntax: " + ShownText.quoted(wrong.getDescription()));
      return Optional.empty();
    }
  }
}
