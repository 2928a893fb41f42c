package dev.cofferdam.functions.api.door;

import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.read.ReportFormat;
import java.util.Map;
import java.util.Optional;

/** What becomes of a request whose head was read. */
sealed interface HeadDecision {

  /** It is for somebody behind us, and has no body that we read. */
  record Pass() implements HeadDecision {}

  /**
   * Its body is a request.
   *
   * @param format the form that its query asks the answer to have; empty when it has no query
   * @param async whether it prefers to be answered before it is done
   */
  record ReadCall(Optional<ReportFormat> format, boolean async) implements HeadDecision {}

  /**
   * Its body is the data of an event.
   *
   * @param attributes from its headers
   */
  record ReadBinaryEvent(EventAttributes attributes) implements HeadDecision {}

  /** Its body is an event. */
  record ReadStructuredEvent() implements HeadDecision {}

  /**
   * It is answered without a body.
   *
   * @param status the status
   * @param headers of the answer
   */
  record Empty(int status, Map<String, String> headers) implements HeadDecision {}

  /**
   * It is refused.
   *
   * @param problem why
   * @param headers of the answer, beside those that every problem has
   */
  record Refuse(Problem problem, Map<String, String> headers) implements HeadDecision {
    Refuse(Problem problem) {
      this(problem, Map.of());
    }
  }
}
