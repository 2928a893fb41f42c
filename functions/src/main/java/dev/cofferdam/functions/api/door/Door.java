package dev.cofferdam.functions.api.door;

import dev.cofferdam.functions.access.Access;
import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.event.MediaType;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import dev.cofferdam.functions.api.read.ReportFormat;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Puts the door's decisions into the HTTP server's routes. */
@Singleton
public class Door {

  /** Under this name a routing context holds the attributes of the event that came, if one did. */
  public static final String EVENT = EventAttributes.class.getName();

  /** Under this name a routing context holds the form that a call asks its answer to have. */
  public static final String FORMAT = ReportFormat.class.getName();

  /** Under this name a routing context says whether a call prefers to be answered at once. */
  public static final String ASYNC = "dev.cofferdam.respond-async";

  /** After the body was looked at, before the functions. */
  public static final int BESIDE_FUNCTIONS = -40;

  private static final Logger LOG = Logger.getLogger(Door.class);
  private static final String DECISION = HeadDecision.class.getName();

  private static final String TIMER = "dev.cofferdam.body-timer";

  /** Milliseconds between two lines about what was refused. */
  private static final long REPORT_EVERY = 60_000;

  /** Milliseconds that a body may take to arrive. */
  private static final long PATIENCE = 30_000;

  // The server reads bodies at the least order but one, and looks at who is calling below -50.
  private static final int BEFORE_BODY = Integer.MIN_VALUE;
  private static final int BEFORE_FAILURES_BELOW = -1_000;
  private static final int BEFORE_FUNCTIONS = -50;

  private final long longestBody;
  private final HeadCheck check;
  private final BodyBudget budget;
  private final Access access;
  private final Vertx vertx;
  private final RefusalLog refusals = new RefusalLog();

  /**
   * Makes a door.
   *
   * @param server how the server below is configured; it enforces the longest body too
   * @param access tells callers apart
   * @param vertx the clock by which the log gets its line about what was refused
   */
  @Inject
  public Door(VertxHttpConfig server, Access access, Vertx vertx) {
    this.vertx = vertx;
    this.access = access;
    this.longestBody = server.limits().maxBodySize().orElseThrow().asLongValue();
    this.check = new HeadCheck(this.longestBody);
    this.budget = BodyBudget.forHeap(Runtime.getRuntime().maxMemory(), this.longestBody);
  }

  /**
   * Adds the door's routes.
   *
   * @param router the server's own
   */
  void hang(@Observes Router router) {
    vertx.setPeriodic(REPORT_EVERY, tick -> reportRefusals());
    Buffer document = Buffer.buffer(ApiDocument.bytes());
    router.route().order(BEFORE_BODY).handler(this::head);
    router.route().order(BEFORE_FAILURES_BELOW).failureHandler(this::failed);
    router.route().order(BEFORE_FUNCTIONS).handler(this::body);
    router
        .get(Place.OPENAPI.path())
        .handler(
            context ->
                context.response().putHeader("Content-Type", ApiDocument.MEDIA_TYPE).end(document));
    router
        .route()
        .last()
        .handler(
            context -> refuse(context, Problem.of(ProblemKind.NOT_FOUND, "there is nothing here")));
  }

  private void head(RoutingContext context) {
    RequestHead head = headOf(context.request());
    if (isClosed(head)) {
      refuse(context, Failures.unknownCaller());
      return;
    }
    HeadDecision decision = check.decide(head);
    if (decision instanceof HeadDecision.Refuse refused) {
      refuse(context, refused.problem(), refused.headers());
      return;
    }
    if (decision instanceof HeadDecision.Empty empty) {
      ProblemResponder.empty(context, empty.status(), empty.headers());
      return;
    }
    if (decision instanceof HeadDecision.Pass) {
      context.next();
      return;
    }
    context.put(DECISION, decision);
    if (decision instanceof HeadDecision.ReadCall call) {
      call.format().ifPresent(format -> context.put(FORMAT, format));
      context.put(ASYNC, call.async());
    }
    straighten(context.request().headers(), decision);
    await(context, check.bodyLength(head));
  }

