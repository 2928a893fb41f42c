package policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The corpora, judged by the strict preset; texts, of which none is run. */
final class Corpora {

  /**
   * One text.
   *
   * @param row what the corpus says of it
   * @param language what it is written in
   * @param refused whether the judge refuses it
   */
  record Sample(JsonNode row, Language language, boolean refused) {
    String text(String field) {
      return row.path(field).asText();
    }
  }

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<Sample> malicious;
  final List<Sample> benign;
  final List<Sample> evasion;
  private final Set<Language> judged = EnumSet.noneOf(Language.class);

  Corpora(Path folder) throws IOException {
    for (Language language : Language.values()) {
      if (!(verdict(language, "\n") instanceof Verdict.Indeterminate)) {
        judged.add(language);
      }
    }
    malicious = read(folder.resolve("malicious.jsonl"));
    benign = read(folder.resolve("benign.jsonl"));
    evasion = read(folder.resolve("evasion.jsonl"));
  }

  /** Whether there is a front end for a language: all is refused where there is none. */
  boolean judges(Language language) {
    return judged.contains(language);
  }

  private static List<Sample> read(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      Language language = Language.named(row.get("language").asText()).orElseThrow();
      Verdict verdict = verdict(language, row.get("code").asText());
      samples.add(new Sample(row, language, !(verdict instanceof Verdict.Permit)));
    }
    return samples;
  }

  private static Verdict verdict(Language language, String code) {
    return STRICT.evaluate(Submission.of(new SourceFile("main", language, code)));
  }
}
