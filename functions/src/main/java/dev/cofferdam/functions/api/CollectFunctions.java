package dev.cofferdam.functions.api;

import dev.cofferdam.functions.access.Role;
import dev.cofferdam.functions.api.door.Door;
import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.event.EventTypes;
import dev.cofferdam.functions.api.event.ReplyEvents;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.Refusal;
import dev.cofferdam.functions.api.write.ResponseWriter;
import dev.cofferdam.functions.api.write.ResultBody;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.result.Collected;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Tenant;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The functions that a cluster's own events wake, to bring the results of executions that nobody
 * waited for. Of a notice only the name of a Job is read; what became of it the cluster is asked.
 */
@Singleton
public class CollectFunctions {

  private static final Logger LOG = Logger.getLogger(CollectFunctions.class);

  /** How Knative names a Job in the subject of an event. */
  private static final Pattern JOB =
      Pattern.compile("/apis/batch/v1/namespaces/[a-z0-9.-]{1,63}/jobs/(x[0-9a-f]{32})");

  private final ExecutionService service;
  private final CurrentVertxRequest current;

  /**
   * Joins the parts.
   *
   * @param service knows executions by their id
   * @param current where the door left the attributes of the event
   */
  @Inject
  public CollectFunctions(ExecutionService service, CurrentVertxRequest current) {
    this.service = service;
    this.current = current;
  }

  /**
   * Brings the result of an execution whose Job ended.
   *
   * @param event a notice whose data is the Job
   * @return an event whose data is the result; nothing where there is none to bring
   */
  @Funq("job-updated")
  @RolesAllowed({Role.COLLECT, Role.ADMIN})
  @CloudEventMapping(trigger = EventTypes.JOB_UPDATED)
  public Uni<CloudEvent<ResultBody>> jobUpdated(CloudEvent<RequestBody> event) {
    return collect();
  }

  /**
   * Brings the result of an execution whose Job ended.
   *
   * @param event a notice whose data is a reference to the Job
   * @return an event whose data is the result; nothing where there is none to bring
   */
  @Funq("job-reference-updated")
  @RolesAllowed({Role.COLLECT, Role.ADMIN})
  @CloudEventMapping(trigger = EventTypes.JOB_REFERENCE_UPDATED)
  public Uni<CloudEvent<ResultBody>> jobReferenceUpdated(CloudEvent<RequestBody> event) {
    return collect();
  }

  /**
   * Has the ends noticed again whose results nobody has brought.
   *
   * @param event whose data does not matter
   * @return nothing: what was missed comes as a notice of its own
   */
  @Funq("sweep")
  @RolesAllowed({Role.COLLECT, Role.ADMIN})
  @CloudEventMapping(trigger = EventTypes.PING)
  public Uni<CloudEvent<ResultBody>> sweep(CloudEvent<RequestBody> event) {
    return service
        .remind()
        .invoke(
            missed -> {
              if (missed > 0) {
                LOG.warnf("results that were missed: %d", missed);
              }
            })
        .map(missed -> null);
  }

  private Uni<CloudEvent<ResultBody>> collect() {
    RoutingContext context = current.getCurrent();
    EventAttributes notice = context.get(Door.EVENT);
    ExecutionId id = execution(notice);
    String which = ExecutionId.following(Tenant.ONLY, notice.source() + "\n" + notice.id()).value();
    return service
        .collect(id, which)
        .invoke(found -> found.ifPresent(collected -> markWhenSent(context, id, which)))
        .map(found -> found.map(collected -> event(notice, id, collected)).orElse(null));
  }

  private static CloudEvent<ResultBody> event(
      EventAttributes notice, ExecutionId id, Collected collected) {
    return ReplyEvents.late(
        notice,
        collected.memo(),
        ReplyEvents.typeOf(collected.result().status()),
        id,
        ResponseWriter.stored(new FoundExecution.Ended(collected.result(), collected.tested())));
  }

  /** Only after the answer has left: what is lost on the way is asked for again. */
  private void markWhenSent(RoutingContext context, ExecutionId id, String which) {
    context.addEndHandler(
        sent -> {
          if (sent.succeeded()) {
            service
                .collected(id, which)
                .subscribe()
                .with(marked -> LOG.debugf("execution=%s marked", id));
          }
        });
  }

  private static ExecutionId execution(EventAttributes notice) {
    Optional<String> job =
        notice.subject().map(JOB::matcher).filter(Matcher::matches).map(found -> found.group(1));
    if (job.isEmpty()) {
      String path = notice.isStructured() ? "$.subject" : "ce-subject";
      throw new Refusal(
          Problem.invalid(List.of(new FieldProblem(path, "must name the Job of an execution"))));
    }
    return new ExecutionId(job.get());
  }
}
