package dev.cofferdam.functions.api.door;

import com.fasterxml.jackson.databind.JsonNode;
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
     * @param rewritten the body as the binding below can read it; empty where it can as it is
     */
    record Event(EventAttributes attributes, Optional<byte[]> rewritten) implements Decision {}

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
      return new Decision.Event(event.attributes(), Optional.empty());
    }
    return head instanceof HeadDecision.ReadStructuredEvent
        ? structured(body)
        : new Decision.Call();
  }

  private static Decision structured(Supplier<InputStream> body) {
    JsonNode event = StrictJson.tree(body.get());
    EventReading reading = EventReader.structured(event);
    if (reading instanceof EventReading.Refused refused) {
      return new Decision.Refuse(Problem.invalid(refused.problems()));
    }
    EventAttributes attributes = ((EventReading.Taken) reading).attributes();
    EventData data = EventData.of(event);
    if (data instanceof EventData.Refused refused) {
      return new Decision.Refuse(Problem.invalid(List.of(refused.problem())));
    }
    Optional<byte[]> rewritten =
        data instanceof EventData.Rewritten made ? Optional.of(made.event()) : Optional.empty();
    return new Decision.Event(attributes, rewritten);
  }
}
