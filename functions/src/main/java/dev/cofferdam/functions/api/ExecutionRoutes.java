package dev.cofferdam.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.access.Caller;
import dev.cofferdam.functions.access.Role;
import dev.cofferdam.functions.api.door.Door;
import dev.cofferdam.functions.api.door.Place;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import dev.cofferdam.functions.api.problem.Refusal;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.delivery.Deliveries;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.sandbox.ExecutionId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executions that nobody waits for: begun by a call that prefers so, asked for and ended by their
 * id. These answers have statuses, headers and paths that a function of Funqy's cannot give.
 */
@Singleton
public class ExecutionRoutes {

  private static final Set<String> ROLES = Set.of(Role.EXECUTE, Role.ADMIN);
  private static final String AGAIN_SECONDS = "1";
  private static final int ACCEPTED = 202;

  private final Reception reception;
  private final ExecutionService service;
  private final Callers callers;
  private final Deliveries deliveries;
  private final ObjectMapper json;

  /**
   * Joins the parts.
   *
   * @param reception reads requests
   * @param service knows executions by their id
   * @param callers whose they are
   * @param deliveries where results were sent
   * @param json writes as the functions do
   */
  @Inject
  public ExecutionRoutes(
      Reception reception,
      ExecutionService service,
      Callers callers,
      Deliveries deliveries,
      ObjectMapper json) {
    this.deliveries = deliveries;
    this.json = json;
    this.reception = reception;
    this.service = service;
    this.callers = callers;
  }

  /**
   * Adds the routes.
   *
   * @param router the server's own
   */
  void hang(@Observes Router router) {
    router
        .post(Place.EXECUTE.route())
        .order(Door.BESIDE_FUNCTIONS)
        .handler(context -> guarded(context, this::launch));
    router
        .get(Place.EXECUTIONS.route())
        .handler(context -> guarded(context, on -> answer(on, service::find)));
    router
        .delete(Place.EXECUTIONS.route())
        .handler(context -> guarded(context, on -> answer(on, service::cancel)));
  }

  /** Does something with a request; what it throws is the request's failure. */
  private interface Step {
    void take(RoutingContext context) throws JsonProcessingException;
  }

  private static void guarded(RoutingContext context, Step step) {
    try {
      step.take(context);
    } catch (JsonProcessingException | RuntimeException failure) {
      context.fail(failure);
    }
  }

  private void launch(RoutingContext context) throws JsonProcessingException {
    if (!Boolean.TRUE.equals(context.get(Door.ASYNC))) {
      context.next();
      return;
    }
    Caller caller = callers.of(context, ROLES);
    @Nullable RequestBody body = json.readValue(context.body().asString(), RequestBody.class);
    Context loop = context.vertx().getOrCreateContext();
    reception
        .launch(body, new Origin.Call(), caller.tenant())
        .subscribe()
        .with(
            begun -> loop.runOnContext(on -> guarded(context, then -> begun(then, begun))),
            failure -> loop.runOnContext(on -> context.fail(failure)));
  }

  private void begun(RoutingContext context, Reception.Begun begun) throws JsonProcessingException {
    if (begun.applied()) {
      context.response().putHeader("Preference-Applied", "respond-async");
    }
    if (begun.ended().isPresent()) {
      end(context, begun.ended().get());
    } else {
      context
          .response()
          .putHeader("Location", Place.EXECUTIONS.path().replace("{id}", begun.id().value()));
      running(context, begun.id());
    }
  }

  private void answer(RoutingContext context, Function<ExecutionId, Uni<FoundExecution>> question) {
    ExecutionId id = new ExecutionId(context.pathParam("id"));
    if (!callers.of(context, ROLES).sees(id)) {
      throw unknown();
    }
    Context loop = context.vertx().getOrCreateContext();
    question
        .apply(id)
        .subscribe()
        .with(
            found -> loop.runOnContext(on -> guarded(context, then -> tell(then, id, found))),
            failure -> loop.runOnContext(on -> context.fail(failure)));
  }

  private void tell(RoutingContext context, ExecutionId id, FoundExecution found)
      throws JsonProcessingException {
    if (found instanceof FoundExecution.Unknown) {
      throw unknown();
    } else if (found instanceof FoundExecution.Running) {
      running(context, id);
    } else if (found instanceof FoundExecution.Answered answered) {
      refuseWithout(answered.result());
      end(
          context,
          ResponseWriter.result(answered.request(), answered.result())
              .withDeliveries(deliveries.of(id.value())));
    } else {
      FoundExecution.Ended ended = (FoundExecution.Ended) found;
      refuseWithout(ended.result());
      end(context, ResponseWriter.stored(ended));
    }
  }

  private static void refuseWithout(ExecutionResult result) {
    Optional<Problem> problem = Reception.problem(result, new Origin.Call());
    if (problem.isPresent()) {
      throw new Refusal(problem.get());
    }
  }

  private static Refusal unknown() {
    return new Refusal(
        Problem.of(ProblemKind.NOT_FOUND, "no execution of this id, or it is no longer kept"));
  }

  private void running(RoutingContext context, ExecutionId id) throws JsonProcessingException {
    context.response().setStatusCode(ACCEPTED).putHeader("Retry-After", AGAIN_SECONDS);
    end(context, Map.of("id", id.value()));
  }

  private void end(RoutingContext context, Object body) throws JsonProcessingException {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .end(json.writeValueAsString(body));
  }
}
