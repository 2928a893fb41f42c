package dev.cofferdam.functions.api.problem;

import java.util.Locale;

/** The closed list of reasons why a call has no result. */
public enum ProblemKind {
  /** The caller's request is wrong; the same request will never succeed. */
  INVALID_REQUEST(400, "the request is not valid"),
  /** Nobody knows who is calling. */
  UNAUTHORIZED(401, "who is calling is not known"),
  /** The caller may not do this. */
  FORBIDDEN(403, "the caller may not do this"),
  /** There is nothing at this path. */
  NOT_FOUND(404, "there is nothing here"),
  /** The path is there, but not for this method. */
  METHOD_NOT_ALLOWED(405, "this path does not take this method"),
  /** The body is larger than the operator allows. */
  PAYLOAD_TOO_LARGE(413, "the body is too large"),
  /** The body is of a kind that this path does not read. */
  UNSUPPORTED_MEDIA_TYPE(415, "the body is not of a kind that is read here"),
  /** There is no room; the same request may succeed later. */
  BUSY(429, "there is no room now"),
  /** The fault is ours; it is logged under the id in the answer. */
  INTERNAL_ERROR(500, "something went wrong on our side"),
  /** The sandbox failed, not the program; the same request may succeed later. */
  SANDBOX_FAULT(503, "the sandbox failed");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /**
   * The HTTP status.
   *
   * @return 400 to 503
   */
  public int status() {
    return status;
  }

  /**
   * What every problem of this kind is called.
   *
   * @return a short sentence, lower case
   */
  public String title() {
    return title;
  }

  /**
   * The name on the wire, for example {@code invalid_request}.
   *
   * @return lower case with underscores
   */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
