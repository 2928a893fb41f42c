package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.corpus.Corpus;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not read after a first look would not have been anything if it had been read. */
class GlanceTest {

  private static final int FUZZED = 2_000;
  private static final SecurityPolicy STRICT_POLICY = Presets.named("strict").orElseThrow();
  private static final PolicyEngine STRICT = PolicyEngine.compile(STRICT_POLICY);
  private static final PolicyEngine THOROUGH = PolicyEngine.thorough(STRICT_POLICY);

  @ParameterizedTest
  @EnumSource(Language.class)
  void examples_of_rules_and_knowledge_have_the_verdict_that_reading_gives(Language language) {
    for (var rule : RuleCatalogue.builtIn().of(language)) {
      rule.text().matching().forEach(text -> same(language, text));
      rule.text().passing().forEach(text -> same(language, text));
    }
    KnowledgeExamples.of(language).forEach(example -> same(language, example.program()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @EnabledIf("dev.cofferdam.policy.corpus.Corpus#isThere")
  void samples_have_the_verdict_that_reading_gives(Language language) {
    for (String file : List.of("malicious.jsonl", "benign.jsonl", "evasion.jsonl")) {
      Corpus.rows(file, language.id()).forEach(row -> same(language, row.get("code").asText()));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void texts_that_nobody_writes_have_the_verdict_that_reading_gives(Language language) {
    FuzzTexts texts = new FuzzTexts(language);
    for (long seed = 1; seed <= FUZZED; seed++) {
      same(language, texts.text(seed));
    }
  }

  private static void same(Language language, String text) {
    Verdict quick = verdict(STRICT, language, text);
    assertThat(quick).as(text).isEqualTo(verdict(THOROUGH, language, text));
  }

  private static Verdict verdict(PolicyEngine engine, Language language, String text) {
    return engine.evaluate(Submission.of(new SourceFile("main", language, text)));
  }

  @Test
  void a_restricted_module_is_seen_at_first_sight_too() {
    SecurityPolicy policy =
        SecurityPolicy.permissive("mine")
            .withThreshold(Severity.LOW)
            .withModule(new ModuleRule("fractions.Fraction", "", Severity.HIGH));
    PolicyEngine engine = PolicyEngine.compile(policy);
    assertThat(verdict(engine, Language.PYTHON, "from fractions import Fraction as f"))
        .isInstanceOf(Verdict.Deny.class);
    assertThat(verdict(engine, Language.PYTHON, "from fractions import gcd"))
        .isInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(f\"{__import__('os').system('id')}\")",
        "print(f'{x:{__builtins__}}')",
        "x = 1if 1else(eval)",
        "x = 1or(eval)('1')",
        "print('a'\"b\".__class__.__mro__)",
        "p = '/' 'etc' '/' 'passwd'",
        "p = '\\x2fetc\\x2fpasswd'",
        "p = chr(47) + 'etc/passwd'",
        "p = '%cetc%cpasswd' % (47, 47)",
        "p = '\\57etc\\57passwd'",
        "n = 100\na = [0] * (n * n * n * n * n)",
        "a = [0] * (10 ** 10)",
        "a = [0] * (1 << 40)",
        "a = [0] * 0xFFFFFFFFFF",
        "a = [0] * 1_000_000_000_0",
        "while True:\n  a = [0] * 1000000",
        "\"\"\"\n# coding: utf-7\n\"\"\"",
        "ｅｖａｌ('1')",
        "x = '\u202e'",
        "# \u202e",
        "'{0.__cla' 'ss__.__init__.__globals__}'.format(1)",
        "read_csv('file' + ':' + 'x')",
        "x = '\0'"
      })
  void what_hides_is_read(String text) {
    same(Language.PYTHON, text);
    assertThat(verdict(STRICT, Language.PYTHON, text)).isNotInstanceOf(Verdict.Permit.class);
  }
}
