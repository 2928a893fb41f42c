package dev.cofferdam.policy.report;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verdicts as a log of SARIF 2.1.0, the format of static analysis results that code hosts, editors
 * and dashboards read.
 *
 * <p>Results carry fingerprints that do not depend on line numbers, so that a dashboard follows a
 * finding while code moves around it. Nothing in a judged source can suppress a result.
 */
public final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Map<String, FactRule> builtIn = new HashMap<>();

  /** Writes logs in which these rules are described where a finding names one of them. */
  public SarifReport(List<FactRule> builtIn) {
    for (FactRule rule : builtIn) {
      this.builtIn.put(rule.id(), rule);
    }
  }

  /** One log with one run, for all verdicts together. */
  public String of(List<Judged> all) {
    List<Finding> findings =
        all.stream().flatMap(judged -> judged.verdict().findings().stream()).toList();
    SarifRules rules = new SarifRules(builtIn, findings);
    JsonText json = new JsonText().object();
    json.field("$schema", SCHEMA).field("version", "2.1.0").array("runs").object();
    json.object("tool").object("driver").field("name", "Cofferdam");
    rules.write(json);
    json.end().end();
    json.field("columnKind", "utf16CodeUnits");
    invocation(all, json);
    json.array("results");
    Fingerprints fingerprints = new Fingerprints();
    for (Finding finding : findings) {
      result(finding, rules, fingerprints, json);
    }
    return json.end().end().end().end().text();
  }

  /** What a severity is in SARIF. */
  static String level(Severity severity) {
    return switch (severity) {
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
      case SAFE -> "none";
    };
  }

  private static void invocation(List<Judged> all, JsonText json) {
    boolean judged = all.stream().allMatch(one -> one.reason().isEmpty());
    json.array("invocations").object().field("executionSuccessful", judged);
    json.array("toolExecutionNotifications");
    for (Judged one : all) {
      if (!one.reason().isEmpty()) {
        json.object().field("level", "error").object("message").field("text", one.reason());
        json.end().end();
      }
      if (one.verdict().truncated()) {
        String more = "`" + one.name() + "`: there are more findings than are listed";
        json.object().field("level", "warning").object("message").field("text", more).end().end();
      }
    }
    json.end().object("properties").array("policies");
    all.stream()
        .map(one -> one.verdict().policyId() + " " + one.verdict().policyDigest())
        .distinct()
        .forEach(json::element);
    json.end().end().end().end();
  }

  private static void result(
      Finding finding, SarifRules rules, Fingerprints fingerprints, JsonText json) {
    json.object().field("ruleId", finding.ruleId());
    json.field("ruleIndex", rules.index(finding.ruleId()));
    json.field("level", level(finding.severity()));
    json.object("message").field("text", finding.message()).end();
    json.array("locations").object();
    location(finding, json);
    json.end().end();
    json.object("partialFingerprints");
    json.field(Fingerprints.NAME, fingerprints.of(finding)).end();
    json.object("properties").field("severity", finding.severity().name());
    json.field("path", finding.path()).array("via");
    for (Via via : finding.via()) {
      json.element(via.kind().name().toLowerCase(Locale.ROOT) + " " + via.detail());
    }
    json.end().end().end();
  }

  private static void location(Finding finding, JsonText json) {
    String file = finding.file();
    if (file.equals(Finding.ARGUMENTS) || file.equals(Finding.ENVIRONMENT)) {
      json.array("logicalLocations").object().field("name", file).end().end();
      return;
    }
    Span span = finding.span();
    json.object("physicalLocation");
    json.object("artifactLocation").field("uri", FileUri.of(file)).end();
    json.object("region");
    json.field("startLine", span.start().line()).field("startColumn", span.start().column());
    json.field("endLine", span.end().line()).field("endColumn", span.end().column());
    json.field("charOffset", span.start().offset());
    json.field("charLength", span.end().offset() - span.start().offset()).end();
    if (!finding.snippet().isEmpty()) {
      json.object("contextRegion").field("startLine", span.start().line());
      json.object("snippet").field("text", finding.snippet()).end().end();
    }
    json.end();
  }
}
