package dev.cofferdam.functions.api.event;

import dev.cofferdam.functions.api.problem.FieldProblem;
import java.util.List;

/** What reading the attributes of an event gave. */
public sealed interface EventReading {

  /**
   * The event is one that is taken.
   *
   * @param attributes its attributes
   */
  record Taken(EventAttributes attributes) implements EventReading {}

  /**
   * Something is wrong with the event.
   *
   * @param problems each thing; at least one
   */
  record Refused(List<FieldProblem> problems) implements EventReading {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
