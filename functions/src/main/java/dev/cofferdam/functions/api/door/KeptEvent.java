package dev.cofferdam.functions.api.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cofferdam.functions.api.event.EventAttributes;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** An event that somebody kept as a file, checked as strictly as one that comes by HTTP; pure. */
public sealed interface KeptEvent {

  /**
   * It is one that is taken.
   *
   * @param attributes its attributes
   * @param data what it asks for
   */
  record Taken(EventAttributes attributes, JsonNode data) implements KeptEvent {}

  /**
   * It is none that is taken.
   *
   * @param problems each thing that is wrong; at least one
   */
  record Refused(List<FieldProblem> problems) implements KeptEvent {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads it.
   *
   * @param event a CloudEvent in the JSON format
   * @return its attributes and data, or all that is wrong with it
   */
  static KeptEvent read(byte[] event) {
    Supplier<InputStream> body = () -> new ByteArrayInputStream(event);
    BodyCheck.Decision decision = BodyCheck.decide(new HeadDecision.ReadStructuredEvent(), body);
    if (decision instanceof BodyCheck.Decision.Event taken) {
      byte[] readable = taken.rewritten().orElse(event);
      JsonNode data = StrictJson.tree(new ByteArrayInputStream(readable)).path("data");
      return new Taken(taken.attributes(), data);
    }
    Problem problem = ((BodyCheck.Decision.Refuse) decision).problem();
    return new Refused(
        problem.errors().isEmpty()
            ? List.of(new FieldProblem("$", problem.detail()))
            : problem.errors());
  }
}
