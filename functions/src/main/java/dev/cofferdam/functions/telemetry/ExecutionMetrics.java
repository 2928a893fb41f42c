package dev.cofferdam.functions.telemetry;

import dev.cofferdam.functions.execution.ExecutionListener;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.sandbox.ExecutionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Counts and times executions: {@code cofferdam_executions_seconds} by language and status, the
 * parts of their time by {@code phase}, and how many run and wait at the moment. What was let go is
 * counted when it was launched and when its result was collected, perhaps by another instance.
 */
public final class ExecutionMetrics implements ExecutionListener {

  private final MeterRegistry registry;

  /**
   * Registers the gauges.
   *
   * @param registry where to
   * @param permits what to measure
   */
  public ExecutionMetrics(MeterRegistry registry, Permits permits) {
    this.registry = registry;
    Gauge.builder("cofferdam.executions.running", permits, Permits::running).register(registry);
    Gauge.builder("cofferdam.executions.queued", permits, Permits::queued).register(registry);
  }

  @Override
  public void ended(ExecutionRequest request, ExecutionResult result, boolean awaited) {
    Timer.builder("cofferdam.executions")
        .tag("language", request.runtime().language())
        .tag("status", result.status().wireName())
        .register(registry)
        .record(Duration.ofMillis(result.timing().total()));
    phase("queue", result.timing().queue());
    phase("policy", result.timing().policy());
    phase("startup", result.timing().startup());
    phase("run", result.timing().run());
  }

  @Override
  public void launched(ExecutionRequest request, ExecutionId id) {
    Counter.builder("cofferdam.executions.launched")
        .tag("language", request.runtime().language())
        .register(registry)
        .increment();
  }

  @Override
  public void collected(ExecutionResult result) {
    Counter.builder("cofferdam.executions.collected")
        .tag("status", result.status().wireName())
        .register(registry)
        .increment();
  }

  private void phase(String name, long millis) {
    Timer.builder("cofferdam.execution.phase")
        .tag("phase", name)
        .register(registry)
        .record(Duration.ofMillis(millis));
  }
}
