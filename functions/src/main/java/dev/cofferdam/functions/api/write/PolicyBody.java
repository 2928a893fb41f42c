package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Position;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the policy said, on the wire.
 *
 * @param decision {@code permit}, {@code deny} or {@code indeterminate}
 * @param reason why the code could not be judged, left out where it could
 * @param policyId the policy's id
 * @param policyDigest the policy's digest
 * @param findings what the rules saw
 * @param findingsTruncated whether there were more
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyBody(
    String decision,
    @Nullable String reason,
    String policyId,
    String policyDigest,
    List<FindingBody> findings,
    boolean findingsTruncated) {

  /** Copies the list. */
  public PolicyBody {
    findings = List.copyOf(findings);
  }

  static PolicyBody of(Verdict verdict) {
    String reason =
        verdict instanceof Verdict.Indeterminate open ? ShownText.wellFormed(open.reason()) : null;
    return new PolicyBody(
        decision(verdict),
        reason,
        verdict.policyId(),
        verdict.policyDigest(),
        verdict.findings().stream().map(FindingBody::of).toList(),
        verdict.truncated());
  }

  private static String decision(Verdict verdict) {
    if (verdict instanceof Verdict.Permit) {
      return "permit";
    }
    return verdict instanceof Verdict.Deny ? "deny" : "indeterminate";
  }

  /**
   * A finding on the wire.
   *
   * @param ruleId the rule
   * @param severity {@code SAFE}, {@code LOW}, {@code MEDIUM} or {@code HIGH}, as in policies
   * @param file the file's name, or {@code <arguments>} or {@code <environment>}
   * @param start where it begins
   * @param end the place after its last character
   * @param message what was seen
   * @param snippet the line, or a part of it
   * @param path the dotted name of what is reached, left out where the finding has none
   * @param via the steps by which it was seen through a disguise, left out where it is written
   *     plainly
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record FindingBody(
      String ruleId,
      String severity,
      String file,
      PlaceBody start,
      PlaceBody end,
      String message,
      String snippet,
      String path,
      List<StepBody> via) {

    /** Copies the list. */
    public FindingBody {
      via = List.copyOf(via);
    }

    static FindingBody of(Finding finding) {
      return new FindingBody(
          ShownText.wellFormed(finding.ruleId()),
          finding.severity().name(),
          ShownText.wellFormed(finding.file()),
          PlaceBody.of(finding.span().start()),
          PlaceBody.of(finding.span().end()),
          ShownText.wellFormed(finding.message()),
          ShownText.wellFormed(finding.snippet()),
          ShownText.wellFormed(finding.path()),
          finding.via().stream().map(StepBody::of).toList());
    }
  }

  /**
   * A step by which something was seen through a disguise.
   *
   * @param kind {@code alias}, {@code folded}, {@code payload} or {@code reexport}
   * @param detail the other name, or the text that it comes to
   */
  public record StepBody(String kind, String detail) {
    static StepBody of(Finding.Via step) {
      return new StepBody(
          step.kind().name().toLowerCase(Locale.ROOT), ShownText.wellFormed(step.detail()));
    }
  }

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 code units
   * @param offset in the whole file, from 0, in UTF-16 code units
   */
  public record PlaceBody(int line, int column, int offset) {
    static PlaceBody of(Position position) {
      return new PlaceBody(position.line(), position.column(), position.offset());
    }
  }
}
