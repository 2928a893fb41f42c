package dev.cofferdam.functions.api.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A content type.
 *
 * @param name type and subtype, lower case
 * @param charset lower case, {@code utf-8} where none is named
 */
record MediaType(String name, String charset) {

  static final String JSON = "application/json";
  static final String EVENT = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch";

  /** The one content type that a request has; empty if it has none or several. */
  static Optional<MediaType> of(List<String> values) {
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

  boolean isUtf8() {
    return charset.equals("utf-8") || charset.equals("utf8");
  }
}
