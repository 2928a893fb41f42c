package dev.cofferdam.functions.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of one execution: unguessable unless it follows from a key, and harmless in paths,
 * labels and host names.
 *
 * @param value {@code x} and 32 hexadecimal digits, lower case
 */
public record ExecutionId(String value) {

  private static final Pattern SHAPE = Pattern.compile("x[0-9a-f]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Refuses every other shape.
   *
   * @throws IllegalArgumentException if the value is not {@code x} and 32 hexadecimal digits
   */
  public ExecutionId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("an execution id is x and 32 hexadecimal digits");
    }
  }

  /**
   * A new id from 128 random bits.
   *
   * @return never null
   */
  public static ExecutionId random() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return new ExecutionId("x" + HexFormat.of().formatHex(bits));
  }

  /**
   * The id that follows from a text, the same one wherever it is asked for.
   *
   * @param key for example a caller's idempotency key
   * @return never null
   */
  public static ExecutionId following(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new ExecutionId("x" + HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
