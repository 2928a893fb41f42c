package dev.cofferdam.policy.fact.value;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Encodings that payloads hide in. */
public final class Decoders {

  private Decoders() {}

  /** The text whose UTF-8 is written in hexadecimal digits, or null when they are none. */
  public static @Nullable String hex(String digits) {
    StringBuilder clean = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (Character.digit(c, 16) >= 0) {
        clean.append(c);
      } else if (c > ' ') {
        return null;
      }
    }
    byte[] bytes = new byte[clean.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              (Character.digit(clean.charAt(2 * i), 16) * 16
                  + Character.digit(clean.charAt(2 * i + 1), 16));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The text whose UTF-8 is written in base 64, or null when it is none. */
  public static @Nullable String base64(String encoded) {
    try {
      String standard = encoded.replace('-', '+').replace('_', '/');
      return new String(Base64.getMimeDecoder().decode(standard), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The text with what percent signs escape in it, or null when they escape nothing. */
  public static @Nullable String url(String escaped) {
    try {
      return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return null;
    }
  }

  /** The text with each letter moved by thirteen. */
  public static String rot13(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char lower = (char) (c | 0x20);
      boolean letter = lower >= 'a' && lower <= 'z' && c < 0x80;
      out.append(letter ? (char) (c + (lower < 'n' ? 13 : -13)) : c);
    }
    return out.toString();
  }
}
