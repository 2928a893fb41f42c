package dev.cofferdam.policy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every rule has a page that says what the rule does, and no page says anything else. */
class RulePagesTest {

  private static final Path SIGNALS =
      Path.of("src/main/java/dev/cofferdam/policy/fact/Signal.java");
  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z][A-Z_0-9]+)[,;]", Pattern.DOTALL);

  @Test
  void the_pages_are_those_of_the_rules() throws IOException {
    Map<String, String> pages = new RulePages(signals()).all();
    assertThat(pages).hasSizeGreaterThan(45);
    assertThat(Pages.stale("rules", pages))
        .as("stale pages; write them anew with: %s", Pages.COMMAND)
        .isEmpty();
  }

  @Test
  void every_rule_says_why_it_matters_and_what_stays_allowed() {
    assertThat(
            RuleCatalogue.builtIn()
                .all()
                .filter(
                    rule ->
                        rule.message().isEmpty()
                            || rule.text().why().isEmpty()
                            || rule.text().allowed().isEmpty())
                .map(FactRule::id))
        .isEmpty();
  }

  @Test
  void the_list_of_languages_names_every_folder() throws IOException {
    String list = Files.readString(Pages.docs().resolve("rules/README.md"));
    List<String> folders = RuleCatalogue.builtIn().all().map(RulePages::folder).distinct().toList();
    assertThat(list).contains(folders.stream().map(name -> "](" + name + "/README.md)").toList());
  }

  /** What the sources say about each signal, so that it is said once. */
  private static Map<String, String> signals() throws IOException {
    Map<String, String> meanings = new TreeMap<>();
    Matcher matcher = CONSTANT.matcher(Files.readString(SIGNALS));
    while (matcher.find()) {
      String text = matcher.group(1).replace("*", " ").trim().replaceAll("\\s+", " ");
      meanings.put(
          Signal.valueOf(matcher.group(2)).word(), text.replaceAll("\\{@code ([^}]*)}", "`$1`"));
    }
    assertThat(meanings).hasSize(Signal.values().length);
    return meanings;
  }
}
