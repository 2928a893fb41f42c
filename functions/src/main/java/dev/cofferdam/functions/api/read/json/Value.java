package dev.cofferdam.functions.api.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.problem.ShownText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One value of a request and where it stands. Each method that reads it either returns what was
 * read, or notes a problem and returns empty.
 *
 * @param path the JSON path
 * @param node the value
 * @param problems where problems go
 */
public record Value(String path, JsonNode node, Problems problems) {

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  /**
   * Notes a problem of this value.
   *
   * @param message what is wrong and what would be right
   */
  public void problem(String message) {
    problems.add(path, message);
  }

  /**
   * Reads text that any program could be given.
   *
   * @param most bytes in UTF-8
   * @return empty after a problem
   */
  public Optional<String> text(long most) {
    if (!node.isTextual()) {
      problem("must be a string, but is " + kind());
      return Optional.empty();
    }
    String text = node.textValue();
    if (!ShownText.isWellFormed(text)) {
      problem("holds half of a surrogate pair, which UTF-8 cannot encode");
      return Optional.empty();
    }
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > most) {
      problem("has " + size + " bytes, but at most " + most + " are allowed");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * Reads text that the operating system ends at a NUL: an argument, a variable.
   *
   * @param most bytes in UTF-8
   * @return empty after a problem
   */
  public Optional<String> textWithoutNul(long most) {
    Optional<String> text = text(most);
    if (text.isPresent() && text.get().indexOf('\0') >= 0) {
      problem("holds a NUL, which no argument or variable can");
      return Optional.empty();
    }
    return text;
  }

  /**
   * Reads text that has a shape.
   *
   * @param shape what the whole text must match
   * @param description of the shape, after "must be"
   * @return empty after a problem
   */
  public Optional<String> shapedText(Pattern shape, String description) {
    if (!node.isTextual()) {
      problem("must be a string, but is " + kind());
      return Optional.empty();
    }
    if (!shape.matcher(node.textValue()).matches()) {
      problem("must be " + description + ", but is " + ShownText.quoted(node.textValue()));
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  /**
   * Reads a whole number. JSON has one kind of number, so {@code 5.0} is one; {@code "5"} is not.
   *
   * @param least allowed
   * @param most allowed
   * @param unit what is counted, for the message
   * @return empty after a problem
   */
  public OptionalLong integer(long least, long most, String unit) {
    String range = "from " + least + " to " + most + " (" + unit + ")";
    if (!node.isNumber()) {
      problem("must be a whole number " + range + ", but is " + kind());
      return OptionalLong.empty();
    }
    Optional<BigDecimal> exact = exactNumber();
    boolean whole = exact.isPresent() && exact.get().stripTrailingZeros().scale() <= 0;
    if (!whole) {
      problem("must be a whole number " + range);
      return OptionalLong.empty();
    }
    BigDecimal number = exact.get();
    if (number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      problem("must be " + range);
      return OptionalLong.empty();
    }
    return OptionalLong.of(number.longValueExact());
  }

  private Optional<BigDecimal> exactNumber() {
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      return Optional.empty();
    }
    return Optional.of(node.decimalValue());
  }

  /**
   * Reads {@code true} or {@code false}.
   *
   * @return empty after a problem
   */
  public Optional<Boolean> flag() {
    if (!node.isBoolean()) {
      problem("must be true or false, but is " + kind());
      return Optional.empty();
    }
    return Optional.of(node.booleanValue());
  }

  /**
   * Reads a list.
   *
   * @param least entries
   * @param most entries
   * @return its entries; empty after a problem
   */
  public Optional<List<Value>> list(int least, int most) {
    if (!node.isArray()) {
      problem("must be a list, but is " + kind());
      return Optional.empty();
    }
    if (node.size() < least || node.size() > most) {
      problem("must have " + least + " to " + most + " entries, but has " + node.size());
      return Optional.empty();
    }
    List<Value> entries = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      entries.add(new Value(path + "[" + i + "]", node.get(i), problems));
    }
    return Optional.of(entries);
  }

  /**
   * Reads an object whose fields are known; every other field is a problem.
   *
   * @param known names of fields
   * @return its fields; empty after a problem
   */
  public Optional<Fields> fields(Set<String> known) {
    return object().map(object -> Fields.read(this, object, known));
  }

  /**
   * Reads an object whose field names are the caller's own.
   *
   * @param most fields
   * @return its values by name, in the caller's order; empty after a problem
   */
  public Optional<Map<String, Value>> entries(int most) {
    if (object().isEmpty()) {
      return Optional.empty();
    }
    if (node.size() > most) {
      problem("must have at most " + most + " entries, but has " + node.size());
      return Optional.empty();
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      entries.put(entry.getKey(), child(entry.getKey(), entry.getValue()));
    }
    return Optional.of(entries);
  }

  /**
   * What the value is, with its article, for messages.
   *
   * @return for example {@code a number}
   */
  public String kind() {
    String type = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return switch (node.getNodeType()) {
      case NULL, MISSING -> "null";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case BINARY, BOOLEAN, NUMBER, POJO, STRING -> "a " + type;
    };
  }

  Value child(String name, JsonNode value) {
    return new Value(path + step(name), value, problems);
  }

  static String step(String name) {
    return PLAIN_NAME.matcher(name).matches() ? "." + name : "[" + ShownText.quoted(name) + "]";
  }

  private Optional<ObjectNode> object() {
    if (node instanceof ObjectNode object) {
      return Optional.of(object);
    }
    problem("must be an object, but is " + kind());
    return Optional.empty();
  }
}
