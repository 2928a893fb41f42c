package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.house.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is published about the events: a schema for the data of each, and a document of all. */
class EventSchemasTest {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final String MEND =
      "./mvnw -pl policy-engine,functions test -Dtest=EventSchemasTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcofferdam.write=true";

  private final EventSchemas schemas = new EventSchemas();

  @Test
  void each_schema_file_is_what_the_openapi_document_says() throws IOException {
    if (Boolean.getBoolean("cofferdam.write")) {
      schemas.write();
    }
    for (Map.Entry<String, String> text : schemas.texts().entrySet()) {
      assertThat(EventSchemas.FOLDER.resolve(text.getKey() + ".json"))
          .as("stale; to write it again: %s", MEND)
          .hasContent(text.getValue());
    }
  }

  @Test
  void there_is_a_schema_for_each_event_and_for_nothing_else() throws IOException {
    try (Stream<Path> files = Files.list(EventSchemas.FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              schemas.texts().keySet().stream().map(type -> type + ".json").toList());
    }
  }

  @Test
  void data_that_is_none_is_seen() throws IOException {
    JsonNode wrong = MAPPER.readTree("{\"id\": \"x\", \"status\": \"rejected_by_policy\"}");

    assertThat(EventSchemas.problems("dev.cofferdam.execution.completed", wrong)).isNotEmpty();
  }

  @Test
  void the_asyncapi_document_has_each_event_with_its_schema() throws IOException {
    String yaml = Files.readString(Project.root().resolve("docs/asyncapi.yaml"));
    JsonNode document =
        MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    Set<String> named = new TreeSet<>();
    for (JsonNode message : document.at("/components/messages")) {
      String type = message.at("/headers/properties/ce-type/const").textValue();
      assertThat(message.at("/payload/schema/$ref").textValue())
          .isEqualTo("schemas/" + type + ".json");
      named.add(type);
    }

    assertThat(document.get("asyncapi").textValue()).startsWith("3.");
    assertThat(named).containsExactlyInAnyOrderElementsOf(schemas.texts().keySet());
    assertThat(references(document)).isNotEmpty().allMatch(pointer -> resolves(document, pointer));
  }

  private static List<String> references(JsonNode document) {
    return document.findValuesAsText("$ref").stream().filter(r -> r.startsWith("#")).toList();
  }

  private static boolean resolves(JsonNode document, String reference) {
    return !document.at(reference.substring(1)).isMissingNode();
  }
}
