package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.engine.FindingList.Seen;
import dev.cofferdam.policy.engine.FindingList.Stretch;
import dev.cofferdam.policy.engine.FindingList.Text;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Rule.FactRule.Match;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.rule.RuleCatalogue;
import dev.cofferdam.policy.rule.RuleIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judges what surrounds the code: names of environment variables that steer loaders and
 * interpreters, by rule, and arguments and values by the patterns that ask for texts as they are.
 * Arguments and values are data otherwise: a program that runs them as code is found where it does
 * so.
 */
final class SurroundingsJudge {

  /** The category of rules that are about environment variables. */
  static final String CATEGORY = "environment-variable";

  private final SecurityPolicy policy;
  private final PatternScan patterns;
  private final List<FactRule> rules = new ArrayList<>();

  SurroundingsJudge(SecurityPolicy policy, PatternScan patterns) {
    this.policy = policy;
    this.patterns = patterns;
    for (FactRule rule : RuleCatalogue.builtIn().common()) {
      if (rule.category().equals(CATEGORY)) {
        rules.add(rule);
      }
    }
  }

  void judge(Submission submission, FindingList findings) {
    if (!submission.arguments().isEmpty()) {
      String joined = String.join("\n", submission.arguments());
      patterns.scanRaw(findings.text(Finding.ARGUMENTS, joined), findings);
    }
    if (submission.environment().isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> variable : submission.environment().entrySet()) {
      lines.append(variable.getKey()).append('=').append(variable.getValue()).append('\n');
    }
    Text text = findings.text(Finding.ENVIRONMENT, lines.toString());
    patterns.scanRaw(text, findings);
    int start = 0;
    for (Map.Entry<String, String> variable : submission.environment().entrySet()) {
      variable(variable.getKey(), start, text, findings);
      start += variable.getKey().length() + variable.getValue().length() + 2;
    }
  }

  private void variable(String name, int start, Text text, FindingList findings) {
    for (FactRule rule : rules) {
      for (Match match : rule.matches()) {
        if (names(match, name)) {
          report(
              rule,
              match,
              name,
              new Stretch(start, start + name.length(), List.of()),
              text,
              findings);
          break;
        }
      }
    }
  }

  private static boolean names(Match match, String variable) {
    String wanted = match.name();
    String name = variable.toUpperCase(Locale.ROOT);
    return wanted.endsWith("*")
        ? name.startsWith(wanted.substring(0, wanted.length() - 1))
        : name.equals(wanted);
  }

  private void report(
      FactRule rule, Match match, String name, Stretch where, Text text, FindingList findings) {
    Severity own = match.severity().orElse(rule.severity());
    String message = rule.message() + ": `" + name + "`";
    RuleIndex.severity(policy, rule, own)
        .ifPresent(
            severity -> findings.add(new Seen(rule.id(), severity, message, text, where, name)));
  }
}
