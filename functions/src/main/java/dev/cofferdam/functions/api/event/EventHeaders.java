package dev.cofferdam.functions.api.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Header values of binary events, as the HTTP binding of CloudEvents 1.0 writes them: perhaps in
 * quotes, and percent-encoded where a character is not visible ASCII. Senders that leave such
 * characters as they are, in UTF-8, are understood too. The HTTP layer hands over each byte as one
 * character.
 */
final class EventHeaders {

  private EventHeaders() {}

  /** The attribute behind every value of one header. */
  static Attribute attribute(List<String> values) {
    if (values.isEmpty()) {
      return new Attribute.Absent();
    }
    if (values.size() > 1) {
      return new Attribute.Malformed("is given " + values.size() + " times");
    }
    return decoded(unquoted(values.get(0).strip()))
        .<Attribute>map(Attribute.Present::new)
        .orElseGet(() -> new Attribute.Malformed("is not percent-encoded UTF-8"));
  }

  /**
   * A value as a header can carry it: what is not visible ASCII, {@code "} and {@code %} encoded.
   */
  static String encoded(String value) {
    StringBuilder header = new StringBuilder(value.length());
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b <= '~' && b != '"' && b != '%') {
        header.append((char) b);
      } else {
        header.append(String.format("%%%02X", b));
      }
    }
    return header.toString();
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 1; i < value.length() - 1; i++) {
      if (value.charAt(i) == '\\' && i < value.length() - 2) {
        i++;
      }
      plain.append(value.charAt(i));
    }
    return plain.toString();
  }

  /** Empty if an escape is broken, or the bytes are not UTF-8. */
  private static Optional<String> decoded(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > 0xFF) {
        return Optional.empty();
      }
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes.toByteArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(encoded).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
