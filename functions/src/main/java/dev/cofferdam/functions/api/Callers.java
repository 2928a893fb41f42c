package dev.cofferdam.functions.api;

import dev.cofferdam.functions.access.Access;
import dev.cofferdam.functions.access.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Who is calling. */
@Singleton
public class Callers {

  private final Access access;
  private final CurrentVertxRequest current;

  /**
   * Asks these.
   *
   * @param access tells callers apart
   * @param current the request that is being answered
   */
  @Inject
  public Callers(Access access, CurrentVertxRequest current) {
    this.access = access;
    this.current = current;
  }

  /** The one of the request that is being answered, whose roles were looked at. */
  Caller now() {
    return known(identity(current.getCurrent()).orElseThrow(UnauthorizedException::new));
  }

  /**
   * The one of a request outside the functions.
   *
   * @param context the request
   * @param roles one of them is needed
   * @throws UnauthorizedException if nobody knows who it is
   * @throws ForbiddenException without any of the roles
   */
  Caller of(RoutingContext context, Set<String> roles) {
    SecurityIdentity identity = identity(context).orElseThrow(UnauthorizedException::new);
    if (roles.stream().noneMatch(identity::hasRole)) {
      throw new ForbiddenException();
    }
    return known(identity);
  }

  private Caller known(SecurityIdentity identity) {
    return access.caller(identity).orElseThrow(ForbiddenException::new);
  }

  private static Optional<SecurityIdentity> identity(RoutingContext context) {
    return context.user() instanceof QuarkusHttpUser user
        ? Optional.of(user.getSecurityIdentity()).filter(identity -> !identity.isAnonymous())
        : Optional.empty();
  }
}
