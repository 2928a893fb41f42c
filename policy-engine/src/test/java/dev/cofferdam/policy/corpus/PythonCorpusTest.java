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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** How well Python programs are told apart, on the corpora; the figures may only get better. */
@EnabledIf(value = "dev.cofferdam.policy.corpus.Corpus#isThere", disabledReason = Corpus.ABSENT)
class PythonCorpusTest {

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());

  @Test
  void capabilities_are_found() throws IOException {
    List<JsonNode> rows = rows("malicious.jsonl", row -> row.get("in_scope").asBoolean());
    assertThat(share("malicious", rows, true)).isGreaterThanOrEqualTo(floor("recall"));
  }

  @Test
  void pure_programs_pass() throws IOException {
    List<JsonNode> rows = rows("benign.jsonl", row -> row.get("kind").asText().equals("pure"));
    assertThat(share("benign", rows, false)).isGreaterThanOrEqualTo(floor("pure"));
  }

  @Test
  void evasions_are_found() throws IOException {
    List<JsonNode> rows = rows("evasion.jsonl", row -> row.get("label").asText().equals("block"));
    assertThat(share("evasion", rows, true)).isGreaterThanOrEqualTo(floor("evasion"));
  }

  @Test
  void harmless_twins_of_evasions_pass() throws IOException {
    List<JsonNode> rows = rows("evasion.jsonl", row -> row.get("label").asText().equals("allow"));
    assertThat(share("twins", rows, false)).isEqualTo(1.0);
  }

  private static List<JsonNode> rows(String file, Predicate<JsonNode> wanted) {
    List<JsonNode> rows = Corpus.rows(file, "python").stream().filter(wanted).toList();
    assertThat(rows).hasSizeGreaterThan(20);
    return rows;
  }

  /**
   * The share of rows that are refused, or that are not; the others are listed in {@code target}.
   */
  private static double share(String name, List<JsonNode> rows, boolean refused)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : rows) {
      SourceFile file = new SourceFile("main.py", Language.PYTHON, row.get("code").asText());
      Verdict verdict = STRICT.evaluate(Submission.of(file));
      if (verdict instanceof Verdict.Permit == refused) {
        wrong.add(row.get("id").asText() + " " + verdict.findings());
      }
    }
    Path report = Path.of("target", "corpus-" + name + ".txt");
    Files.write(report, wrong);
    double share = 1.0 - (double) wrong.size() / rows.size();
    System.err.printf(
        Locale.ROOT,
        "%s: %d of %d as expected (%.4f); the others: %s%n",
        name,
        rows.size() - wrong.size(),
        rows.size(),
        share,
        report);
    return share;
  }

  private static double floor(String figure) throws IOException {
    Properties floors = new Properties();
    try (InputStream file = PythonCorpusTest.class.getResourceAsStream("floors.properties")) {
      floors.load(file);
    }
    return Double.parseDouble(floors.getProperty("python." + figure));
  }
}
