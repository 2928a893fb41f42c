package dev.cofferdam.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.api.event.ReplyEvents;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.delivery.Deliveries;
import dev.cofferdam.functions.delivery.Message;
import dev.cofferdam.functions.execution.Cause;
import dev.cofferdam.functions.execution.ExecutionListener;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.FoundExecution;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has results sent to callers' URLs and to the sink, each as one event. */
public final class ResultEvents implements ExecutionListener {

  private static final Logger LOG = Logger.getLogger(ResultEvents.class);

  private final Deliveries deliveries;
  private final ObjectMapper json;
  private final Map<String, String> extensions;

  /**
   * Sends by these.
   *
   * @param deliveries sends
   * @param json writes as the functions do
   * @param extensions attributes that each event has, by their names
   */
  public ResultEvents(Deliveries deliveries, ObjectMapper json, Map<String, String> extensions) {
    this.deliveries = deliveries;
    this.json = json;
    this.extensions = Map.copyOf(extensions);
  }

  @Override
  public void ended(ExecutionRequest request, ExecutionResult result, boolean awaited) {
    if (!deliveries.wanted(request.callback()) || (awaited && isRefused(result))) {
      return;
    }
    try {
      String id = result.id().value();
      byte[] event = json.writeValueAsBytes(event(request, result));
      deliveries.deliver(new Message(id, event), request.callback());
    } catch (JsonProcessingException impossible) {
      LOG.errorf("execution=%s was not delivered: it cannot be written", result.id());
    }
  }

  /**
   * Has the answer sent to an event that is no request, where nobody waits for it.
   *
   * @param cause the event
   * @param result why nothing was done
   * @throws JsonProcessingException if it cannot be written
   */
  public void refused(Cause cause, ExecutionResult result) throws JsonProcessingException {
    Map<String, Object> event =
        ReplyEvents.sent(
            Optional.of(cause),
            extensions,
            ReplyEvents.typeOf(result.status()),
            result.id(),
            ResponseWriter.stored(new FoundExecution.Ended(result, false)));
    deliveries.deliver(
        new Message(result.id().value(), json.writeValueAsBytes(event)), Optional.empty());
  }

  /** Who waits is told that there was no room, and asks again; that is no result. */
  private static boolean isRefused(ExecutionResult result) {
    return Reception.problem(result, new Origin.Call()).isPresent();
  }

  private Map<String, Object> event(ExecutionRequest request, ExecutionResult result) {
    return ReplyEvents.sent(
        request.cause(),
        extensions,
        ReplyEvents.typeOf(result.status()),
        result.id(),
        ResponseWriter.result(request, result));
  }
}
