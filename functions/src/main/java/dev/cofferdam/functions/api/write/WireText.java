package dev.cofferdam.functions.api.write;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a program, as JSON can carry them without a loss: UTF-8 as text, anything else as
 * base64.
 *
 * @param text the text, or base64 of the bytes
 * @param encoding {@code base64}, or null for text
 */
record WireText(String text, @Nullable String encoding) {

  private static final char REPLACEMENT = '\uFFFD';

  /** Bytes of an UTF-8 sequence, at most, that a cut can leave behind. */
  private static final int LONGEST_REST = 3;

  /**
   * Writes bytes.
   *
   * @param bytes what the program wrote
   * @param cut whether it went on, so that the last character may be half of one; that half is left
   *     out
   */
  static WireText of(byte[] bytes, boolean cut) {
    // Quick, and small in memory. What it cannot read it replaces, so a text without replacements
    // is right.
    String whole = new String(bytes, StandardCharsets.UTF_8);
    if (whole.indexOf(REPLACEMENT) < 0) {
      return new WireText(whole, null);
    }
    int shortest = cut ? Math.max(0, bytes.length - LONGEST_REST) : bytes.length;
    for (int length = bytes.length; length >= shortest; length--) {
      try {
        ByteBuffer part = ByteBuffer.wrap(bytes, 0, length);
        return new WireText(StandardCharsets.UTF_8.newDecoder().decode(part).toString(), null);
      } catch (CharacterCodingException notUtf8) {
        // A shorter part is tried, then base64.
      }
    }
    return new WireText(Base64.getEncoder().encodeToString(bytes), "base64");
  }
}
