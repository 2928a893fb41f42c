package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.RuleProfile.Setting;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each thing that a document can say does to verdicts, and that a caller's only tightens. */
class PolicyDocumentEffectsTest {

  private static final String READS_ENVIRONMENT = "import os\nprint(os.environ)\n";

  @Test
  void a_rule_can_be_turned_off_and_given_another_severity() {
    assertThat(permits("extends: strict", READS_ENVIRONMENT)).isFalse();
    assertThat(permits("extends: strict\nrules: {PY-009: off}", READS_ENVIRONMENT)).isTrue();
    assertThat(permits("extends: strict\nrules: {PY-009: low}", READS_ENVIRONMENT)).isTrue();
    assertThat(permits("extends: strict\nrules: {PY-024: high}", "import os\n")).isFalse();
  }

  @Test
  void a_category_is_set_as_a_whole_and_a_rule_of_it_wins() {
    String network = "import socket\n";
    assertThat(permits("extends: strict\nrules: {network: off}", network)).isTrue();
    assertThat(permits("extends: strict\nrules: {network: off, PY-010: high}", network)).isFalse();
  }

  @Test
  void several_presets_can_be_extended_at_once() {
    assertThat(permits("extends: [development, production]", READS_ENVIRONMENT)).isFalse();
    assertThat(permits("extends: [development]", READS_ENVIRONMENT)).isTrue();
  }

  @Test
  void a_section_is_about_code_of_its_language() {
    String section = "languages:\n  python:\n    restricted_modules: [math]\n";
    assertThat(permits(section, "import math\n")).isFalse();
    assertThat(permits(section.replace("python", "ruby"), "import math\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restricted_modules: [math]",
        "allowed_modules: [json]",
        "patterns: [{pattern: 'pi'}]",
        "paths: [/data]",
        "rules: {PY-024: high}",
      })
  void a_section_can_say_what_a_document_can(String words) {
    String program = "import math, os\nprint(math.pi, '/data/x.csv')\n";
    assertThat(permits(words, program)).isFalse();
    assertThat(permits("languages: {python: {" + words + "}}", program)).isFalse();
    assertThat(permits("languages: {go: {" + words + "}}", program)).isTrue();
  }

  @Test
  void a_section_can_loosen_a_rule_that_its_own_document_brings() {
    String document = "extends: strict\nlanguages: {python: {rules: {env: off}}}";
    assertThat(permits(document, READS_ENVIRONMENT)).isTrue();
    assertThat(permits("extends: strict\nlanguages: {go: {rules: {env: off}}}", READS_ENVIRONMENT))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open('/data/private/a.csv')",
        "open('/data' + '/private')",
        "open('/data/./private//a')",
        "open('/data/x/../private/a')",
        "p = f\"/data/{'private'}/b\"",
        "exec(\"open('/data/private/a')\")",
      })
  void a_restricted_path_is_found_however_it_is_put_together(String program) {
    Verdict verdict = verdict("paths: [/data/private/]", program);
    assertThat(verdict).isInstanceOf(Verdict.Deny.class);
    assertThat(verdict.findings()).extracting(Finding::ruleId).containsOnly("path:/data/private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open('/data/public/a.csv')",
        "open('/data/privateer')",
        "open('x/data/private')",
        "print('see /data/private for more')",
        "# /data/private",
      })
  void what_only_looks_like_a_restricted_path_passes(String program) {
    assertThat(permits("paths: [/data/private]", program)).isTrue();
  }

  @Test
  void a_restricted_path_cannot_be_drowned_in_others() {
    String flood = "'a.'\n".repeat(120_000) + "open('/data/private/a')\n";
    assertThat(permits("paths: [/data/private]", flood)).isFalse();
    assertThat(permits("restricted_modules: [os]", flood)).isTrue();
  }

  @Test
  void a_policy_is_changed_at_run_time_by_making_another() {
    SecurityPolicy strict = Presets.named("strict").orElseThrow();
    String before = strict.digest();
    SecurityPolicy looser = strict.withRule("PY-009", Setting.OFF);
    SecurityPolicy tighter = strict.withModule(new ModuleRule("math", "", Severity.HIGH));
    assertThat(Programs.under(looser, READS_ENVIRONMENT)).isInstanceOf(Verdict.Permit.class);
    assertThat(Programs.under(tighter, "import math\n")).isInstanceOf(Verdict.Deny.class);
    assertThat(Programs.under(strict.withThreshold(Severity.LOW), "import os\n"))
        .isInstanceOf(Verdict.Deny.class);
    assertThat(strict.digest()).isEqualTo(before);
    assertThat(List.of(before, looser.digest(), tighter.digest())).doesNotHaveDuplicates();
  }

