package dev.cofferdam.policy.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well scripts are told apart, on the corpora; the figures may only get better. */
@EnabledIf("dev.cofferdam.policy.corpus.Corpus#isThere")
class ScriptsCorpusTest {

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());

  @ParameterizedTest
  @ValueSource(strings = {"ruby", "r"})
  void capabilities_are_found(String language) throws IOException {
    double share = share(language, "malicious.jsonl", row -> row.get("in_scope").asBoolean(), true);
    assertThat(share).isGreaterThanOrEqualTo(floor(language + ".recall"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ruby", "r"})
  void pure_programs_pass(String language) throws IOException {
    double share =
        share(language, "benign.jsonl", row -> row.get("kind").asText().equals("pure"), false);
    assertThat(share).isGreaterThanOrEqualTo(floor(language + ".pure"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ruby", "r"})
  void evasions_are_found(String language) throws IOException {
    double share =
        share(language, "evasion.jsonl", row -> row.get("label").asText().equals("block"), true);
    assertThat(share).isGreaterThanOrEqualTo(floor(language + ".evasion"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ruby", "r"})
  void harmless_twins_of_evasions_pass(String language) {
    double share =
        share(language, "evasion.jsonl", row -> row.get("label").asText().equals("allow"), false);
    assertThat(share).isEqualTo(1.0);
  }

  private static double share(
      String language, String file, Predicate<JsonNode> wanted, boolean refused) {
    List<JsonNode> rows = Corpus.rows(file, language).stream().filter(wanted).toList();
    assertThat(rows).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : rows) {
      Language read = Language.named(language).orElseThrow();
      SourceFile source = new SourceFile("main", read, row.get("code").asText());
      if (STRICT.evaluate(Submission.of(source)) instanceof Verdict.Permit == refused) {
        wrong.add(row.path("id").asText(row.path("code").asText()));
      }
    }
    System.err.printf(
        Locale.ROOT,
        "%s %s: %d of %d as expected; the others: %s%n",
        language,
        file,
        rows.size() - wrong.size(),
        rows.size(),
        wrong);
    return 1.0 - (double) wrong.size() / rows.size();
  }

  private static double floor(String figure) throws IOException {
    Properties floors = new Properties();
    try (InputStream file = ScriptsCorpusTest.class.getResourceAsStream("floors.properties")) {
      floors.load(file);
    }
    return Double.parseDouble(floors.getProperty(figure));
  }
}
