package dev.cofferdam.functions.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.sandbox.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a list of API keys; pure.
 *
 * <pre>{@code
 * {"keys": [{"id": "ci", "sha256": "<64 hexadecimal digits>", "tenant": "blue", "roles": ["execute"]}]}
 * }</pre>
 */
final class ApiKeyFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final Set<String> FIELDS = Set.of("id", "sha256", "tenant", "roles");
  private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int MOST = 10_000;

  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> digests = new HashSet<>();

  private ApiKeyFile() {}

  /**
   * Reads the list.
   *
   * @param text of the file
   * @return at least one key
   * @throws IllegalArgumentException with everything that is wrong, each with its place
   */
  static List<ApiKey> read(String text) {
    ApiKeyFile file = new ApiKeyFile();
    List<ApiKey> keys = file.keys(text);
    if (!file.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", file.problems));
    }
    return keys;
  }

  private List<ApiKey> keys(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      problems.add("it is not JSON, at line " + e.getLocation().getLineNr());
      return List.of();
    }
    JsonNode list = root.path("keys");
    if (!root.isObject() || root.size() != 1 || !list.isArray() || list.isEmpty()) {
      problems.add("it must be an object with `keys` alone, a list with at least one key");
      return List.of();
    }
    if (list.size() > MOST) {
      problems.add("there are " + list.size() + " keys, but at most " + MOST + " are read");
      return List.of();
    }
    List<ApiKey> keys = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      keys.add(key("$.keys[" + i + "]", list.get(i)));
    }
    return keys;
  }

  private ApiKey key(String path, JsonNode node) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (!FIELDS.contains(names.next())) {
        problems.add(path + " has a field that is none of `id`, `sha256`, `tenant`, `roles`");
      }
    }
    String id = text(path + ".id", node.path("id"), NAME, "1 to 128 visible ASCII characters");
    String tenant =
        text(path + ".tenant", node.path("tenant"), NAME, "1 to 128 visible ASCII characters");
    String digest =
        text(path + ".sha256", node.path("sha256"), DIGEST, "64 hexadecimal digits")
            .toLowerCase(java.util.Locale.ROOT);
    if (!id.isEmpty() && !ids.add(id)) {
      problems.add(path + ".id is there twice");
    }
    if (!digest.isEmpty() && !digests.add(digest)) {
      problems.add(path + ".sha256 is there twice");
    }
    byte[] sha256 = HexFormat.of().parseHex(digest);
    return new ApiKey(id, sha256, new Tenant(tenant), roles(path + ".roles", node.path("roles")));
  }

  private String text(String path, JsonNode node, Pattern shape, String expected) {
    if (!node.isTextual() || !shape.matcher(node.textValue()).matches()) {
      problems.add(path + " must be " + expected);
      return "";
    }
    return node.textValue();
  }

  private Set<String> roles(String path, JsonNode node) {
    Set<String> roles = new LinkedHashSet<>();
    node.forEach(role -> roles.add(role.asText()));
    if (!node.isArray() || roles.isEmpty() || !Role.ALL.containsAll(roles)) {
      problems.add(path + " must list some of `analyze`, `execute`, `admin`");
    }
    return Set.copyOf(roles);
  }
}
