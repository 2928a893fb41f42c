package dev.cofferdam.policy.report;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Position;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Locale;

/** Verdicts as JSON, in the words of the service's answers. */
public final class JsonReport {

  private JsonReport() {}

  /**
   * One object: {@code decision} over all, and {@code files} with the policy that was applied, the
   * decision and the findings of each.
   */
  public static String of(List<Judged> all) {
    JsonText json = new JsonText().object();
    json.field("decision", all.stream().allMatch(Judged::permitted) ? "permit" : "deny");
    json.array("files");
    for (Judged judged : all) {
      judged(judged, json.object());
      json.end();
    }
    return json.end().end().text();
  }

  private static void judged(Judged judged, JsonText json) {
    Verdict verdict = judged.verdict();
    json.field("file", judged.name()).field("decision", judged.decision());
    if (!judged.reason().isEmpty()) {
      json.field("reason", judged.reason());
    }
    json.field("policy_id", verdict.policyId()).field("policy_digest", verdict.policyDigest());
    json.array("findings");
    for (Finding finding : verdict.findings()) {
      finding(finding, json.object());
      json.end();
    }
    json.end().field("findings_truncated", verdict.truncated());
  }

  private static void finding(Finding finding, JsonText json) {
    json.field("rule_id", finding.ruleId());
    json.field("severity", finding.severity().name());
    json.field("file", finding.file());
    position(finding.span().start(), json.object("start"));
    position(finding.span().end(), json.object("end"));
    json.field("message", finding.message());
    json.field("snippet", finding.snippet());
    json.field("path", finding.path());
    json.array("via");
    for (Via via : finding.via()) {
      json.object().field("kind", via.kind().name().toLowerCase(Locale.ROOT));
      json.field("detail", via.detail()).end();
    }
    json.end();
  }

  private static void position(Position position, JsonText json) {
    json.field("line", position.line());
    json.field("column", position.column());
    json.field("offset", position.offset()).end();
  }
}