  /** Before a body is read: whoever shows nothing that could be known is not listened to. */
  private boolean isClosed(RequestHead head) {
    return Place.at(head.path()).filter(place -> !place.open()).isPresent()
        && !head.method().equals("OPTIONS")
        && access.refuses(name -> head.values(name).stream().findFirst().orElse(null));
  }

  /** Lets the server read the body, if there is room for it, and not for ever. */
  private void await(RoutingContext context, long length) {
    if (!budget.take(length)) {
      refuse(context, Problem.of(ProblemKind.BUSY, "too many large requests at once"));
      return;
    }
    Runnable giveBack = budget.returning(length);
    context.addEndHandler(ended -> giveBack.run());
    long timer =
        context
            .vertx()
            .setTimer(
                PATIENCE,
                fired ->
                    refuse(
                        context,
                        Problem.under(
                            ProblemKind.INVALID_REQUEST, 408, "the body did not come in time")));
    context.put(TIMER, timer);
    context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    context.next();
  }

  /**
   * Rewrites what may be spelt in several ways into the one way that the binding below understands:
   * it compares content types with regard to case, knows no percent-encoding, and takes a
   * structured event for a binary one if the attributes stand in headers too.
   */
  private static void straighten(MultiMap headers, HeadDecision decision) {
    if (decision instanceof HeadDecision.ReadStructuredEvent) {
      headers.set("Content-Type", MediaType.EVENT);
      for (String name : List.copyOf(headers.names())) {
        if (name.regionMatches(true, 0, "ce-", 0, 3)) {
          headers.remove(name);
        }
      }
      return;
    }
    headers.set("Content-Type", MediaType.JSON);
    if (decision instanceof HeadDecision.ReadBinaryEvent event) {
      headers.set("ce-type", event.attributes().type());
      headers.set("ce-specversion", "1.0");
    }
  }

  private void body(RoutingContext context) {
    HeadDecision head = context.get(DECISION);
    if (head == null) {
      context.next();
      return;
    }
    context.vertx().cancelTimer(context.<Long>get(TIMER));
    Buffer body = context.body().buffer();
    Buffer buffer = body == null ? Buffer.buffer() : body;
    BodyCheck.Decision decision = BodyCheck.decide(head, () -> new BufferStream(buffer));
    if (decision instanceof BodyCheck.Decision.Refuse refused) {
      refuse(context, refused.problem());
      return;
    }
    if (decision instanceof BodyCheck.Decision.Event event) {
      context.put(EVENT, event.attributes());
      event
          .rewritten()
          .ifPresent(plain -> ((RoutingContextInternal) context).setBody(Buffer.buffer(plain)));
    }
    context.next();
  }

  private void failed(RoutingContext context) {
    Throwable failure = context.failure();
    if (Failures.isHangUp(failure)) {
      return;
    }
    Optional<Problem> ofCaller = Failures.ofCaller(context.statusCode(), failure, longestBody);
    if (ofCaller.isPresent()) {
      refuse(context, ofCaller.get());
      return;
    }
    String id = UUID.randomUUID().toString();
    LOG.errorf("internal error id=%s failure=%s", id, Failures.withoutMessages(failure));
    refuse(
        context,
        Problem.of(ProblemKind.INTERNAL_ERROR, "it is logged under the id in this answer", id));
  }

  private void refuse(RoutingContext context, Problem problem) {
    refuse(context, problem, Map.of());
  }

  private void refuse(RoutingContext context, Problem problem, Map<String, String> headers) {
    refusals.add(problem);
    LOG.debugf("refused code=%s errors=%d", problem.code(), problem.errors().size());
    ProblemResponder.refuse(context, problem, headers);
  }

  private void reportRefusals() {
    refusals.line().ifPresent(line -> LOG.infof("refused in %d s: %s", REPORT_EVERY / 1_000, line));
  }

  private static RequestHead headOf(HttpServerRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, String> header : request.headers()) {
      headers.computeIfAbsent(header.getKey(), name -> new ArrayList<>(1)).add(header.getValue());
    }
    String path = request.path();
    return new RequestHead(
        request.method().name(),
        path == null ? "" : path,
        Optional.ofNullable(request.query()),
        headers);
  }
}
