package dev.cofferdam.policy.page;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.model.Rule.FactRule.Match;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pages of {@code docs/rules}: one for each rule, and lists of them. */
final class RulePages {

  private final Map<String, String> signals;

  RulePages(Map<String, String> signals) {
    this.signals = signals;
  }

  /** All pages by their paths. */
  Map<String, String> all() {
    Map<String, List<FactRule>> byFolder = new LinkedHashMap<>();
    RuleCatalogue.builtIn()
        .all()
        .forEach(
            rule -> byFolder.computeIfAbsent(folder(rule), key -> new ArrayList<>()).add(rule));
    Map<String, String> pages = new TreeMap<>();
    pages.put("bandit.md", BanditGround.page());
    byFolder.forEach(
        (folder, rules) -> {
          pages.put(folder + "/README.md", list(rules));
          rules.forEach(rule -> pages.put(folder + "/" + rule.id() + ".md", page(rule)));
        });
    return pages;
  }

  /** The folder of a rule's page: its language, or {@code common}. */
  static String folder(FactRule rule) {
    return rule.language().map(Language::id).orElse("common");
  }

  private static String list(List<FactRule> rules) {
    StringBuilder page = new StringBuilder();
    page.append("# Rules for ").append(language(rules.get(0))).append("\n\n");
    page.append("| rule | severity | category | finds code that |\n|---|---|---|---|\n");
    for (FactRule rule : rules) {
      page.append("| [").append(rule.id()).append("](").append(rule.id()).append(".md) | ");
      page.append(rule.severity()).append(" | ").append(rule.category()).append(" | ");
      page.append(rule.message()).append(" |\n");
    }
    return page.append(Pages.FOOTER).toString();
  }

  private String page(FactRule rule) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(rule.id()).append(": ").append(rule.message()).append("\n\n");
    page.append("| severity | category | weakness | language |\n|---|---|---|---|\n| ");
    page.append(rule.severity()).append(" | `").append(rule.category()).append("` | CWE-");
    page.append(rule.text().cwe()).append(" | ").append(language(rule)).append(" |\n");
    page.append("\n## What it finds\n\n").append(finds(rule));
    page.append("\n## Why it matters\n\n").append(rule.text().why()).append('\n');
    page.append("\n## What is allowed\n\n").append(rule.text().allowed()).append('\n');
    page.append("\n## How to permit it\n\n").append(permit(rule));
    examples(page, "Found", rule, rule.text().matching());
    examples(page, "Not found", rule, rule.text().passing());
    return page.append(Pages.FOOTER).toString();
  }

  private static String language(FactRule rule) {
    return rule.language().map(Language::id).orElse("every language");
  }

  private String finds(FactRule rule) {
    Map<Kind, Map<Severity, List<String>>> groups = new TreeMap<>();
    for (Match match : rule.matches()) {
      groups
          .computeIfAbsent(match.kind(), kind -> new TreeMap<>())
          .computeIfAbsent(match.severity().orElse(rule.severity()), key -> new ArrayList<>())
          .add(match.name());
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (kind, bySeverity) ->
            bySeverity.forEach(
                (severity, names) -> {
                  text.append("- ").append(words(rule, kind)).append(" (").append(severity);
                  text.append("): ").append(kind == Kind.SIGNAL ? meanings(names) : code(names));
                  text.append('\n');
                }));
    return text.toString();
  }

  private static String words(FactRule rule, Kind kind) {
    boolean variables = rule.category().equals("environment-variable");
    return switch (kind) {
      case IMPORT -> "a module is loaded, in any form, or one inside it";
      case REFERENCE ->
          variables
              ? "an environment variable is given to the program"
              : "a name is mentioned, called or not, under whatever alias";
      case CALL -> "something is called";
      case MEMBER -> "a member of this name is touched, on whatever object";
      case SIGNAL -> "this is seen";
    };
  }

  private static String code(List<String> names) {
    return "`" + String.join("` `", names) + "`";
  }

  private String meanings(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      String meaning = Optional.ofNullable(signals.get(word)).orElseThrow();
      text.append("\n  - `").append(word).append("`: ");
      text.append(meaning.substring(0, 1).toLowerCase(Locale.ROOT)).append(meaning.substring(1));
    }
    return text.toString();
  }

  private static String permit(FactRule rule) {
    String id = rule.id();
    return "In the policy that the operator sets:\n\n```yaml\nextends: strict\nrules:\n  "
        + id
        + ": off         # or low, medium, high: how grave its findings are\n```\n\n"
        + "`"
        + rule.category()
        + ": off` does the same for its whole category. A caller's own policy can only make it graver.\n";
  }

  private static void examples(
      StringBuilder page, String title, FactRule rule, List<String> programs) {
    if (programs.isEmpty()) {
      return;
    }
    page.append("\n## ").append(title).append('\n');
    String language = rule.language().orElse(Language.PYTHON).id();
    for (String program : programs) {
      String fence = program.contains("```") ? "````" : "```";
      page.append('\n').append(fence).append(language).append('\n');
      page.append(visible(program)).append(fence).append('\n');
    }
  }

  /** A program with the characters that nobody would see as their code points. */
  private static String visible(String program) {
    StringBuilder text = new StringBuilder();
    program
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden = type == Character.FORMAT || type == Character.CONTROL;
              if (hidden && c != '\n' && c != '\t') {
                text.append(String.format(Locale.ROOT, "<U+%04X>", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }
}
