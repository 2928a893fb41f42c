package dev.cofferdam.functions.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Tells the server who is calling, before any function is reached. Where tokens decide, it leaves
 * that to the mechanism of the OpenID Connect extension.
 */
@Singleton
public class CallerMechanism implements HttpAuthenticationMechanism {

  private static final int FIRST = DEFAULT_PRIORITY + 1_000;
  private static final int UNAUTHORIZED = 401;

  private final Access access;

  /**
   * Asks this.
   *
   * @param access tells callers apart
   */
  public CallerMechanism(Access access) {
    this.access = access;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    if (access.byToken()) {
      return Uni.createFrom().nullItem();
    }
    return access
        .identity(context.request()::getHeader)
        .map(identity -> Uni.createFrom().item(identity))
        .orElseGet(() -> nobody(context));
  }

  /**
   * Who shows nothing is nobody, and may still ask for health; who shows a wrong key is refused.
   */
  private static Uni<SecurityIdentity> nobody(RoutingContext context) {
    boolean shows =
        context.request().getHeader("Authorization") != null
            || context.request().getHeader("X-API-Key") != null;
    return shows
        ? Uni.createFrom().failure(new AuthenticationFailedException())
        : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return access.byToken()
        ? Uni.createFrom().nullItem()
        : Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }

  @Override
  public int getPriority() {
    return FIRST;
  }
}
