package dev.cofferdam.functions.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.Refusal;
import java.util.List;

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
   * Takes the form out of what a caller sent.
   *
   * @param tree any JSON value
   * @return {@link #JSON} where nothing is said
   * @throws Refusal if there is no such form
   */
  public static Asked of(JsonNode tree) {
    if (!tree.isObject() || !tree.has(FIELD)) {
      return new Asked(JSON, tree);
    }
    ObjectNode request = ((ObjectNode) tree).deepCopy();
    String name = request.remove(FIELD).asText();
    if (name.equals("json")) {
      return new Asked(JSON, request);
    }
    if (name.equals("sarif")) {
      return new Asked(SARIF, request);
    }
    FieldProblem problem = new FieldProblem("$." + FIELD, "must be `json` or `sarif`");
    throw new Refusal(Problem.invalid(List.of(problem)));
  }
}
