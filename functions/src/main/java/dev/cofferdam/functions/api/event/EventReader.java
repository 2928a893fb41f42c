package dev.cofferdam.functions.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.ShownText;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the attributes of an event, from headers or from a tree; pure. */
public final class EventReader {

  private static final int LONGEST_ATTRIBUTE = 1024;
  private static final List<String> TRACE = List.of("traceparent", "tracestate");

  private final Function<String, Attribute> attributes;
  private final String prefix;
  private final List<FieldProblem> problems = new ArrayList<>();

  private EventReader(Function<String, Attribute> attributes, String prefix) {
    this.attributes = attributes;
    this.prefix = prefix;
  }

  /**
   * Reads the headers of a binary event.
   *
   * @param headers every value of each header, by name without regard to case
   * @return the attributes, or all that is wrong with them
   */
  public static EventReading binary(Map<String, List<String>> headers) {
    Function<String, Attribute> attributes =
        name -> EventHeaders.attribute(headers.getOrDefault("ce-" + name, List.of()));
    return new EventReader(attributes, "ce-").read("$", List.of());
  }

  /**
   * Reads a structured event.
   *
   * @param event the whole event
   * @return the attributes, or all that is wrong with them
   */
  public static EventReading structured(JsonNode event) {
    if (!event.isObject()) {
      return new EventReading.Refused(
          List.of(new FieldProblem("$", "must be an object: a CloudEvent")));
    }
    Function<String, Attribute> attributes =
        name -> {
          JsonNode value = event.get(name);
          if (value == null) {
            return new Attribute.Absent();
          }
          return value.isTextual()
              ? new Attribute.Present(value.textValue())
              : new Attribute.Malformed("must be a string");
        };
    return new EventReader(attributes, "$.").read("$.data", dataProblems(event));
  }

  private static List<FieldProblem> dataProblems(JsonNode event) {
    List<FieldProblem> problems = new ArrayList<>();
    if (event.has("data_base64") && event.has("data")) {
      problems.add(
          new FieldProblem("$.data_base64", "must be left out: the data stands in `data` already"));
    } else if (event.has("data_base64") && !event.get("data_base64").isTextual()) {
      problems.add(new FieldProblem("$.data_base64", "must be a string: the data, in base64"));
    } else if (!event.has("data") && !event.has("data_base64")) {
      problems.add(new FieldProblem("$.data", "is missing: it is the request"));
    }
    JsonNode type = event.get("datacontenttype");
    if (type != null && !isJson(type.asText())) {
      problems.add(
          new FieldProblem("$.datacontenttype", "must be `application/json`, or be left out"));
    }
    return problems;
  }

  /** Whether it is JSON's media type, in any case, in UTF-8 where it names a charset. */
  private static boolean isJson(String type) {
    return MediaType.of(List.of(type.strip()))
        .filter(media -> media.name().equals(MediaType.JSON) && media.isUtf8())
        .isPresent();
  }

  private EventReading read(String root, List<FieldProblem> found) {
    problems.addAll(found);
    text("specversion")
        .filter(version -> !version.equals("1.0"))
        .ifPresent(version -> problem("specversion", "must be `1.0`, but is " + shown(version)));
    String id = text("id").orElse("");
    String source = text("source").orElse("");
    String type = text("type").orElse("");
    if (!type.isEmpty() && !EventTypes.TAKEN.contains(type) && !EventTypes.NOTICES.contains(type)) {
      problem("type", "is " + shown(type) + ", which nothing here takes; " + taken());
    }
    optional("time")
        .filter(time -> !isTime(time))
        .ifPresent(time -> problem("time", "must be a time as in RFC 3339"));
    Optional<String> subject = optional("subject");
    Map<String, String> trace = new HashMap<>();
    for (String name : TRACE) {
      optional(name).ifPresent(value -> trace.put(name, value));
    }
    return problems.isEmpty()
        ? new EventReading.Taken(new EventAttributes(id, source, type, root, trace, subject))
        : new EventReading.Refused(problems);
  }

  /** A required attribute; empty after a problem. */
  private Optional<String> text(String name) {
    Attribute attribute = attributes.apply(name);
    if (attribute instanceof Attribute.Absent) {
      problem(name, "is missing");
    }
    return checked(name, attribute);
  }

  private Optional<String> optional(String name) {
    return checked(name, attributes.apply(name));
  }

  private Optional<String> checked(String name, Attribute attribute) {
    if (attribute instanceof Attribute.Malformed malformed) {
      problem(name, malformed.message());
    }
    if (!(attribute instanceof Attribute.Present present)) {
      return Optional.empty();
    }
    String value = present.value();
    if (value.isEmpty() || value.length() > LONGEST_ATTRIBUTE) {
      problem(name, "must have 1 to " + LONGEST_ATTRIBUTE + " characters");
      return Optional.empty();
    }
    if (value.codePoints().anyMatch(p -> Character.isISOControl(p) || isSurrogate(p))) {
      problem(name, "must not hold a control character or half of a surrogate pair");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private void problem(String name, String message) {
    problems.add(new FieldProblem(prefix + name, message));
  }

  private static boolean isSurrogate(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }

  private static boolean isTime(String time) {
    try {
      OffsetDateTime.parse(time);
      return true;
    } catch (DateTimeException notOne) {
      return false;
    }
  }

  private static String taken() {
    return "there are " + String.join(", ", EventTypes.TAKEN.stream().sorted().toList());
  }

  private static String shown(String text) {
    return ShownText.quoted(text);
  }
}
