package dev.cofferdam.policy.document;

import dev.cofferdam.policy.document.ParsedPolicy.Problem;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Looks over a document before it becomes nodes: making nodes calls itself for every level, and an
 * alias lets a small text become a large document.
 */
final class Guard {

  private static final int MAX_DEPTH = 16;

  private Guard() {}

  /** What forbids reading the document further, if anything does. */
  static Optional<Problem> check(LoadSettings settings, String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof AliasEvent) {
        return Optional.of(problem(event, "aliases are not allowed"));
      }
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        return Optional.of(problem(event, "nested more than " + MAX_DEPTH + " deep"));
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return Optional.empty();
  }

  private static Problem problem(Event event, String message) {
    int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    int column = event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    return new Problem(line, column, "", message);
  }
}
