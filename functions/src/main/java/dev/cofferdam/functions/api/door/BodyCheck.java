package dev.cofferdam.functions.api.door;

import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.event.EventReader;
import dev.cofferdam.functions.api.event.EventReading;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.Problem;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides by its body what becomes of a request whose head was good; pure. */
final class BodyCheck {

  private BodyCheck() {}

  /** What becomes of it. */
  sealed interface Decision {

    /** A call, ready for a function. */
    record Call() implements Decision {}

    /**
     * An event, ready for a function.
     *
     * @param attributes of the event
     */
    record Event(EventAttributes attributes) implements Decision {}

    /**
     * It is refused.
     *
     * @param problem why
     */
    record Refuse(Problem problem) implements Decision {}
  }

  /**
   * What becomes of it.
   *
   * @param head what was decided by its head
   * @param body opens the body, each time from its beginning
   */
  static Decision decide(HeadDecision head, Supplier<InputStream> body) {
    Optional<FieldProblem> malformed = StrictJson.problem(body.get());
    if (malformed.isPresent()) {
      return new Decision.Refuse(Problem.invalid(List.of(malformed.get())));
    }
    if (head instanceof HeadDecision.ReadBinaryEvent event) {
      return new Decision.Event(event.attributes());
    }
    return head instanceof HeadDecision.ReadStructuredEvent
        ? structured(body)
        : new Decision.Call();
  }

  private static Decision structured(Supplier<InputStream> body) {
    EventReading reading = EventReader.structured(StrictJson.tree(body.get()));
    if (reading instanceof EventReading.Taken taken) {
      return new Decision.Event(taken.attributes());
    }
    EventReading.Refused refused = (EventReading.Refused) reading;
    return new Decision.Refuse(Problem.invalid(refused.problems()));
  }
}
