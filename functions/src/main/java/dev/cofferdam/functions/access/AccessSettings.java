package dev.cofferdam.functions.access;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How callers are told apart.
 *
 * @param kind by what
 * @param chosen whether the operator said so; otherwise it is the default, which holds on loopback
 *     alone
 * @param keys the file of API keys; present if they are by what
 * @param tenantClaim which claim of a token names the tenant
 */
public record AccessSettings(Kind kind, boolean chosen, Optional<Path> keys, String tenantClaim) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  /**
   * Refuses what would let strangers in by mistake.
   *
   * @param host the address that the server listens on
   * @param tokens whether the OpenID Connect extension has a provider to ask
   * @throws IllegalArgumentException with a sentence that says what would be right
   */
  public void checkFor(String host, boolean tokens) {
    if (!chosen && !LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(
          ("quarkus.http.host is `%s`, and cofferdam.auth is not set: whoever reaches this address"
                  + " could run code. Set cofferdam.auth to `api-key` or `oidc`, or to `none` if"
                  + " everybody may")
              .formatted(host));
    }
    if (tokens != (kind == Kind.OIDC)) {
      throw new IllegalArgumentException(
          tokens
              ? "quarkus.oidc.tenant-enabled is true, so cofferdam.auth must be `oidc`"
              : "cofferdam.auth is `oidc`, so quarkus.oidc.tenant-enabled must be true, and"
                  + " quarkus.oidc.auth-server-url must name the provider");
    }
  }

  /** By what callers are told apart. */
  public enum Kind {
    /** By nothing: everyone may do everything. */
    NONE,
    /** By keys that the operator hands out. */
    API_KEY,
    /** By tokens of an OpenID Connect provider. */
    OIDC
  }
}
