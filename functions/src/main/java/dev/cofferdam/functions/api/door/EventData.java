package dev.cofferdam.functions.api.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.event.MediaType;
import dev.cofferdam.functions.api.problem.FieldProblem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The data of a structured event, which the JSON format of CloudEvents 1.0 (section 3.1) lets a
 * sender write as JSON or as base64, under a content type that is spelt in several ways; pure. The
 * binding below reads one of these.
 */
sealed interface EventData {

  /** The binding can read the event as it came. */
  record Plain() implements EventData {}

  /**
   * The same event, as the binding can read it.
   *
   * @param event UTF-8 JSON
   */
  record Rewritten(byte[] event) implements EventData {}

  /**
   * The data is none.
   *
   * @param problem why
   */
  record Refused(FieldProblem problem) implements EventData {}

  /**
   * Unpacks the data.
   *
   * @param event whose attributes and data were found good by their form
   * @return how the binding can read it, or what is wrong with the data
   */
  static EventData of(JsonNode event) {
    JsonNode packed = event.get("data_base64");
    if (packed != null) {
      return unpacked(event, packed.textValue());
    }
    JsonNode type = event.get("datacontenttype");
    return type == null || type.asText().equals(MediaType.JSON)
        ? new Plain()
        : rewritten(event, event.get("data"));
  }

  private static EventData unpacked(JsonNode event, String packed) {
    byte[] data;
    try {
      data = Base64.getDecoder().decode(packed);
    } catch (IllegalArgumentException notBase64) {
      return refused("is not base64 as in RFC 4648, section 4");
    }
    Optional<FieldProblem> malformed = StrictJson.problem(new ByteArrayInputStream(data));
    return malformed.isPresent()
        ? refused("its data " + malformed.get().message())
        : rewritten(event, StrictJson.tree(new ByteArrayInputStream(data)));
  }

  private static EventData rewritten(JsonNode event, JsonNode data) {
    ObjectNode plain = event.deepCopy();
    plain.remove("data_base64");
    plain.put("datacontenttype", MediaType.JSON);
    plain.set("data", data);
    return new Rewritten(plain.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static EventData refused(String message) {
    return new Refused(new FieldProblem("$.data_base64", message));
  }
}
