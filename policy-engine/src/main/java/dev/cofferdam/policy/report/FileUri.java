package dev.cofferdam.policy.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** File names as URI references. */
final class FileUri {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FileUri() {}

  /** A relative reference for a relative name, a {@code file:} URI for an absolute one. */
  static String of(String name) {
    StringBuilder uri = new StringBuilder(name.startsWith("/") ? "file://" : "");
    for (byte b : Plain.wellFormed(name).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return uri.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~/".indexOf(c) >= 0;
  }
}
