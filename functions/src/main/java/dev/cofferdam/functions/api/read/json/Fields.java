package dev.cofferdam.functions.api.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.problem.ShownText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of an object, all of them known ones. */
public final class Fields {

  private final Value object;
  private final ObjectNode node;

  private Fields(Value object, ObjectNode node) {
    this.object = object;
    this.node = node;
  }

  static Fields read(Value object, ObjectNode node, Set<String> known) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (!known.contains(name)) {
        object.child(name, field.getValue()).problem(unknown(name, known));
      }
    }
    return new Fields(object, node);
  }

  /**
   * A field that may be left out.
   *
   * @param name of the field
   * @return its value, whatever it is; empty if it was left out
   */
  public Optional<Value> optional(String name) {
    return Optional.ofNullable(node.get(name)).map(value -> object.child(name, value));
  }

  /**
   * A field that must be there; notes a problem if it is not.
   *
   * @param name of the field
   * @return its value, whatever it is; empty after a problem
   */
  public Optional<Value> required(String name) {
    Optional<Value> value = optional(name);
    if (value.isEmpty()) {
      problem(name, "is missing");
    }
    return value;
  }

  /**
   * Notes a problem of a field, there or not.
   *
   * @param name of the field
   * @param message what is wrong and what would be right
   */
  public void problem(String name, String message) {
    object.problems().add(object.path() + Value.step(name), message);
  }

  /**
   * The object as it was sent.
   *
   * @return not a copy
   */
  public ObjectNode node() {
    return node;
  }

  /**
   * Where problems of this object go.
   *
   * @return never null
   */
  public Problems problems() {
    return object.problems();
  }

  private static String unknown(String name, Set<String> known) {
    Optional<String> meant = Suggestion.among(known, name);
    return meant
        .map(close -> "is no field of this object; did you mean `" + close + "`")
        .orElseGet(
            () ->
                "is no field of this object; there are "
                    + String.join(", ", known.stream().sorted().map(ShownText::quoted).toList()));
  }
}
