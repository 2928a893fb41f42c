package dev.cofferdam.functions.api.door;

import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import dev.cofferdam.functions.api.problem.Refusal;
import io.quarkus.funqy.runtime.ApplicationException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure means to the caller; pure. */
final class Failures {

  private static final int DEEPEST_CAUSE = 8;
  private static final int INNERMOST_FRAMES = 3;
  private static final int MOST_FRAMES = 12;
  private static final String OURS = "dev.cofferdam.";

  private Failures() {}

  /** Whether the caller went away: nobody is there to be answered, and nothing is wrong with us. */
  static boolean isHangUp(@Nullable Throwable failure) {
    return failure instanceof IOException
        || failure instanceof HttpClosedException
        || failure instanceof StreamResetException;
  }

  /** The problem behind a failure that the caller caused; empty if the fault is ours. */
  static Optional<Problem> ofCaller(int status, @Nullable Throwable failure, long longestBody) {
    Throwable cause = failure;
    while (cause instanceof ApplicationException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Refusal refusal) {
      return Optional.of(refusal.problem());
    }
    if (cause instanceof UnauthorizedException
        || cause instanceof AuthenticationException
        || status == ProblemKind.UNAUTHORIZED.status()) {
      return Optional.of(unknownCaller());
    }
    if (cause instanceof ForbiddenException || status == ProblemKind.FORBIDDEN.status()) {
      return Optional.of(
          Problem.of(
              ProblemKind.FORBIDDEN,
              "the key or token has none of the roles that this needs; ask the operator for one that"
                  + " has"));
    }
    if (status == ProblemKind.PAYLOAD_TOO_LARGE.status()) {
      return Optional.of(HeadCheck.tooLarge(longestBody));
    }
    if (status < 400 || status > 499) {
      return Optional.empty();
    }
    ProblemKind kind = status == 404 ? ProblemKind.NOT_FOUND : ProblemKind.INVALID_REQUEST;
    return Optional.of(Problem.under(kind, status, "the request is not HTTP as it is read here"));
  }

  /** What a caller is told whom nobody knows. */
  static Problem unknownCaller() {
    return Problem.of(
        ProblemKind.UNAUTHORIZED,
        "show a valid key or token: `Authorization: Bearer …`, or a key as `X-API-Key: …`");
  }

  /**
   * A failure for the log: classes and places only. A message could quote what the caller sent, and
   * no log ever holds that.
   */
  static String withoutMessages(@Nullable Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .map(Failures::frames)
        .collect(Collectors.joining(" caused by "));
  }

  /** The innermost frames, and those of our own code: the rest is what carries every request. */
  private static String frames(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    return IntStream.range(0, stack.length)
        .filter(i -> i < INNERMOST_FRAMES || stack[i].getClassName().startsWith(OURS))
        .limit(MOST_FRAMES)
        .mapToObj(i -> stack[i].toString())
        .collect(Collectors.joining(" < ", failure.getClass().getName() + " at ", ""));
  }
}
