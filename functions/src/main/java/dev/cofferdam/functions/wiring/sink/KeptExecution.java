package dev.cofferdam.functions.wiring.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.PolicyProblem;
import dev.cofferdam.functions.api.ResultEvents;
import dev.cofferdam.functions.api.door.KeptEvent;
import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.event.EventTypes;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.read.Reading;
import dev.cofferdam.functions.api.read.RequestReader;
import dev.cofferdam.functions.config.Settings;
import dev.cofferdam.functions.delivery.Deliveries;
import dev.cofferdam.functions.delivery.Delivery;
import dev.cofferdam.functions.execution.Cause;
import dev.cofferdam.functions.execution.ExecutionListener;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.Replays;
import dev.cofferdam.functions.execution.result.ExecutionError;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.Launched;
import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.telemetry.ExecutionLog;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes one event through the same reader, gate, use case and sandbox as the functions do, and sees
 * to it that its answer is delivered before it ends.
 */
final class KeptExecution implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KeptExecution.class);

  /** Longer than any execution; the Job's own deadline comes first. */
  private static final long PATIENCE_HOURS = 24;

  private static final long LOOK_MILLIS = 50;

  /** Characters of what is wrong with an event; more helps nobody. */
  private static final int LONGEST_PROBLEM = 4096;

  private final Settings settings;
  private final RequestReader reader;
  private final Deliveries deliveries;
  private final ResultEvents events;
  private final ExecutionService service;
  private final boolean goes;

  /**
   * Joins the parts.
   *
   * @param settings the service's
   * @param sandbox where programs run
   * @param catalogue which runtimes there are
   * @param vertx sends the answer
   * @throws IllegalArgumentException with a sentence where the settings cannot be, or name no sink
   */
  KeptExecution(Settings settings, Sandbox sandbox, RuntimeCatalogue catalogue, Vertx vertx) {
    if (settings.delivery().sink().isEmpty()) {
      throw new IllegalArgumentException(
          "cofferdam.sink (or K_SINK) must say where the answer goes: nobody waits for it here");
    }
    this.settings = settings;
    this.goes = sandbox.lettingGo().isPresent();
    ObjectMapper json = JsonMapper.builder().build();
    this.deliveries = new Deliveries(settings.delivery(), vertx);
    this.events = new ResultEvents(deliveries, json, settings.delivery().sinkExtensions());
    this.reader =
        new RequestReader(
            catalogue, settings.limits(), settings.request(), settings.delivery().urls());
    this.service =
        new ExecutionService(
            new AdmissionGate(CompiledPolicies.enforcing(settings.policy())),
            sandbox,
            new Permits(1, 0, 0, settings.queueTimeout()),
            new Replays(1, settings.replayBytes(), settings.replayTime()),
            ExecutionListener.of(List.of(new ExecutionLog(), events)),
            settings.hold());
  }

  /**
   * Executes an event.
   *
   * @param event in the JSON format of CloudEvents
   * @return the exit code of {@link SinkExecution}
   */
  int run(byte[] event) {
    KeptEvent kept = KeptEvent.read(event);
    if (kept instanceof KeptEvent.Refused refused) {
      // An event without its names can be answered to nobody; the log is what there is.
      LOG.errorf("no event that can be executed: %s", sentence(refused.problems()));
      return SinkExecution.NEVER;
    }
    KeptEvent.Taken taken = (KeptEvent.Taken) kept;
    EventAttributes asked = taken.attributes();
    Cause cause = new Cause(asked.source(), asked.id(), asked.trace());
    if (!asked.type().equals(EventTypes.EXECUTION_REQUESTED)) {
      return never(cause, "its type must be `" + EventTypes.EXECUTION_REQUESTED + "`", List.of());
    }
    Origin origin = new Origin.Event(asked.source(), asked.id(), asked.root(), asked.trace());
    Reading reading = reader.read(taken.data(), origin, Tenant.ONLY);
    if (reading instanceof Reading.Refused refused) {
      return never(cause, sentence(refused.problems()), List.of());
    }
    return execute(((Reading.Understood) reading).request(), cause);
  }

  private int execute(ExecutionRequest request, Cause cause) {
    Launched launched;
    try {
      launched = begun(request).subscribeAsCompletionStage().get(PATIENCE_HOURS, TimeUnit.HOURS);
    } catch (ExecutionException | TimeoutException failed) {
      LOG.error("the execution failed, and will be tried again", failed);
      return SinkExecution.AGAIN;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return SinkExecution.AGAIN;
    }
    if (launched instanceof Launched.Running running) {
      LOG.infof("execution=%s runs, and its result comes by itself", running.id());
      return SinkExecution.DONE;
    }
    return ended(((Launched.Ended) launched).result(), cause);
  }

  private int ended(ExecutionResult result, Cause cause) {
    return switch (result.status()) {
      case BUSY, SANDBOX_FAULT -> {
        LOG.warnf(
            "execution=%s will be tried again: %s",
            result.id(), result.error().map(ExecutionError::message).orElse(""));
        yield SinkExecution.AGAIN;
      }
      case INVALID_REQUEST ->
          never(
              cause,
              result.error().map(ExecutionError::message).orElse("it is no request"),
              result.error().map(ExecutionError::problems).orElse(List.of()));
      case COMPLETED,
          REJECTED_BY_POLICY,
          COMPILE_ERROR,
          RUNTIME_ERROR,
          SIGNALED,
          TIME_LIMIT_EXCEEDED,
          CPU_LIMIT_EXCEEDED,
          MEMORY_LIMIT_EXCEEDED,
          OUTPUT_LIMIT_EXCEEDED,
          PROCESS_LIMIT_EXCEEDED,
          FILE_SIZE_LIMIT_EXCEEDED,
          DISK_LIMIT_EXCEEDED,
          ACCEPTED,
          WRONG_ANSWER,
          CHECKER_ERROR,
          CANCELLED ->
          delivered(result.id()) ? SinkExecution.DONE : SinkExecution.AGAIN;
    };
  }

  /** Where an execution would end with this process, it is waited for. */
  private Uni<Launched> begun(ExecutionRequest request) {
    return goes ? service.launch(request) : service.execute(request).map(Launched.Ended::new);
  }

  /** Answers what can never succeed, as one does who is asked by HTTP. */
  private int never(Cause cause, String problem, List<PolicyProblem> policy) {
    String places =
        policy.stream()
            .map(p -> "; $.data.policy" + p.path() + " " + p.message())
            .collect(Collectors.joining());
    String all = problem + places;
    String said = all.substring(0, Math.min(all.length(), LONGEST_PROBLEM));
    String key = new Origin.Event(cause.source(), cause.id(), "$", cause.trace()).key();
    ExecutionId id = ExecutionId.following(Tenant.ONLY, Tenant.ONLY.own(key));
    LOG.warnf("execution=%s was refused: it is no request that can be executed", id);
    try {
      events.refused(cause, ExecutionResult.invalid(id, said, settings.limits().defaults()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are JSON", impossible);
    }
    return delivered(id) ? SinkExecution.NEVER : SinkExecution.AGAIN;
  }

  /** Waits until the answer was taken, or given up. */
  private boolean delivered(ExecutionId id) {
    List<Delivery> all = deliveries.of(id.value());
    try {
      while (all.stream().anyMatch(each -> each.state() == Delivery.State.PENDING)) {
        Thread.sleep(LOOK_MILLIS);
        all = deliveries.of(id.value());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    return all.stream()
        .filter(each -> each.to() == Delivery.Target.SINK)
        .allMatch(each -> each.state() == Delivery.State.DELIVERED);
  }

  private static String sentence(List<FieldProblem> problems) {
    return problems.stream()
        .map(problem -> problem.path() + " " + problem.message())
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    deliveries.close();
  }
}
