package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.read.json.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the content of a file is written in JSON. */
enum Encoding {
  /** As text. */
  UTF8,
  /** RFC 4648, section 4, with padding and without line breaks. */
  BASE64,
  /** Two hexadecimal digits a byte, in either case. */
  HEX;

  static Optional<Encoding> named(String name) {
    return Arrays.stream(values()).filter(e -> e.wireName().equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Encoding::wireName).toList();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Decodes; notes a problem and returns empty if the content is not in this encoding. */
  Optional<byte[]> decode(Value content, long most) {
    // No encoding has more than three characters for a byte, line breaks not allowed.
    long mostCharacters = Math.multiplyExact(most, 3L) + 4;
    Optional<String> text = content.text(this == UTF8 ? most : mostCharacters);
    return text.flatMap(
        written ->
            switch (this) {
              case UTF8 -> Optional.of(written.getBytes(StandardCharsets.UTF_8));
              case BASE64 -> base64(content, written);
              case HEX -> hex(content, written);
            });
  }

  private static Optional<byte[]> base64(Value content, String written) {
    try {
      if (written.length() % 4 == 0) {
        return Optional.of(Base64.getDecoder().decode(written));
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, in words for the caller.
    }
    content.problem("is not base64 (RFC 4648, section 4: `A-Z a-z 0-9 + /`, padded with `=`)");
    return Optional.empty();
  }

  private static Optional<byte[]> hex(Value content, String written) {
    try {
      return Optional.of(HexFormat.of().parseHex(written));
    } catch (IllegalArgumentException notHex) {
      content.problem("is not hex: an even number of the digits `0-9 a-f`");
      return Optional.empty();
    }
  }
}
