package dev.cofferdam.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.ParsedPolicy.Parsed;
import dev.cofferdam.policy.document.ParsedPolicy.Problem;
import dev.cofferdam.policy.document.ParsedPolicy.Rejected;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentsTest {

  @Test
  void a_document_of_llm_sandboxs_shape_is_valid_as_it_is() {
    SecurityPolicy policy =
        parsed(
            """
            severity_threshold: MEDIUM
            patterns:
              - pattern: '\\bos\\.system\\s*\\('
                description: System command execution
                severity: HIGH
            restricted_modules:
              - name: os
                description: Operating system interface
                severity: HIGH
            """);
    assertThat(policy.severityThreshold()).isEqualTo(Severity.MEDIUM);
    assertThat(policy.patterns()).hasSize(1);
    assertThat(policy.restrictedModules())
        .containsExactly(new ModuleRule("os", "Operating system interface", Severity.HIGH));
    assertThat(policy.profiles()).isEmpty();
  }

  @Test
  void the_same_document_as_json_is_the_same_policy() {
    String yaml = "severity_threshold: 2\nrestricted_modules:\n- {name: os, severity: 3}\n";
    String json =
        "{\"severity_threshold\": 2, \"restricted_modules\": [{\"name\": \"os\", \"severity\": 3}]}";
    assertThat(parsed(json).digest()).isEqualTo(parsed(yaml).digest());
  }

  @Test
  void a_document_extends_a_preset() {
    SecurityPolicy policy = parsed("extends: strict\nrules:\n  PY-009: off\n  network: high\n");
    assertThat(policy.id()).isEqualTo("custom-strict");
    assertThat(policy.severityThreshold()).isEqualTo(Severity.MEDIUM);
    assertThat(policy.profiles()).hasSize(1);
  }

  @Test
  void every_problem_is_reported_at_once_with_its_place() {
    List<Problem> problems =
        rejected(
            """
            severity_threshold: LOUD
            colour: red
            patterns:
              - pattern: '('
                severity: 7
              - description: no pattern
              - pattern: 'a(?=b)'
            restricted_modules:
              - name: 'two words'
            rules:
              XX-999: high
              PY-001: perhaps
            paths:
              - {path: '', colour: red}
            languages:
              klingon: {}
              python:
                paths: ['two words']
                languages: {}
                rules: {YY-1: off}
            """);
    assertThat(problems)
        .extracting(problem -> problem.line() + " " + problem.path())
        .containsExactly(
            "1 severity_threshold",
            "2 colour",
            "4 patterns[0].pattern",
            "5 patterns[0].severity",
            "6 patterns[1].pattern",
            "7 patterns[2].pattern",
            "9 restricted_modules[0].name",
            "11 rules.XX-999",
            "12 rules.PY-001",
            "14 paths[0].path",
            "14 paths[0].colour",
            "16 languages.klingon",
            "18 languages.python.paths[0]",
            "19 languages.python.languages",
            "20 languages.python.rules.YY-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "just a text",
        "- a\n- list",
        "a: &x [1]\nb: *x",
        "patterns: {a: 1}",
        "extends: nothing",
        "id: ''",
        "severity_threshold: MEDIUM\nseverity_threshold: LOW",
        "a: [",
        "\t",
        "%YAML 9.9\n---\na: 1",
        "? {a: 1}\n: 2",
        "--- a\n--- b",
        "patterns: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "severity_threshold: !!binary aGk=",
        "restricted_modules: [1, {}]",
        "patterns:\n- {pattern: 'a', scope: everywhere}",
      })
  void what_is_no_policy_is_rejected_with_a_reason(String text) {
    assertThat(rejected(text)).isNotEmpty();
  }

  @Test
  void a_document_cannot_be_too_long_or_too_deep() {
    assertThat(rejected("a".repeat(PolicyDocuments.MAX_LENGTH + 1))).hasSize(1);
    assertThat(rejected("patterns: " + "[".repeat(50_000) + "]".repeat(50_000))).hasSize(1);
    assertThat(rejected("[".repeat(100_000))).hasSize(1);
  }

  @Test
  void a_policy_has_a_digest_over_what_bears_on_verdicts() {
    SecurityPolicy policy = parsed("severity_threshold: HIGH\n");
    assertThat(policy.digest())
        .matches("sha256:[0-9a-f]{64}")
        .isEqualTo(policy.withId("other").digest());
    assertThat(policy.digest()).isNotEqualTo(policy.withThreshold(Severity.LOW).digest());
  }

  @Test
  void a_caller_can_tighten_and_not_loosen() {
    SecurityPolicy server =
        parsed(
            "severity_threshold: MEDIUM\nrestricted_modules: [os]\nallowed_modules: [math, json]\n");
    SecurityPolicy caller =
        parsed("severity_threshold: SAFE\nrestricted_modules: [re]\nallowed_modules: [math, os]\n");
    SecurityPolicy both = server.tightenedBy(caller);
    assertThat(both.severityThreshold()).isEqualTo(Severity.MEDIUM);
    assertThat(both.restrictedModules()).extracting(ModuleRule::name).containsExactly("os", "re");
    assertThat(both.allowedModules()).hasSize(2);
    assertThat(server.tightenedBy(parsed("severity_threshold: LOW\n")).severityThreshold())
        .isEqualTo(Severity.LOW);
    assertThat(server.tightenedBy(parsed("severity_threshold: HIGH\n")).severityThreshold())
        .isEqualTo(Severity.MEDIUM);
  }

  private static SecurityPolicy parsed(String text) {
    ParsedPolicy parsed = PolicyDocuments.parse(text);
    assertThat(parsed).isInstanceOf(Parsed.class);
    return ((Parsed) parsed).policy();
  }

  private static List<Problem> rejected(String text) {
    ParsedPolicy parsed = PolicyDocuments.parse(text);
    assertThat(parsed).isInstanceOf(Rejected.class);
    return ((Rejected) parsed).problems();
  }
}
