package dev.cofferdam.functions.sandbox.runtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the manifest that lies beside an unpacked image. What an image is made of stands there
 * once; each of its {@code dialects} (TypeScript, beside JavaScript) says only what is different.
 */
public final class RuntimeManifest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RuntimeManifest() {}

  /**
   * Reads a manifest.
   *
   * @param json its bytes
   * @return the image's own language first, then its dialects
   * @throws IOException if it is no JSON, or lacks something
   */
  public static List<RuntimeImage> read(byte[] json) throws IOException {
    if (!(JSON.readTree(json) instanceof ObjectNode manifest)) {
      throw new IOException("a manifest is an object");
    }
    List<RuntimeImage> runtimes = new ArrayList<>();
    runtimes.add(runtime(manifest));
    for (JsonNode dialect : manifest.path("dialects")) {
      ObjectNode whole = manifest.deepCopy();
      dialect.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
      runtimes.add(runtime(whole));
    }
    return runtimes;
  }

  private static RuntimeImage runtime(JsonNode manifest) throws IOException {
    List<RuntimePackage> packages = new ArrayList<>();
    for (JsonNode entry : manifest.path("packages")) {
      packages.add(new RuntimePackage(text(entry, "name"), text(entry, "version")));
    }
    JsonNode stages = manifest.path("stages");
    if (stages.path("run").isEmpty()) {
      throw new IOException("a manifest has a run stage");
    }
    return new RuntimeImage(
        text(manifest, "language"),
        text(manifest, "version"),
        words(manifest.path("aliases")),
        packages,
        text(manifest, "image"),
        text(manifest, "image_digest"),
        text(manifest, "program"),
        words(stages.path("compile")),
        words(stages.path("run")),
        words(stages.path("unit_tests")),
        words(stages.path("unit_compile")),
        variables(manifest.path("environment")),
        words(manifest.path("sources")),
        numbers(manifest.path("default_limits")));
  }

  private static String text(JsonNode node, String field) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IOException("a manifest has a text `" + field + "`");
    }
    return value.textValue();
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Map<String, String> variables(JsonNode object) {
    Map<String, String> variables = new LinkedHashMap<>();
    object.properties().forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
    return variables;
  }

  private static Map<String, Long> numbers(JsonNode object) throws IOException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      if (!each.getValue().canConvertToLong() || each.getValue().longValue() < 1) {
        throw new IOException("the limit `" + each.getKey() + "` of a manifest is a number from 1");
      }
      numbers.put(each.getKey(), each.getValue().longValue());
    }
    return numbers;
  }
}
