package dev.cofferdam.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.api.door.Place;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import dev.cofferdam.functions.api.problem.Refusal;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.sandbox.ExecutionId;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Results by their id, where the sandbox's provider keeps them. A path, so no function of Funqy's.
 */
@Singleton
public class StoredResults {

  private static final String AGAIN_SECONDS = "1";
  private static final int ACCEPTED = 202;

  private final ExecutionService service;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Joins the parts.
   *
   * @param service knows executions by their id
   */
  @Inject
  public StoredResults(ExecutionService service) {
    this.service = service;
  }

  /**
   * Adds the one route.
   *
   * @param router the server's own
   */
  void hang(@Observes Router router) {
    router.get(Place.EXECUTIONS.route()).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    ExecutionId id = new ExecutionId(context.pathParam("id"));
    Context loop = context.vertx().getOrCreateContext();
    service
        .find(id)
        .subscribe()
        .with(
            found -> loop.runOnContext(on -> tell(context, id, found)),
            failure -> loop.runOnContext(on -> context.fail(failure)));
  }

  private void tell(RoutingContext context, ExecutionId id, FoundExecution found) {
    if (found instanceof FoundExecution.Unknown) {
      context.fail(
          new Refusal(
              Problem.of(
                  ProblemKind.NOT_FOUND, "no execution of this id, or it is no longer kept")));
    } else if (found instanceof FoundExecution.Running) {
      context.response().setStatusCode(ACCEPTED).putHeader("Retry-After", AGAIN_SECONDS);
      end(context, Map.of("id", id.value()));
    } else {
      FoundExecution.Ended ended = (FoundExecution.Ended) found;
      Optional<Problem> problem = Reception.problem(ended.result(), new Origin.Call());
      if (problem.isPresent()) {
        context.fail(new Refusal(problem.get()));
      } else {
        end(context, ResponseWriter.stored(ended));
      }
    }
  }

  private void end(RoutingContext context, Object body) {
    try {
      context
          .response()
          .putHeader("Content-Type", "application/json")
          .end(json.writeValueAsString(body));
    } catch (JsonProcessingException failure) {
      context.fail(failure);
    }
  }
}