  @Test
  void judging_changes_no_policy() {
    SecurityPolicy policy = parsed("extends: strict\nrestricted_modules: [math]\n");
    String before = policy.canonicalForm();
    PolicyEngine engine = PolicyEngine.compile(policy);
    for (int i = 0; i < 3; i++) {
      engine.evaluate(Programs.submission("import math\n"));
    }
    assertThat(policy.canonicalForm()).isEqualTo(before);
  }

  @Test
  void sections_are_part_of_the_digest() {
    String general = parsed("paths: [/data]").digest();
    String python = parsed("languages: {python: {paths: [/data]}}").digest();
    String ruby = parsed("languages: {ruby: {paths: [/data]}}").digest();
    String rules = parsed("languages: {ruby: {rules: {env: off}}}").digest();
    String other = parsed("languages: {ruby: {rules: {env: low}}}").digest();
    assertThat(List.of(general, python, ruby, rules, other)).doesNotHaveDuplicates();
  }

  /** Whatever a document can say, in its loosest form. */
  static List<String> callers() {
    return List.of(
        "severity_threshold: SAFE",
        "severity_threshold: HIGH",
        "extends: permissive",
        "extends: minimal",
        "extends: [permissive, minimal]",
        "patterns: []",
        "patterns: [{pattern: x, severity: SAFE}]",
        "restricted_modules: []",
        "restricted_modules: [{name: os, severity: SAFE}]",
        "allowed_modules: [os, math, socket, subprocess]",
        "paths: []",
        "paths: [{path: /data, severity: SAFE}]",
        "extends: strict\nrules: {env: off, process: off, network: safe, PY-001: low}",
        "languages: {python: {rules: {env: off, process: off, PY-001: off}}}",
        "extends: strict\nlanguages: {python: {rules: {env: off, process: off, network: off}}}",
        "languages: {python: {restricted_modules: [{name: math, severity: SAFE}]}}",
        "languages: {python: {paths: [{path: /data, severity: SAFE}]}}",
        "languages: {python: {allowed_modules: [os, math, socket, subprocess]}}",
        "languages: {python: {patterns: [{pattern: x, severity: SAFE}]}}");
  }

  @ParameterizedTest
  @MethodSource("callers")
  void no_document_of_a_caller_permits_what_the_server_denies(String callers) {
    SecurityPolicy server =
        parsed(
            """
            extends: strict
            restricted_modules: [math]
            paths: [/data]
            patterns: [{pattern: 'secret'}]
            languages:
              python: {restricted_modules: [json], paths: [/models], rules: {PY-024: medium}}
            """);
    SecurityPolicy both = server.tightenedBy(parsed(callers));
    for (String program :
        List.of(
            READS_ENVIRONMENT,
            "import math\n",
            "import json\n",
            "open('/data/x')\n",
            "open('/models/x')\n",
            "secret = 1\n",
            "import sys\n",
            "import os\nos.system('id')\n",
            "import socket\n")) {
      assertThat(Programs.under(both, program))
          .as("%s under %s", program, callers)
          .isNotInstanceOf(Verdict.Permit.class);
    }
  }

  @Test
  void a_section_of_a_caller_tightens() {
    SecurityPolicy server = parsed("extends: strict");
    SecurityPolicy caller = parsed("languages: {python: {restricted_modules: [math]}}");
    assertThat(Programs.under(server.tightenedBy(caller), "import math\n"))
        .isInstanceOf(Verdict.Deny.class);
    assertThat(server.tightenedBy(caller).of(Language.RUBY).restrictedModules()).isEmpty();
  }

  private static boolean permits(String document, String program) {
    return verdict(document, program) instanceof Verdict.Permit;
  }

  private static Verdict verdict(String document, String program) {
    return Programs.under(parsed(document), program);
  }

  private static SecurityPolicy parsed(String document) {
    ParsedPolicy parsed = PolicyDocuments.parse(document);
    assertThat(parsed).as(document).isInstanceOf(ParsedPolicy.Parsed.class);
    return ((ParsedPolicy.Parsed) parsed).policy();
  }
}
