package dev.cofferdam.functions.api.read;

import java.util.Map;

/** How a request came, as far as reading it depends on that. */
public sealed interface Origin {

  /**
   * The path of the request's own tree in what the caller sent.
   *
   * @return {@code $}, or {@code $.data} inside a structured event
   */
  String root();

  /** As the body of a call. */
  record Call() implements Origin {
    @Override
    public String root() {
      return "$";
    }
  }

  /**
   * As the data of a CloudEvent, which is known by its source and id.
   *
   * @param source the event's source
   * @param id the event's id, unique for its source
   * @param root where the data stands in what the caller sent
   * @param trace the event's extensions that belong to a distributed trace, by name
   */
  record Event(String source, String id, String root, Map<String, String> trace) implements Origin {
    /** Copies the map. */
    public Event {
      trace = Map.copyOf(trace);
    }

    /**
     * The event's identity as one text. The length in front keeps {@code a} + {@code b:c} and
     * {@code a:b} + {@code c} apart.
     *
     * @return never null, the same for the same event
     */
    public String key() {
      return "event:" + source.length() + ":" + source + ":" + id;
    }
  }
}
