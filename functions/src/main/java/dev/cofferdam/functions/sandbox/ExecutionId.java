package dev.cofferdam.functions.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of one execution: unguessable unless it follows from a key, harmless in paths, labels
 * and host names, and its tenant's.
 *
 * @param value {@code x} and 32 hexadecimal digits, lower case
 */
public record ExecutionId(String value) {

  private static final Pattern SHAPE = Pattern.compile("x[0-9a-f]{32}");
  private static final int BYTES = 16;
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
   * A new id from random bits: 128, or 80 after the mark of a tenant.
   *
   * @param tenant whose the execution is
   * @return never null
   */
  public static ExecutionId random(Tenant tenant) {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return of(tenant, bits);
  }

  /**
   * The id that follows from a text, the same one wherever it is asked for.
   *
   * @param tenant whose the execution is
   * @param key for example a caller's idempotency key
   * @return never null
   */
  public static ExecutionId following(Tenant tenant, String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return of(tenant, hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /**
   * Whether an execution is a tenant's. The id says so itself, so that nobody has to remember it.
   *
   * @param tenant who asks
   * @return true for every id where there is only one tenant
   */
  public boolean isOf(Tenant tenant) {
    return value.startsWith(tenant.mark(), 1);
  }

  private static ExecutionId of(Tenant tenant, byte[] bits) {
    String digits = tenant.mark() + HexFormat.of().formatHex(bits, 0, BYTES);
    return new ExecutionId("x" + digits.substring(0, 2 * BYTES));
  }

  @Override
  public String toString() {
    return value;
  }
}
