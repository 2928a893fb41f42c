package dev.cofferdam.functions.access;

import dev.cofferdam.functions.sandbox.Tenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Tells callers apart, by what the operator chose. */
public final class Access implements AutoCloseable {

  private static final Duration LOOKS = Duration.ofSeconds(1);
  private static final String TENANT = "tenant";
  private static final String BEARER = "bearer ";

  private final AccessSettings settings;
  private final Optional<ApiKeys> keys;

  /**
   * Begins to tell callers apart.
   *
   * @param settings by what
   * @throws IllegalArgumentException with a sentence that says what is wrong with the list of keys
   */
  public Access(AccessSettings settings) {
    this.settings = settings;
    this.keys = settings.keys().map(file -> ApiKeys.of(file, LOOKS));
  }

  /**
   * Whether a request can be refused by its head: nobody needs to read the body of a caller who
   * shows nothing, or no key that there is.
   *
   * @param header gives the value of a header by its name, or null
   * @return true where the answer is 401 whatever follows
   */
  public boolean refuses(Function<String, @Nullable String> header) {
    return switch (settings.kind()) {
      case NONE -> false;
      case API_KEY -> identity(header).isEmpty();
      case OIDC -> shown(header).isEmpty();
    };
  }

  /**
   * Who a request is from, where that can be told by its head.
   *
   * @param header gives the value of a header by its name, or null
   * @return empty where a token decides, and for what is no key
   */
  Optional<SecurityIdentity> identity(Function<String, @Nullable String> header) {
    return switch (settings.kind()) {
      case NONE -> Optional.of(identity("everyone", Tenant.ONLY, Role.ALL));
      case API_KEY ->
          shown(header)
              .flatMap(key -> keys.orElseThrow().find(key))
              .map(key -> identity(key.id(), key.tenant(), key.roles()));
      case OIDC -> Optional.empty();
    };
  }

  /** Whether tokens decide. */
  boolean byToken() {
    return settings.kind() == AccessSettings.Kind.OIDC;
  }

  /**
   * What matters of a caller after the roles were looked at.
   *
   * @param identity who it is
   * @return empty for a token without the claim that names the tenant
   */
  public Optional<Caller> caller(SecurityIdentity identity) {
    boolean admin = identity.hasRole(Role.ADMIN);
    Tenant known = identity.getAttribute(TENANT);
    if (known != null) {
      return Optional.of(new Caller(known, admin));
    }
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Optional.empty();
    }
    Object claim = token.getClaim(settings.tenantClaim());
    return claim instanceof String name && !name.isEmpty() && name.length() <= 255
        ? Optional.of(new Caller(new Tenant(name), admin))
        : Optional.empty();
  }

  @Override
  public void close() {
    keys.ifPresent(ApiKeys::close);
  }

  /** The key or token: {@code Authorization: Bearer} (RFC 6750), or {@code X-API-Key}. */
  private static Optional<String> shown(Function<String, @Nullable String> header) {
    String authorization = header.apply("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(authorization.substring(BEARER.length()).strip());
    }
    return Optional.ofNullable(header.apply("X-API-Key"));
  }

  private static SecurityIdentity identity(String name, Tenant tenant, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(roles)
        .addAttribute(TENANT, tenant)
        .build();
  }
}
