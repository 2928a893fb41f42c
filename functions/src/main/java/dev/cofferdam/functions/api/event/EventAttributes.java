package dev.cofferdam.functions.api.event;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of an event beside its data.
 *
 * @param id of the event, unique for its source
 * @param source of the event
 * @param type one of {@link EventTypes#TAKEN} or {@link EventTypes#NOTICES}
 * @param root where the data stands in what the caller sent: {@code $}, or {@code $.data} in a
 *     structured event
 * @param trace the extensions that belong to a distributed trace, by name; they go on to the answer
 * @param subject what the event is about, where it says so
 */
public record EventAttributes(
    String id,
    String source,
    String type,
    String root,
    Map<String, String> trace,
    Optional<String> subject) {
  /** Copies the map. */
  public EventAttributes {
    trace = Map.copyOf(trace);
  }

  /**
   * Whether the event was one JSON object; otherwise its attributes were headers.
   *
   * @return true for a structured event
   */
  public boolean isStructured() {
    return !root.equals("$");
  }
}
