package dev.cofferdam.functions.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose an execution is. Tenants share a service and see nothing of each other: not an execution,
 * not an idempotency key, and never more than their share of the queue.
 *
 * @param name as the operator's list of keys or an identity provider has it, 1 to 255 characters;
 *     empty for {@link #ONLY}
 */
public record Tenant(String name) {

  /** The only one, where nobody is asked who they are. */
  public static final Tenant ONLY = new Tenant("");

  private static final int LONGEST = 255;

  /**
   * Bytes. Tenants are the operator's, so two that meet here would be an accident of one in 2^48.
   */
  private static final int MARK = 6;

  /**
   * Refuses a name that is too long.
   *
   * @throws IllegalArgumentException beyond 255 characters
   */
  public Tenant {
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException("a tenant's name has at most " + LONGEST + " characters");
    }
  }

  /**
   * A key of this tenant's, so that two tenants may use the same. The length in front keeps {@code
   * a} + {@code b:c} and {@code a:b} + {@code c} apart.
   *
   * @param key the caller's
   * @return the key itself for the only tenant
   */
  public String own(String key) {
    return name.isEmpty() ? key : "tenant:" + name.length() + ":" + name + ":" + key;
  }

  /** Begins the id of each of this tenant's executions; empty for the only tenant. */
  String mark() {
    if (name.isEmpty()) {
      return "";
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, MARK);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
