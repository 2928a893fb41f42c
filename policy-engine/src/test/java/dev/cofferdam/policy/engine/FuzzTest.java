package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text, there is a verdict, the same one each time, and the judge itself never fails.
 * {@code ./cofferdam bench policy fuzz} makes a million texts, from another seed each time.
 */
class FuzzTest {

  private static final int TEXTS = Integer.getInteger("cofferdam.fuzz", 5_000);
  private static final long FIRST_SEED = Long.getLong("cofferdam.fuzz.seed", 1);
  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  static Stream<Language> languages() {
    String only = System.getProperty("cofferdam.fuzz.language");
    return Stream.of(Language.values())
        .filter(language -> only == null || language.id().equals(only));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void any_text_has_one_verdict(Language language) {
    FuzzTexts texts = new FuzzTexts(language);
    long each = Math.max(1, TEXTS / languages().count());
    long slowest = -1;
    long slowestSeed = FIRST_SEED;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + each; seed++) {
      Submission submission = Submission.of(new SourceFile("main", language, texts.text(seed)));
      long start = CLOCK.getCurrentThreadCpuTime();
      Verdict verdict = STRICT.evaluate(submission);
      long took = CLOCK.getCurrentThreadCpuTime() - start;
      slowestSeed = took > slowest ? seed : slowestSeed;
      slowest = Math.max(slowest, took);
      assertThat(verdict.findings())
          .as(FuzzTexts.told(language, seed))
          .noneMatch(finding -> finding.message().equals(PolicyEngine.FAILED));
      if (seed % 16 == 0) {
        assertThat(STRICT.evaluate(submission))
            .as(FuzzTexts.told(language, seed))
            .isEqualTo(verdict);
      }
    }
    System.err.printf(
        Locale.ROOT,
        "%s: %d texts, the slowest %.1f ms: %s%n",
        language.id(),
        each,
        slowest / 1e6,
        FuzzTexts.told(language, slowestSeed));
  }

  /** For whoever looks into a failure: the text that its message names. */
  @Test
  @EnabledIfSystemProperty(named = "cofferdam.fuzz.language", matches = ".+")
  void the_text_of_a_seed_is_shown() {
    languages().forEach(language -> System.err.println(new FuzzTexts(language).text(FIRST_SEED)));
    assertThat(languages()).hasSize(1);
  }
}
