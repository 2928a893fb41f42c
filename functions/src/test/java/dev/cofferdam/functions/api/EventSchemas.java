package dev.cofferdam.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cofferdam.functions.api.event.EventTypes;
import dev.cofferdam.functions.api.event.ReplyEvents;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.house.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The JSON Schema (2020-12) of each event's data, cut out of the OpenAPI document so that both say
 * the same, each in a file that stands by itself.
 */
public final class EventSchemas {

  static final Path FOLDER = Project.root().resolve("docs/schemas");

  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode components = new Contract().document().at("/components/schemas");

  /** What each schema file is to hold, by the type of the event. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    EventTypes.TAKEN.stream()
        .sorted()
        .forEach(type -> texts.put(type, text(type, plain("Request"))));
    for (String type :
        Set.of(
            EventTypes.EXECUTION_COMPLETED,
            EventTypes.EXECUTION_REJECTED,
            EventTypes.EXECUTION_FAILED)) {
      texts.put(type, text(type, result(type)));
    }
    texts.put(
        EventTypes.ANALYSIS_COMPLETED, text(EventTypes.ANALYSIS_COMPLETED, plain("Analysis")));
    return texts;
  }

  /** What is wrong with an event's data by the file of its type; empty if nothing is. */
  public static Set<String> problems(String type, JsonNode data) {
    Set<String> problems = new TreeSet<>();
    try {
      JsonNode schema = MAPPER.readTree(FOLDER.resolve(type + ".json").toFile());
      SCHEMAS.getSchema(schema).validate(data).forEach(message -> problems.add("" + message));
    } catch (IOException missing) {
      problems.add("no schema of " + type);
    }
    return problems;
  }

  private static ObjectNode plain(String name) {
    return MAPPER.createObjectNode().put("$ref", DEFINITIONS + name);
  }

  /** A result, with the statuses that events of the type carry. */
  private static ObjectNode result(String type) {
    ObjectNode schema = plain("Result");
    ArrayNode statuses = schema.putObject("properties").putObject("status").putArray("enum");
    for (ExecutionStatus status : ExecutionStatus.values()) {
      if (ReplyEvents.typeOf(status).equals(type)) {
        statuses.add(status.wireName());
      }
    }
    return schema;
  }

  /** A call is answered with a problem where an event is answered with such a result. */
  private static JsonNode failed(JsonNode result) {
    ObjectNode schema = result.deepCopy();
    schema.withObject("/properties").putObject("status").put("type", "string");
    ArrayNode required = schema.putArray("required");
    result.get("required").forEach(field -> required.add(field.asText()));
    for (int i = required.size() - 1; i >= 0; i--) {
      if (required.get(i).asText().equals("policy")) {
        // Nothing was judged of what is no request.
        required.remove(i);
      }
    }
    return schema;
  }

  private String text(String type, ObjectNode schema) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$id", "urn:cofferdam:schema:" + type);
    document.put("title", "the data of " + type);
    document.setAll(schema);
    ObjectNode definitions = document.putObject("$defs");
    definitions(schema).forEach(definitions::set);
    if (type.equals(EventTypes.EXECUTION_FAILED)) {
      definitions.set("Result", failed(definitions.get("Result")));
    }
    return document.toPrettyString().replace(COMPONENTS, DEFINITIONS) + "\n";
  }

  /** Everything that a schema needs, by name, and what that needs. */
  private Map<String, JsonNode> definitions(JsonNode schema) {
    Map<String, JsonNode> found = new TreeMap<>();
    Set<String> wanted = new TreeSet<>(names(schema));
    while (!wanted.isEmpty()) {
      String name = wanted.iterator().next();
      wanted.remove(name);
      found.put(name, components.get(name));
      names(components.get(name)).stream().filter(n -> !found.containsKey(n)).forEach(wanted::add);
    }
    return found;
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    for (String reference : schema.findValuesAsText("$ref")) {
      names.add(reference.substring(reference.lastIndexOf('/') + 1));
    }
    return names;
  }

  /** Writes every file anew. */
  void write() throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, String> text : texts().entrySet()) {
      Files.writeString(FOLDER.resolve(text.getKey() + ".json"), text.getValue());
    }
  }
}
