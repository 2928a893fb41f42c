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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How well programs are told apart, on the corpora; the figures may only get better. A language is
 * measured when {@code floors.properties} has floors for it.
 */
@EnabledIf(value = "dev.cofferdam.policy.corpus.Corpus#isThere", disabledReason = Corpus.ABSENT)
class CorpusTest {

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());
  private static final Properties FLOORS = floors();

  static Stream<Language> measured() {
    return Stream.of(Language.values())
        .filter(language -> FLOORS.containsKey(language.id() + ".recall"));
  }

  @ParameterizedTest
  @MethodSource("measured")
  void capabilities_are_found(Language language) throws IOException {
    List<JsonNode> rows = rows("malicious.jsonl", language, row -> row.get("in_scope").asBoolean());
    assertThat(share("malicious", language, rows, true))
        .isGreaterThanOrEqualTo(floor(language, "recall"));
  }

  @ParameterizedTest
  @MethodSource("measured")
  void pure_programs_pass(Language language) throws IOException {
    List<JsonNode> rows =
        rows("benign.jsonl", language, row -> row.get("kind").asText().equals("pure"));
    assertThat(share("benign", language, rows, false))
        .isGreaterThanOrEqualTo(floor(language, "pure"));
  }

  @ParameterizedTest
  @MethodSource("measured")
  void evasions_are_found(Language language) throws IOException {
    List<JsonNode> rows =
        rows("evasion.jsonl", language, row -> row.get("label").asText().equals("block"));
    assertThat(share("evasion", language, rows, true))
        .isGreaterThanOrEqualTo(floor(language, "evasion"));
  }

  @ParameterizedTest
  @MethodSource("measured")
  void harmless_twins_of_evasions_pass(Language language) throws IOException {
    List<JsonNode> rows =
        rows("evasion.jsonl", language, row -> row.get("label").asText().equals("allow"));
    assertThat(share("twins", language, rows, false)).isEqualTo(1.0);
  }

  private static List<JsonNode> rows(String file, Language language, Predicate<JsonNode> wanted) {
    return Corpus.rows(file, language.id()).stream().filter(wanted).toList();
  }

  /**
   * The share of rows that are refused, or that are not; the others are listed in {@code target}.
   */
  private static double share(String name, Language language, List<JsonNode> rows, boolean refused)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : rows) {
      SourceFile file = new SourceFile("main", language, row.get("code").asText());
      Verdict verdict = STRICT.evaluate(Submission.of(file));
      if (verdict instanceof Verdict.Permit == refused) {
        wrong.add(row.get("id").asText() + " " + verdict.findings());
      }
    }
    Path report = Path.of("target", "corpus-" + language.id() + "-" + name + ".txt");
    Files.write(report, wrong);
    double share = rows.isEmpty() ? 1.0 : 1.0 - (double) wrong.size() / rows.size();
    System.err.printf(
        Locale.ROOT,
        "%s %s: %d of %d as expected (%.4f); the others: %s%n",
        language.id(),
        name,
        rows.size() - wrong.size(),
        rows.size(),
        share,
        report);
    return share;
  }

  private static double floor(Language language, String figure) {
    return Double.parseDouble(FLOORS.getProperty(language.id() + "." + figure));
  }

  private static Properties floors() {
    Properties floors = new Properties();
    try (InputStream file = CorpusTest.class.getResourceAsStream("floors.properties")) {
      floors.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return floors;
  }
}
