package dev.cofferdam.functions.api.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A content type (RFC 9110, section 8.3), of a request or of an event's data.
 *
 * @param name type and subtype, lower case
 * @param charset lower case, {@code utf-8} where none is named
 */
public record MediaType(String name, String charset) {

  /** JSON (RFC 8259). */
  public static final String JSON = "application/json";

  /** An event in the JSON format of CloudEvents 1.0. */
  public static final String EVENT = "application/cloudevents+json";

  /** How the names of batches begin. */
  public static final String BATCH = "application/cloudevents-batch";

  /**
   * The one content type that there is.
   *
   * @param values of the header or attribute
   * @return empty if there is none, or several
   */
  public static Optional<MediaType> of(List<String> values) {
    if (values.size() != 1) {
      return Optional.empty();
    }
    List<String> parts = List.of(values.get(0).split(";", -1));
    String charset = "utf-8";
    for (String parameter : parts.subList(1, parts.size())) {
      String text = parameter.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("charset=")) {
        charset = text.substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return Optional.of(new MediaType(parts.get(0).strip().toLowerCase(Locale.ROOT), charset));
  }

  /**
   * Whether the text is UTF-8.
   *
   * @return true where no charset is named
   */
  public boolean isUtf8() {
    return charset.equals("utf-8") || charset.equals("utf8");
  }
}
