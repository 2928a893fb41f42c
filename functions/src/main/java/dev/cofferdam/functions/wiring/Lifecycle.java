package dev.cofferdam.functions.wiring;

import dev.cofferdam.functions.access.Access;
import dev.cofferdam.functions.delivery.Deliveries;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.policyfile.PolicyReload;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Starts everything at the start, so that a wrong configuration is noticed then and not by the
 * first caller, and ends everything in order: nobody is let in any more, what runs ends with a
 * reason and is answered, and only then does the service go.
 */
@ApplicationScoped
public class Lifecycle {

  private final Permits permits;
  private final ChosenSandbox sandbox;
  private final PolicyReload reload;
  private final Access access;
  private final Deliveries deliveries;

  /**
   * Looks after these.
   *
   * @param permits who is let in
   * @param sandbox where executions run
   * @param service only so that it is made at the start
   * @param reload what looks at the policy's file meanwhile
   * @param deliveries what sends results
   * @param access what looks at the list of keys meanwhile
   */
  public Lifecycle(
      Permits permits,
      ChosenSandbox sandbox,
      ExecutionService service,
      PolicyReload reload,
      Deliveries deliveries,
      Access access) {
    this.deliveries = deliveries;
    this.permits = permits;
    this.sandbox = sandbox;
    this.reload = reload;
    this.access = access;
  }

  void start(@Observes StartupEvent event) {
    permits.running();
  }

  void stopping(@Observes ShutdownDelayInitiatedEvent event) {
    permits.close();
    sandbox.stop();
  }

  void stopped(@Observes ShutdownEvent event) {
    permits.close();
    reload.close();
    access.close();
    deliveries.close();
    sandbox.close();
  }
}
