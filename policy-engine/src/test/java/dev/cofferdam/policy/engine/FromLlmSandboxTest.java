package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Verdict;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/from-llm-sandbox.md} says, line by line. */
class FromLlmSandboxTest {

  private static final String DOCUMENT =
      """
      severity_threshold: MEDIUM
      patterns:
        - pattern: '\\bos\\.system\\s*\\('
          description: system command
          severity: HIGH
        - pattern: '\\bprint\\s*\\('
          description: prints
          severity: LOW
      restricted_modules:
        - name: os
          description: operating system
          severity: HIGH
      """;

  @Test
  void a_document_is_valid_as_it_is() {
    SecurityPolicy policy = parsed(DOCUMENT);
    assertThat(policy.severityThreshold()).isEqualTo(Severity.MEDIUM);
    assertThat(policy.patterns()).hasSize(2);
    assertThat(policy.restrictedModules()).hasSize(1);
    assertThat(policy.profiles()).isEmpty();
  }

  @Test
  void a_pattern_at_the_threshold_denies_and_one_below_does_not() {
    assertThat(denied("os.system('id')")).isTrue();
    assertThat(denied("print(1)")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import os",
        "import os as o",
        "from os import path",
        "import os.path",
        "import re, os"
      })
  void a_restricted_module_denies_its_imports(String program) {
    assertThat(denied(program)).isTrue();
  }

  @Test
  void comments_do_not_count() {
    assertThat(denied("# import os\n# os.system('id')\n")).isFalse();
  }

  @Test
  void the_threshold_safe_denies_nothing() {
    SecurityPolicy safe = parsed(DOCUMENT).withThreshold(Severity.SAFE);
    assertThat(Programs.under(safe, "import os\nos.system('id')"))
        .isInstanceOf(Verdict.Permit.class);
  }

  @Test
  void patterns_and_modules_can_be_added_by_code() {
    SecurityPolicy policy =
        SecurityPolicy.permissive("mine")
            .withThreshold(Severity.MEDIUM)
            .withPattern(new PatternRule("\\bfoo\\(", "", Severity.HIGH, PatternRule.Scope.CODE))
            .withModule(new ModuleRule("math", "", Severity.HIGH));
    assertThat(Programs.under(policy, "foo(1)")).isInstanceOf(Verdict.Deny.class);
    assertThat(Programs.under(policy, "import math")).isInstanceOf(Verdict.Deny.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"print(\"never call os.system(x)\")", "text = '''\nimport os\n'''"})
  void what_a_text_mentions_does_not_count(String program) {
    assertThat(denied(program)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__import__('os')",
        "import importlib\nimportlib.import_module('o' + 's')",
        "exec('import os')",
        "from shutil import os",
        "import logging\nlogging.os.getcwd()",
        "__import__(input())",
        "import\\\n os",
      })
  void a_restricted_module_is_found_in_every_disguise(String program) {
    assertThat(denied(program)).isTrue();
  }

  @Test
  void all_findings_are_listed_and_not_only_the_first() {
    Verdict verdict = Programs.under(parsed(DOCUMENT), "import os\nos.system('a')\nprint(1)\n");
    assertThat(verdict.findings())
        .extracting(Finding::severity)
        .contains(Severity.HIGH, Severity.LOW);
    assertThat(verdict.findings()).extracting(f -> f.span().start().line()).contains(1, 2, 3);
  }

  @Test
  void a_pattern_that_needs_backtracking_is_refused_when_it_is_read() {
    assertThat(PolicyDocuments.parse("patterns: [{pattern: '(?=a)b'}]"))
        .isInstanceOf(ParsedPolicy.Rejected.class);
  }

  @Test
  void judging_leaves_the_policy_as_it_was() {
    SecurityPolicy policy = parsed(DOCUMENT);
    String before = policy.canonicalForm();
    Programs.under(policy, "import os\n");
    Programs.under(policy, "import os\n");
    assertThat(policy.canonicalForm()).isEqualTo(before);
  }

  @Test
  void what_cannot_be_read_is_refused() {
    assertThat(Programs.under(parsed(DOCUMENT), "x = 1\0"))
        .isInstanceOf(Verdict.Indeterminate.class);
  }

  @Test
  void the_page_names_every_test_of_this_class() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "from-llm-sandbox.md"));
    assertThat(
            Arrays.stream(FromLlmSandboxTest.class.getDeclaredMethods())
                .filter(method -> method.getAnnotations().length > 0)
                .map(Method::getName)
                .filter(name -> !name.startsWith("the_page"))
                .filter(name -> !page.contains("`" + name + "`")))
        .isEmpty();
  }

  private static boolean denied(String program) {
    return Programs.under(parsed(DOCUMENT), program) instanceof Verdict.Deny;
  }

  private static SecurityPolicy parsed(String document) {
    return ((ParsedPolicy.Parsed) PolicyDocuments.parse(document)).policy();
  }
}
