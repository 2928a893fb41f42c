package dev.cofferdam.policy.report;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that a log names: those of this build, and those that a policy brought. */
final class SarifRules {

  private final Map<String, FactRule> builtIn;
  private final Map<String, Finding> firsts = new LinkedHashMap<>();
  private final Map<String, Integer> indexes = new LinkedHashMap<>();

  SarifRules(Map<String, FactRule> builtIn, List<Finding> findings) {
    this.builtIn = builtIn;
    for (Finding finding : findings) {
      firsts.putIfAbsent(finding.ruleId(), finding);
      indexes.putIfAbsent(finding.ruleId(), indexes.size());
    }
  }

  /** Where a rule stands among them, from 0. */
  int index(String ruleId) {
    return indexes.getOrDefault(ruleId, -1);
  }

  void write(JsonText json) {
    json.array("rules");
    for (Map.Entry<String, Finding> entry : firsts.entrySet()) {
      FactRule rule = builtIn.get(entry.getKey());
      json.object().field("id", entry.getKey());
      if (rule == null) {
        ofPolicy(entry.getValue(), json);
      } else {
        ofBuild(rule, json);
      }
      json.end();
    }
    json.end();
  }

  private static void ofBuild(FactRule rule, JsonText json) {
    FactRule.Text text = rule.text();
    text(json, "shortDescription", text.message());
    if (!text.why().isEmpty()) {
      text(json, "fullDescription", text.why());
    }
    String help = text.why() + "\n\nAllowed: " + text.allowed();
    json.object("help").field("text", help);
    json.field("markdown", text.why() + "\n\n**Allowed:** " + text.allowed()).end();
    json.object("defaultConfiguration").field("level", SarifReport.level(rule.severity())).end();
    json.object("properties").field("security-severity", score(rule.severity()));
    json.array("tags").element("security").element(rule.category());
    json.element(String.format(Locale.ROOT, "external/cwe/cwe-%03d", text.cwe())).end().end();
  }

  /** A pattern or a restricted module is all that is known of it. */
  private static void ofPolicy(Finding first, JsonText json) {
    text(json, "shortDescription", first.message());
    json.object("defaultConfiguration").field("level", SarifReport.level(first.severity())).end();
    json.object("properties").field("security-severity", score(first.severity()));
    json.array("tags").element("security").end().end();
  }

  private static void text(JsonText json, String key, String text) {
    json.object(key).field("text", text).end();
  }

  /** A number on the scale of CVSS, by which dashboards sort: the middle of the severity's band. */
  private static String score(Severity severity) {
    return switch (severity) {
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case SAFE -> "0.0";
    };
  }
}
