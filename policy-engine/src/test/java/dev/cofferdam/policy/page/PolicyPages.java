package dev.cofferdam.policy.page;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Rule.FactRule.Match;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.rule.RuleCatalogue;
import dev.cofferdam.policy.rule.RuleIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The pages of {@code docs/policies}: what each preset permits and denies, rule by rule. */
final class PolicyPages {

  private final Map<String, String> purposes;

  /**
   * @param purposes what each preset is for, a sentence or two
   */
  PolicyPages(Map<String, String> purposes) {
    this.purposes = purposes;
  }

  /** All pages by their paths. */
  Map<String, String> all() {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder list = new StringBuilder("# Presets\n\n");
    list.append(
        "From the one that permits most to the one that permits least. A policy document\n");
    list.append("extends one (`extends: strict`) and changes what it must.\n\n");
    list.append("| preset | denies from | what it is for |\n|---|---|---|\n");
    for (String name : Presets.names()) {
      SecurityPolicy preset = Presets.named(name).orElseThrow();
      list.append("| [").append(name).append("](").append(name).append(".md) | ");
      list.append(threshold(preset)).append(" | ").append(purposes.get(name)).append(" |\n");
      pages.put(name + ".md", page(preset));
    }
    pages.put("README.md", list.append(Pages.FOOTER).toString());
    return pages;
  }

  private static String threshold(SecurityPolicy preset) {
    Severity threshold = preset.severityThreshold();
    return threshold == Severity.SAFE ? "nothing" : threshold.name();
  }

  private String page(SecurityPolicy preset) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(preset.id()).append("\n\n");
    page.append(purposes.get(preset.id())).append("\n\n");
    page.append("Findings deny from ").append(threshold(preset)).append(" on. ");
    page.append(
        preset.severityThreshold() == Severity.SAFE
            ? "Even what cannot be judged is let pass.\n"
            : "What cannot be judged is refused.\n");
    section(page, preset, "Denies", severities -> denies(preset, severities).equals("all"));
    section(
        page, preset, "Denies in part", severities -> denies(preset, severities).equals("some"));
    section(
        page,
        preset,
        "Permits, and notes",
        severities -> denies(preset, severities).equals("none"));
    return page.append(Pages.FOOTER).toString();
  }

  /** Whether all matches of a rule deny, or some, or none. */
  private static String denies(SecurityPolicy preset, Collection<Severity> severities) {
    long deny = severities.stream().filter(one -> one.reaches(preset.severityThreshold())).count();
    return deny == 0 ? "none" : deny == severities.size() ? "all" : "some";
  }

  private static void section(
      StringBuilder page,
      SecurityPolicy preset,
      String title,
      Predicate<Collection<Severity>> wanted) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    RuleCatalogue.builtIn()
        .all()
        .filter(rule -> wanted.test(severities(preset, rule)))
        .forEach(
            rule ->
                rows.computeIfAbsent(RulePages.folder(rule), key -> new ArrayList<>())
                    .add(row(preset, rule)));
    page.append("\n## ").append(title).append('\n');
    if (rows.isEmpty()) {
      page.append("\nNothing.\n");
    }
    rows.forEach(
        (folder, lines) -> {
          page.append("\n### ").append(folder).append("\n\n");
          page.append("| rule | severity here | code that |\n|---|---|---|\n");
          lines.forEach(page::append);
        });
  }

  private static String row(SecurityPolicy preset, FactRule rule) {
    String link = "../rules/" + RulePages.folder(rule) + "/" + rule.id() + ".md";
    List<String> names =
        severities(preset, rule).stream()
            .map(Severity::name)
            .sorted((a, b) -> order(b, a))
            .toList();
    String shown = names.isEmpty() ? "off" : String.join(", ", names);
    return "| [" + rule.id() + "](" + link + ") | " + shown + " | " + rule.message() + " |\n";
  }

  private static int order(String one, String other) {
    return Severity.valueOf(one).compareTo(Severity.valueOf(other));
  }

  private static Set<Severity> severities(SecurityPolicy preset, FactRule rule) {
    Set<Severity> severities = new TreeSet<>();
    for (Match match : rule.matches()) {
      RuleIndex.severity(preset, rule, match.severity().orElse(rule.severity()))
          .ifPresent(severities::add);
    }
    return severities;
  }
}
