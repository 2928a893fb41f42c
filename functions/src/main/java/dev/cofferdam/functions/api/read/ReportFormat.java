package dev.cofferdam.functions.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form a caller wants to have an analysis. */
public enum ReportFormat {
  /** The service's own words. */
  JSON,
  /** A log of SARIF 2.1.0. */
  SARIF;

  private static final String FIELD = "format";

  /**
   * What a caller sent, taken apart.
   *
   * @param format the form
   * @param request the request without it
   */
  public record Asked(ReportFormat format, JsonNode request) {}

  /**
   * The form that a query asks for.
   *
   * @param query what follows the question mark, as it was sent
   * @return empty if it is anything but {@code format=} and a form
   */
  public static Optional<ReportFormat> ofQuery(String query) {
    String before = FIELD + "=";
    return query.startsWith(before) ? named(query.substring(before.length())) : Optional.empty();
  }

  private static Optional<ReportFormat> named(String name) {
    for (ReportFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes the form out of what a caller sent.
   *
   * @param tree any JSON value
   * @param query the form that the query asks for, if it does
   * @return {@link #JSON} where nothing is said
   * @throws Refusal if there is no such form, or the query asks for another one
   */
  public static Asked of(JsonNode tree, Optional<ReportFormat> query) {
    if (!tree.isObject() || !tree.has(FIELD)) {
      return new Asked(query.orElse(JSON), tree);
    }
    ObjectNode request = ((ObjectNode) tree).deepCopy();
    Optional<ReportFormat> own = named(request.remove(FIELD).asText());
    if (own.isEmpty()) {
      throw refusal("must be `json` or `sarif`");
    }
    if (query.isPresent() && !query.equals(own)) {
      throw refusal("is not what the query asks for");
    }
    return new Asked(own.get(), request);
  }

  private static Refusal refusal(String what) {
    return new Refusal(Problem.invalid(List.of(new FieldProblem("$." + FIELD, what))));
  }
}
