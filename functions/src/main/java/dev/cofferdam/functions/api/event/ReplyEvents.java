package dev.cofferdam.functions.api.event;

import dev.cofferdam.functions.execution.Cause;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.LettingGo;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The events that answer events; pure. A replay is answered with the very same event, so that those
 * who receive both can see that they are one: the id is the execution's, and there is no time.
 */
public final class ReplyEvents {

  /** Where our events come from. */
  public static final String SOURCE = "/cofferdam";

  private static final String SPEC_VERSION = "1.0";

  private ReplyEvents() {}

  /**
   * The event that carries a result.
   *
   * @param cause the event that asked
   * @param type of the answer
   * @param id of the execution or analysis
   * @param data the answer's data
   * @param <T> of the data
   * @return never null
   */
  public static <T> CloudEvent<T> reply(
      EventAttributes cause, String type, ExecutionId id, T data) {
    Cause asked = new Cause(cause.source(), cause.id(), cause.trace());
    return event(cause.isStructured(), extensions(Optional.of(asked)), type, id, data);
  }

  /**
   * The event that carries a result and answers nobody, in the JSON format: but for what it may
   * have besides, what {@link #reply} would have been.
   *
   * @param cause the event that asked; empty for a call
   * @param besides attributes that it has besides, by their names
   * @param type of the event
   * @param id of the execution
   * @param data the event's data
   * @return never null
   */
  public static Map<String, Object> sent(
      Optional<Cause> cause,
      Map<String, String> besides,
      String type,
      ExecutionId id,
      Object data) {
    Map<String, Object> event = new LinkedHashMap<>(besides);
    event.putAll(extensions(cause));
    event.put("specversion", SPEC_VERSION);
    event.put("id", id.value());
    event.put("source", SOURCE);
    event.put("type", type);
    event.put("subject", id.value());
    event.put("datacontenttype", MediaType.JSON);
    event.put("data", data);
    return event;
  }

  /** What names the event that asked. */
  private static Map<String, String> extensions(Optional<Cause> cause) {
    Map<String, String> extensions = new HashMap<>();
    cause.ifPresent(
        event -> {
          extensions.putAll(event.trace());
          extensions.put("causationid", event.id());
          extensions.put("causationsource", event.source());
        });
    return extensions;
  }

  private static <T> CloudEvent<T> event(
      boolean structured, Map<String, String> extensions, String type, ExecutionId id, T data) {
    if (!structured) {
      // A binary event is answered in headers, and the binding does not encode what it puts there.
      extensions.replaceAll((name, value) -> EventHeaders.encoded(value));
    }
    return CloudEventBuilder.create()
        .specVersion(SPEC_VERSION)
        .id(id.value())
        .source(SOURCE)
        .type(type)
        .subject(id.value())
        .extensions(extensions)
        .build(data);
  }

  /**
   * The event that asks for the execution of what was judged. It has the source and the id of the
   * one that asked for the judgement: both are one execution.
   *
   * @param cause the event that asked
   * @param decision what the policy said
   * @param data the request, as it came
   * @param <T> of the data
   * @return never null
   */
  public static <T> CloudEvent<T> handedOn(EventAttributes cause, String decision, T data) {
    Map<String, String> extensions = new HashMap<>(cause.trace());
    extensions.put("decision", decision);
    Function<String, String> written =
        cause.isStructured() ? Function.identity() : EventHeaders::encoded;
    extensions.replaceAll((name, value) -> written.apply(value));
    return CloudEventBuilder.create()
        .specVersion(SPEC_VERSION)
        .id(written.apply(cause.id()))
        .source(written.apply(cause.source()))
        .type(EventTypes.EXECUTION_REQUESTED)
        .extensions(extensions)
        .build(data);
  }

  /**
   * The event that carries a result which nobody waited for: but for the trace that the Broker may
   * add, what {@link #reply} would have been.
   *
   * @param notice the event that is answered
   * @param memo what was remembered of the one that asked
   * @param type of the answer
   * @param id of the execution
   * @param data the answer's data
   * @param <T> of the data
   * @return never null
   */
  public static <T> CloudEvent<T> late(
      EventAttributes notice, LettingGo.Memo memo, String type, ExecutionId id, T data) {
    Optional<Cause> cause =
        memo.cause().isEmpty()
            ? Optional.empty()
            : Optional.of(new Cause(memo.source(), memo.cause(), memo.trace()));
    return event(notice.isStructured(), extensions(cause), type, id, data);
  }

  /**
   * The type of the event that carries a result.
   *
   * @param status of the result
   * @return never null
   */
  public static String typeOf(ExecutionStatus status) {
    return switch (status) {
      case COMPLETED,
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
          CHECKER_ERROR ->
          EventTypes.EXECUTION_COMPLETED;
      case REJECTED_BY_POLICY -> EventTypes.EXECUTION_REJECTED;
      case INVALID_REQUEST, CANCELLED, BUSY, SANDBOX_FAULT -> EventTypes.EXECUTION_FAILED;
    };
  }
}
