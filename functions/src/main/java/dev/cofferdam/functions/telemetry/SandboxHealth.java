package dev.cofferdam.functions.telemetry;

import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxReadiness;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that a sandbox could be started now: what is needed is really there. */
@Readiness
@ApplicationScoped
public class SandboxHealth implements AsyncHealthCheck {

  private static final Duration MOST = Duration.ofSeconds(10);

  private final Sandbox sandbox;

  /**
   * Looks at this sandbox.
   *
   * @param sandbox where executions run
   */
  public SandboxHealth(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return sandbox
        .readiness()
        .ifNoItem()
        .after(MOST)
        .recoverWithItem(
            () -> new SandboxReadiness("", java.util.List.of("an answer within ten seconds")))
        .map(this::response);
  }

  private HealthCheckResponse response(SandboxReadiness readiness) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("sandbox " + sandbox.provider()).status(readiness.ready());
    if (!readiness.runtime().isEmpty()) {
      response.withData("runtime", readiness.runtime());
    }
    if (!readiness.ready()) {
      response.withData("missing", String.join("; ", readiness.missing()));
    }
    return response.build();
  }
}
