package dev.cofferdam.functions.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.access.Access;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.api.ResultEvents;
import dev.cofferdam.functions.config.CofferdamConfig;
import dev.cofferdam.functions.config.Settings;
import dev.cofferdam.functions.config.UnknownVariables;
import dev.cofferdam.functions.delivery.AllowedUrls;
import dev.cofferdam.functions.delivery.Deliveries;
import dev.cofferdam.functions.execution.ExecutionListener;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.Replays;
import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.functions.policyfile.PolicyReload;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.telemetry.ExecutionLog;
import dev.cofferdam.functions.telemetry.ExecutionMetrics;
import dev.cofferdam.policy.report.SarifReport;
import dev.cofferdam.policy.rule.RuleCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes each part once and hands it to those who need it. */
@ApplicationScoped
public class Wiring {

  /** How long a changed policy file waits at most. */
  private static final Duration POLICY_LOOKS = Duration.ofSeconds(1);

  /** The checked configuration. */
  @Produces
  @Singleton
  Settings settings(CofferdamConfig config) {
    return orStop(
        () -> {
          UnknownVariables.refuse(System.getenv().keySet());
          return Settings.of(config, Runtime.getRuntime().availableProcessors());
        });
  }

  /** The operator's limits. */
  @Produces
  @Singleton
  LimitRanges limits(Settings settings) {
    return settings.limits();
  }

  /** The operator's bounds of a request. */
  @Produces
  @Singleton
  RequestLimits requestLimits(Settings settings) {
    return settings.request();
  }

  /** Tells callers apart. */
  @Produces
  @Singleton
  Access access(
      Settings settings,
      VertxHttpConfig server,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean tokens) {
    return orStop(
        () -> {
          settings.access().checkFor(server.host(), tokens);
          return new Access(settings.access());
        });
  }

  /** The server's policy. */
  @Produces
  @Singleton
  CompiledPolicies policies(Settings settings) {
    return orStop(() -> CompiledPolicies.enforcing(settings.policy()));
  }

  /** Reads the server's policy again when its file changes. */
  @Produces
  @Singleton
  PolicyReload reload(CompiledPolicies policies) {
    return PolicyReload.of(policies, POLICY_LOOKS);
  }

  /** Writes analyses for viewers, with what each built-in rule is about. */
  @Produces
  @Singleton
  SarifReport sarif() {
    return new SarifReport(RuleCatalogue.builtIn().all().toList());
  }

  /** The one provider that the configuration names; the other is never loaded. */
  @Produces
  @Singleton
  ChosenSandbox chosen(Settings settings) {
    return ChosenSandbox.of(settings, Infrastructure.getDefaultWorkerPool());
  }

  /** Where executions run. */
  @Produces
  @Singleton
  @DefaultBean
  Sandbox sandbox(ChosenSandbox chosen) {
    return chosen.sandbox();
  }

  /** The runtimes there are. */
  @Produces
  @Singleton
  @DefaultBean
  RuntimeCatalogue catalogue(ChosenSandbox chosen) {
    return chosen.catalogue();
  }

  /** How many executions at a time. */
  @Produces
  @Singleton
  Permits permits(Settings settings) {
    return new Permits(
        settings.concurrency(), settings.queue(), settings.tenantQueue(), settings.queueTimeout());
  }

  /** Where callers may have results sent. */
  @Produces
  @Singleton
  AllowedUrls callbacks(Settings settings) {
    return settings.delivery().urls();
  }

  /** Sends results. */
  @Produces
  @Singleton
  Deliveries deliveries(Settings settings, Vertx vertx) {
    return orStop(() -> new Deliveries(settings.delivery(), vertx));
  }

  /** Hears of every end. */
  @Produces
  @Singleton
  ExecutionListener listener(
      Settings settings,
      Permits permits,
      MeterRegistry registry,
      Deliveries deliveries,
      ObjectMapper json) {
    ExecutionLog log = new ExecutionLog();
    ExecutionMetrics metrics = new ExecutionMetrics(registry, permits);
    ResultEvents events = new ResultEvents(deliveries, json, settings.delivery().sinkExtensions());
    return ExecutionListener.of(List.of(log, metrics, events));
  }

  /** The use case. */
  @Produces
  @Singleton
  ExecutionService service(
      Settings settings,
      CompiledPolicies policies,
      Sandbox sandbox,
      Permits permits,
      ExecutionListener listener) {
    Replays replays =
        new Replays(settings.replayResults(), settings.replayBytes(), settings.replayTime());
    return new ExecutionService(
        new AdmissionGate(policies), sandbox, permits, replays, listener, settings.hold());
  }

  /**
   * A configuration that cannot be stops the start with its sentence, and without a stack trace.
   */
  private static <T> T orStop(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException impossible) {
      throw new ConfigurationException(impossible.getMessage());
    }
  }
}
