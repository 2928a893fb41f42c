package dev.cofferdam.functions.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it goes over the wire ({@code application/problem+json}, RFC 9457).
 *
 * @param type a stable name of the kind of problem, {@code urn:cofferdam:problem:} and the code
 * @param title what every problem of the kind is called
 * @param status the HTTP status
 * @param code the kind, for example {@code invalid_request}
 * @param detail what is wrong this time; never the caller's code, nor a path or address of ours
 * @param errors each thing that is wrong, with its place; left out where there is no place to name
 * @param id of the execution, or under which a fault of ours is logged; left out where there is
 *     none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "errors", "id"})
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    List<FieldProblem> errors,
    @Nullable String id) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies the list. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * A problem without a place in the body.
   *
   * @param kind which
   * @param detail what is wrong this time
   * @return never null
   */
  public static Problem of(ProblemKind kind, String detail) {
    return of(kind, detail, null);
  }

  /**
   * A problem of something that has an id.
   *
   * @param kind which
   * @param detail what is wrong this time
   * @param id the id, or null
   * @return never null
   */
  public static Problem of(ProblemKind kind, String detail, @Nullable String id) {
    return new Problem(
        type(kind), kind.title(), kind.status(), kind.wireName(), detail, List.of(), id);
  }

  /**
   * A problem under a status that its kind does not have of itself: what the HTTP layer below
   * found.
   *
   * @param kind which
   * @param status the status
   * @param detail what is wrong this time
   * @return never null
   */
  public static Problem under(ProblemKind kind, int status, String detail) {
    return new Problem(type(kind), kind.title(), status, kind.wireName(), detail, List.of(), null);
  }

  /**
   * A request with things wrong in it.
   *
   * @param errors each of them; at least one
   * @return never null
   */
  public static Problem invalid(List<FieldProblem> errors) {
    ProblemKind kind = ProblemKind.INVALID_REQUEST;
    String detail =
        errors.size() == 1
            ? errors.get(0).path() + " " + errors.get(0).message()
            : errors.size() + " things are wrong; `errors` lists them";
    return new Problem(
        type(kind), kind.title(), kind.status(), kind.wireName(), detail, errors, null);
  }

  private static String type(ProblemKind kind) {
    return "urn:cofferdam:problem:" + kind.wireName();
  }
}
