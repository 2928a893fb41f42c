package dev.cofferdam.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cofferdam.functions.access.Role;
import dev.cofferdam.functions.api.door.Door;
import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.event.EventTypes;
import dev.cofferdam.functions.api.event.ReplyEvents;
import dev.cofferdam.functions.api.read.Origin;
import dev.cofferdam.functions.api.write.AnalysisBody;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.api.write.ResultBody;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The functions that events trigger; each answers with an event. The attributes of an event come
 * from the door, which decoded them, and not from the binding, which does not.
 */
@Singleton
public class EventFunctions {

  private final Reception reception;
  private final CurrentVertxRequest current;

  /**
   * Joins the parts.
   *
   * @param reception does the work
   * @param current where the door left the attributes of the event
   */
  @Inject
  public EventFunctions(Reception reception, CurrentVertxRequest current) {
    this.reception = reception;
    this.current = current;
  }

  /**
   * Judges a program and runs it once.
   *
   * @param event whose data is a request
   * @return an event whose data is a result; nothing where its limits allow for longer than an
   *     event is held, and the result comes by itself
   */
  @Funq("execution-requested")
  @RolesAllowed({Role.EXECUTE, Role.ADMIN})
  @CloudEventMapping(trigger = EventTypes.EXECUTION_REQUESTED)
  public Uni<CloudEvent<ResultBody>> executionRequested(CloudEvent<RequestBody> event) {
    EventAttributes cause = cause();
    return reception
        .executeOrLaunch(event.data(), origin(cause))
        .map(
            executed ->
                executed
                    .map(
                        now ->
                            ReplyEvents.reply(
                                cause,
                                ReplyEvents.typeOf(now.result().status()),
                                now.result().id(),
                                now.body()))
                    .orElse(null));
  }

  /**
   * Judges a program and runs nothing.
   *
   * @param event whose data is a request
   * @return an event whose data is an analysis
   */
  @Funq("analysis-requested")
  @RolesAllowed({Role.ANALYZE, Role.ADMIN})
  @CloudEventMapping(trigger = EventTypes.ANALYSIS_REQUESTED)
  public CloudEvent<AnalysisBody> analysisRequested(CloudEvent<RequestBody> event) {
    EventAttributes cause = cause();
    AnalysisResult.Judged judged = reception.analyze(event.data(), origin(cause));
    return ReplyEvents.reply(
        cause, EventTypes.ANALYSIS_COMPLETED, judged.id(), ResponseWriter.analysis(judged));
  }

  /**
   * Judges a program and hands the request on, whatever the policy said: who executes it judges it
   * again, and answers with the refusal.
   *
   * @param event whose data is a request
   * @return an event that asks for the execution, with the decision
   */
  @Funq("judgement-requested")
  @RolesAllowed({Role.ANALYZE, Role.ADMIN})
  @CloudEventMapping(trigger = EventTypes.JUDGEMENT_REQUESTED)
  public CloudEvent<JsonNode> judgementRequested(CloudEvent<RequestBody> event) {
    EventAttributes cause = cause();
    AnalysisResult.Judged judged = reception.analyze(event.data(), origin(cause));
    return ReplyEvents.handedOn(
        cause, ResponseWriter.analysis(judged).policy().decision(), event.data().tree());
  }

  private EventAttributes cause() {
    return current.getCurrent().get(Door.EVENT);
  }

  private static Origin origin(EventAttributes cause) {
    return new Origin.Event(cause.source(), cause.id(), cause.root(), cause.trace());
  }
}
