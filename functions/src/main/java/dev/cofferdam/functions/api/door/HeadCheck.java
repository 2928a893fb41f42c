package dev.cofferdam.functions.api.door;

import dev.cofferdam.functions.api.event.EventReader;
import dev.cofferdam.functions.api.event.EventReading;
import dev.cofferdam.functions.api.event.MediaType;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.ReportFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides by its head what becomes of a request; pure.
 *
 * <p>It stands before a binding that would let an event reach any function by its name, whatever
 * the path, and that fails with a stack trace on what it does not expect: so only what is known
 * passes.
 */
final class HeadCheck {

  /** Health and metrics: not functions, and not ours to judge. */
  private static final String MANAGEMENT = "/q";

  /** Fits a number; what is longer, or no number, is longer than any body that we read. */
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final long longestBody;

  HeadCheck(long longestBody) {
    this.longestBody = longestBody;
  }

  HeadDecision decide(RequestHead head) {
    if (head.path().equals(MANAGEMENT) || head.path().startsWith(MANAGEMENT + "/")) {
      return new HeadDecision.Pass();
    }
    Optional<Place> place = Place.at(head.path());
    if (place.isEmpty()) {
      return refuse(ProblemKind.NOT_FOUND, "there are " + places());
    }
    Map<String, String> allow = Map.of("Allow", String.join(", ", place.get().methods()));
    if (!place.get().methods().contains(head.method())) {
      String detail = "takes " + String.join(", ", place.get().methods());
      return new HeadDecision.Refuse(
          Problem.of(ProblemKind.METHOD_NOT_ALLOWED, place.get().path() + " " + detail), allow);
    }
    if (head.query().isPresent() && format(head, place.get()).isEmpty()) {
      return refuse(
          ProblemKind.INVALID_REQUEST,
          "no path here takes a query, but `/analyze` takes `format=json` or `format=sarif`");
    }
    return switch (head.method()) {
      case "OPTIONS" -> new HeadDecision.Empty(204, allow);
      case "POST" -> post(head, place.get());
      default -> get(head, place.get());
    };
  }

  private static HeadDecision get(RequestHead head, Place place) {
    boolean event =
        MediaType.of(head.values("content-type"))
            .filter(type -> type.name().startsWith("application/cloudevents"))
            .isPresent();
    if (event || head.hasEventHeaders()) {
      return refuse(ProblemKind.INVALID_REQUEST, "an event is posted, to `/`");
    }
    return head.method().equals("HEAD")
        ? new HeadDecision.Empty(200, Map.of("Content-Type", place.mediaType()))
        : new HeadDecision.Pass();
  }

  private HeadDecision post(RequestHead head, Place place) {
    Optional<Problem> unreadable = unreadable(head);
    if (unreadable.isPresent()) {
      return new HeadDecision.Refuse(unreadable.get());
    }
    String type = MediaType.of(head.values("content-type")).map(MediaType::name).orElse("");
    boolean event = type.equals(MediaType.EVENT) || head.hasEventHeaders();
    if (event && head.query().isPresent()) {
      return refuse(ProblemKind.INVALID_REQUEST, "an event takes no query");
    }
    if (type.equals(MediaType.EVENT)) {
      return new HeadDecision.ReadStructuredEvent();
    }
    if (head.hasEventHeaders()) {
      return binaryEvent(head);
    }
    if (place == Place.EVENTS) {
      return refuse(
          ProblemKind.INVALID_REQUEST,
          "`/` takes CloudEvents; POST a request to `/execute` or `/analyze`");
    }
    return new HeadDecision.ReadCall(
        format(head, place), place == Place.EXECUTE && head.prefers("respond-async"));
  }

  /** The form that a query asks the answer to have; empty when it asks for none that there is. */
  private static Optional<ReportFormat> format(RequestHead head, Place place) {
    return place == Place.ANALYZE && head.method().equals("POST")
        ? head.query().flatMap(ReportFormat::ofQuery)
        : Optional.empty();
  }

  private static HeadDecision binaryEvent(RequestHead head) {
    EventReading reading = EventReader.binary(head.headers());
    if (reading instanceof EventReading.Taken taken) {
      return new HeadDecision.ReadBinaryEvent(taken.attributes());
    }
    EventReading.Refused refused = (EventReading.Refused) reading;
    return new HeadDecision.Refuse(Problem.invalid(refused.problems()));
  }

  /** Why the body cannot be read; empty if it can. */
  private Optional<Problem> unreadable(RequestHead head) {
    // A JSON event that does not name the type of its data holds JSON, and so it does when a Broker
    // hands it on with its attributes as headers.
    boolean unnamed = head.hasEventHeaders() && head.values("content-type").isEmpty();
    Optional<Problem> other = unnamed ? Optional.empty() : unreadableType(head);
    if (other.isPresent()) {
      return other;
    }
    List<String> encoding = head.values("content-encoding");
    if (!encoding.isEmpty() && !encoding.equals(List.of("identity"))) {
      return unsupported("has a `Content-Encoding`, but bodies are read as they are");
    }
    return tooLarge(head);
  }

  private static Optional<Problem> unreadableType(RequestHead head) {
    Optional<MediaType> type = MediaType.of(head.values("content-type"));
    if (type.isEmpty()) {
      return unsupported("needs one `Content-Type`: " + MediaType.JSON);
    }
    String name = type.get().name();
    if (name.startsWith(MediaType.BATCH)) {
      return unsupported("batches are not taken; send each event by itself");
    }
    if (!name.equals(MediaType.JSON) && !name.equals(MediaType.EVENT)) {
      return unsupported(
          "is "
              + ShownText.quoted(name)
              + ", but "
              + MediaType.JSON
              + " is read here, and "
              + MediaType.EVENT);
    }
    return type.get().isUtf8() ? Optional.empty() : unsupported("has another charset than utf-8");
  }

  /**
   * How long a body can become, as far as its head says.
   *
   * @return bytes; the longest that is allowed where the head does not say
   */
  long bodyLength(RequestHead head) {
    List<String> lengths = head.values("content-length");
    return lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches()
        ? Long.parseLong(lengths.get(0))
        : longestBody;
  }

  private Optional<Problem> tooLarge(RequestHead head) {
    for (String length : head.values("content-length")) {
      if (!LENGTH.matcher(length).matches() || Long.parseLong(length) > longestBody) {
        return Optional.of(tooLarge(longestBody));
      }
    }
    return Optional.empty();
  }

  static Problem tooLarge(long longestBody) {
    return Problem.of(
        ProblemKind.PAYLOAD_TOO_LARGE, "a body has at most " + longestBody + " bytes");
  }

  private static Optional<Problem> unsupported(String detail) {
    return Optional.of(Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "the body " + detail));
  }

  private static HeadDecision refuse(ProblemKind kind, String detail) {
    return new HeadDecision.Refuse(Problem.of(kind, detail));
  }

  private static String places() {
    return String.join(", ", java.util.Arrays.stream(Place.values()).map(Place::path).toList());
  }
}
