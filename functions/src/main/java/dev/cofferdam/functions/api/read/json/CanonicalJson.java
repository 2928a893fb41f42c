package dev.cofferdam.functions.api.read.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One text for all JSON that means the same: the order of fields and white space do not count. */
public final class CanonicalJson {

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private CanonicalJson() {}

  /**
   * Tells one object from another, but for one field.
   *
   * @param object the object; stays as it is
   * @param ignored the name of the field that does not count
   * @return SHA-256, 64 hexadecimal digits
   */
  public static String digestWithout(ObjectNode object, String ignored) {
    ObjectNode compared = object.objectNode().setAll(object);
    compared.remove(ignored);
    byte[] canonical = text(compared).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /**
   * A tree as text.
   *
   * @param tree any tree
   * @return never null
   */
  public static String text(JsonNode tree) {
    try {
      return SORTED.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree that was read can be written", impossible);
    }
  }
}
