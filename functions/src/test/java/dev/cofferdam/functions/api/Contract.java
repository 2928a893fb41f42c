package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cofferdam.functions.api.door.ApiDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI document, as something that answers are held against. */
final class Contract {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document = read();

  JsonNode document() {
    return document;
  }

  /** Every path, method and status that is documented, for example {@code /execute post 200}. */
  Set<String> documented() {
    Set<String> all = new TreeSet<>();
    each(
        document.get("paths"),
        (path, item) ->
            each(
                item,
                (method, operation) ->
                    each(
                        operation.get("responses"),
                        (status, response) -> all.add(path + " " + method + " " + status))));
    return all;
  }

  /** Holds an answer against what is documented for it. */
  void check(String path, String method, RawHttp.Answer answer) {
    JsonNode response =
        resolved(document.at(pointer("paths", path, method, "responses", "" + answer.status())));
    assertThat(response.isMissingNode())
        .as("%s %s %d is documented", method, path, answer.status())
        .isFalse();
    each(
        response.path("headers"),
        (name, header) -> assertThat(answer.header(name)).as("header %s", name).isNotEmpty());
    String type = answer.header("Content-Type");
    JsonNode schema = response.at(pointer("content", type, "schema"));
    assertThat(schema.isMissingNode()).as("%s of %s %s", type, method, path).isFalse();
    if (type.endsWith("json")) {
      assertThat(problems(schema, answer.json())).as(answer.text()).isEmpty();
    }
  }

  /** What is wrong with a value by a schema of the document; empty if nothing is. */
  Set<String> problems(JsonNode schema, JsonNode value) {
    ObjectNode root = MAPPER.createObjectNode();
    root.set("components", document.get("components"));
    root.setAll((ObjectNode) schema);
    JsonSchema compiled = SCHEMAS.getSchema(root);
    Set<String> problems = new TreeSet<>();
    compiled.validate(value).forEach(message -> problems.add(message.toString()));
    return problems;
  }

  Set<String> requestProblems(JsonNode request) {
    return problems(MAPPER.createObjectNode().put("$ref", "#/components/schemas/Request"), request);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static String pointer(String... steps) {
    StringBuilder pointer = new StringBuilder();
    for (String step : steps) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static void each(JsonNode object, Entry entry) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      entry.take(field.getKey(), field.getValue());
    }
  }

  private static JsonNode read() {
    String yaml = new String(ApiDocument.bytes(), StandardCharsets.UTF_8);
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return MAPPER.valueToTree(tree);
  }

  /** Takes one field of an object. */
  private interface Entry {
    void take(String name, JsonNode value);
  }
}
