package dev.cofferdam.functions.api.door;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every path of ours. */
public enum Place {
  /** Where events are posted. */
  EVENTS("/", true),
  /** Runs a program once; takes events too. */
  EXECUTE("/execute", true),
  /** Judges a program without running it; takes events too. */
  ANALYZE("/analyze", true),
  /** Says which runtimes there are. */
  RUNTIMES("/runtimes", false),
  /** Says what became of an execution, or ends it. */
  EXECUTIONS("/executions/{id}", false),
  /** Describes all this, as an OpenAPI document. */
  OPENAPI("/openapi.yaml", false);

  private final String path;
  private final boolean posted;
  private final Pattern pattern;

  Place(String path, boolean posted) {
    this.path = path;
    this.posted = posted;
    this.pattern = Pattern.compile(path.replace(".", "\\.").replace("{id}", "x[0-9a-f]{32}"));
  }

  static Optional<Place> at(String path) {
    return Arrays.stream(values())
        .filter(place -> place.pattern.matcher(path).matches())
        .findFirst();
  }

  /** Whether anybody may come here: it tells only what this is. */
  boolean open() {
    return this == OPENAPI;
  }

  /**
   * The path as the router below takes it.
   *
   * @return with {@code :id} for an id
   */
  public String route() {
    return path.replace("{id}", ":id");
  }

  /**
   * The path.
   *
   * @return exactly as it must be in a request, but for an id
   */
  public String path() {
    return path;
  }

  /**
   * The methods that it takes.
   *
   * @return at least two
   */
  public List<String> methods() {
    if (this == EXECUTIONS) {
      return List.of("GET", "HEAD", "DELETE", "OPTIONS");
    }
    return posted ? List.of("POST", "OPTIONS") : List.of("GET", "HEAD", "OPTIONS");
  }

  String mediaType() {
    return switch (this) {
      case EVENTS, EXECUTE, ANALYZE, RUNTIMES, EXECUTIONS -> "application/json";
      case OPENAPI -> ApiDocument.MEDIA_TYPE;
    };
  }
}
