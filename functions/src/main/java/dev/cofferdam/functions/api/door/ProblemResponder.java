package dev.cofferdam.functions.api.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Writes answers that no function wrote. */
final class ProblemResponder {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Seconds after which a caller may ask again: about as long as a short program runs. */
  private static final String RETRY_AFTER = "1";

  /**
   * Milliseconds in which the rest of a refused body is read and dropped. Closing at once would
   * reset the connection, and a caller who is still sending would never read why it was refused.
   */
  private static final long LINGER = 2_000;

  private ProblemResponder() {}

  static void refuse(RoutingContext context, Problem problem, Map<String, String> headers) {
    HttpServerResponse response = context.response();
    if (!isOpen(context)) {
      return;
    }
    headers.forEach(response::putHeader);
    if (problem.code().equals(ProblemKind.BUSY.wireName())) {
      response.putHeader("Retry-After", RETRY_AFTER);
    }
    if (problem.code().equals(ProblemKind.UNAUTHORIZED.wireName())) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(bytes(problem)));
    drain(context);
  }

  static void empty(RoutingContext context, int status, Map<String, String> headers) {
    HttpServerResponse response = context.response();
    headers.forEach(response::putHeader);
    response.setStatusCode(status).end();
    drain(context);
  }

  private static boolean isOpen(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return false;
    }
    if (response.headWritten()) {
      // Half an answer is on its way: a broken connection is the only honest end of it.
      context.request().connection().close();
      return false;
    }
    return true;
  }

  private static void drain(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      return;
    }
    request.resume();
    if (request.version() != HttpVersion.HTTP_2) {
      context
          .vertx()
          .setTimer(
              LINGER,
              timer -> {
                if (!request.isEnded()) {
                  request.connection().close();
                }
              });
    }
  }

  private static byte[] bytes(Problem problem) {
    try {
      return MAPPER.writeValueAsBytes(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem can be written", impossible);
    }
  }
}
