package dev.cofferdam.functions.execution;

import java.util.Map;

/**
 * The event that asked for an execution; its names stand in the event that answers.
 *
 * @param source of the event
 * @param id of the event, unique for its source
 * @param trace its extensions that belong to a distributed trace, by name
 */
public record Cause(String source, String id, Map<String, String> trace) {
  /** Copies the map. */
  public Cause {
    trace = Map.copyOf(trace);
  }
}
