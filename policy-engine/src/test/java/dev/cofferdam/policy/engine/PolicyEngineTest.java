package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.Rule.PatternRule.Scope;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.SubmittedFile;
import dev.cofferdam.policy.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEngineTest {

  private static final String WEATHER =
      """
      import pandas as pd
      import matplotlib
      matplotlib.use("Agg")
      import matplotlib.pyplot as plt
      import numpy as np

      table = pd.read_csv("seattle-weather.csv", parse_dates=["date"])
      numbers = table.select_dtypes("number")
      print(numbers.corr().round(2).to_string())
      figure, axes = plt.subplots(figsize=(6, 5))
      image = axes.imshow(numbers.corr(), vmin=-1, vmax=1)
      figure.colorbar(image)
      figure.savefig("weather.png")
      table.to_csv("out.csv")
      """;

  static List<String> presets() {
    return Presets.names();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void every_preset_permits_arithmetic(String preset) {
    assertThat(Programs.under(Programs.preset(preset), "print(6*7)"))
        .isInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void every_preset_permits_a_table_and_a_plot(String preset) {
    assertThat(Programs.under(Programs.preset(preset), WEATHER)).isInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minimal",
        "development",
        "web-scraping",
        "data-science",
        "educational",
        "production",
        "strict"
      })
  void every_preset_with_a_threshold_denies_starting_a_process(String preset) {
    assertThat(Programs.under(Programs.preset(preset), "import os\nos.system('x')"))
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void nothing_is_denied_under_the_threshold_safe() {
    SecurityPolicy policy = Programs.preset("permissive");
    Submission submission =
        new Submission(
            List.of(
                SubmittedFile.program("main.py", Language.PYTHON, new byte[] {(byte) 0xFF}),
                SubmittedFile.beside("x.so", new byte[0]),
                new SourceFile("a.go", Language.GO, "package main"),
                new SourceFile("b.py", Language.PYTHON, "import os\nos.system('x')\0")),
            List.of(),
            Map.of("LD_PRELOAD", "x"));
    Verdict verdict = PolicyEngine.compile(policy).evaluate(submission);
    assertThat(verdict).isInstanceOf(Verdict.Permit.class);
    assertThat(Programs.rules(verdict)).contains("X-010", "PY-001", "X-011");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# coding: utf-7\nprint(1)",
        "#!/usr/bin/python\n# -*- coding: unicode_escape -*-\nprint(1)",
        "# coding: latin-1\nprint('é')",
        "print(1)\0",
      })
  void what_python_may_read_otherwise_is_not_permitted(String program) {
    assertThat(Programs.strictly(program)).isInstanceOf(Verdict.Indeterminate.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# coding: utf-8\nprint('é')", "# -*- coding: latin-1 -*-\nprint(1)"})
  void an_encoding_that_changes_nothing_is_permitted(String program) {
    assertThat(Programs.strictly(program)).isInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.pyc",
        "lib/a.so",
        "liba.so.6",
        "a.PYD",
        "a.egg",
        "a.whl",
        "a.zip",
        "a.jar",
        "a.class",
        "a.dll"
      })
  void code_that_cannot_be_read_is_not_permitted(String name) {
    assertThat(withFile(SubmittedFile.beside(name, new byte[0])))
        .isInstanceOf(Verdict.Indeterminate.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helper.py", "sitecustomize.py", "conftest.py", "x.pth", "A.PY", "x.pyw"})
  void code_beside_the_program_is_judged(String name) {
    byte[] content = "import os; os.system('x')".getBytes(StandardCharsets.UTF_8);
    assertThat(withFile(SubmittedFile.beside(name, content))).isInstanceOf(Verdict.Deny.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.png", "a.txt", "a.json", "data", "a.sock", "x.so.txt.csv"})
  void data_beside_the_program_is_not_code(String name) {
    byte[] content = "import os; os.system('x')".getBytes(StandardCharsets.UTF_8);
    SubmittedFile file = SubmittedFile.beside(name.replace(".so.", "."), content);
    assertThat(withFile(file)).isInstanceOf(Verdict.Permit.class);
  }

  private static Verdict withFile(SubmittedFile file) {
    SourceFile program = new SourceFile("main.py", Language.PYTHON, "print(1)");
    Submission submission = new Submission(List.of(program, file), List.of(), Map.of());
    return PolicyEngine.compile(Programs.preset("strict")).evaluate(submission);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LD_PRELOAD",
        "ld_audit",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "BASH_ENV",
        "NODE_OPTIONS",
        "PATH",
        "GCONV_PATH"
      })
  void variables_that_steer_loaders_are_denied(String name) {
    assertThat(Programs.rules(surrounded(Programs.preset("minimal"), List.of(), Map.of(name, "x"))))
        .contains("X-011");
  }

  @Test
  void other_variables_and_arguments_are_data() {
    Map<String, String> environment = Map.of("NAME", "os.system('x')");
    assertThat(surrounded(Programs.preset("strict"), List.of("os.system('x')"), environment))
        .isInstanceOf(Verdict.Permit.class);
  }

  @Test
  void patterns_about_raw_text_match_arguments_and_values() {
    SecurityPolicy policy =
        Programs.preset("strict")
            .withPattern(new PatternRule("rm -rf", "", Severity.HIGH, Scope.RAW));
    assertThat(surrounded(policy, List.of("a", "rm -rf /"), Map.of()).findings())
        .extracting("file")
        .containsExactly("<arguments>");
  }

  private static Verdict surrounded(
      SecurityPolicy policy, List<String> arguments, Map<String, String> environment) {
    SourceFile program = new SourceFile("main.py", Language.PYTHON, "print(1)");
    return PolicyEngine.compile(policy)
        .evaluate(new Submission(List.of(program), arguments, environment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import requests",
        "import json, requests.adapters as a",
        "from requests import get",
        "from requests.adapters import HTTPAdapter",
        "__import__('requ' + 'ests')",
        "import importlib; importlib.import_module('requests')",
        "exec('import requests')",
        "__import__(input())",
        "import foo; foo.load(__import__(input()))",
      })
  void a_restricted_module_is_found_in_every_form(String program) {
    assertThat(Programs.under(restricting(), program)).isInstanceOf(Verdict.Deny.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import requests_cache_of_mine",
        "x = 'import requests'",
        "from . import requests",
        "requests = 1"
      })
  void what_only_looks_like_a_restricted_module_passes(String program) {
    assertThat(Programs.under(restricting(), program)).isInstanceOf(Verdict.Permit.class);
  }

  private static SecurityPolicy restricting() {
    return SecurityPolicy.permissive("test")
        .withThreshold(Severity.MEDIUM)
        .withModule(new ModuleRule("requests", "", Severity.HIGH));
  }

  @Test
  void an_allow_list_denies_every_other_module() {
    SecurityPolicy policy =
        SecurityPolicy.permissive("test")
            .withThreshold(Severity.HIGH)
            .withAllowedModules(Set.of("math", "os.path"));
    assertThat(Programs.under(policy, "import math, os.path\nfrom os import path"))
        .isInstanceOf(Verdict.Permit.class);
    assertThat(Programs.under(policy, "import os")).isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void a_pattern_matches_code_and_neither_comments_nor_strings() {
    SecurityPolicy policy =
        SecurityPolicy.permissive("test")
            .withThreshold(Severity.LOW)
            .withPattern(new PatternRule("secret\\w*", "", Severity.LOW, Scope.CODE));
    assertThat(Programs.under(policy, "# secret\nx = 'secret'\n").findings()).isEmpty();
    assertThat(Programs.under(policy, "# secret\nx = 'secret' + secrets\n").findings()).hasSize(1);
    assertThat(Programs.under(policy, "eval('secret')").findings()).hasSize(1);
  }

  @Test
  void a_pattern_cannot_hide_a_match_behind_one_that_does_not_count() {
    SecurityPolicy policy =
        SecurityPolicy.permissive("test")
            .withThreshold(Severity.LOW)
            .withPattern(new PatternRule("(?s)bad.*bad", "", Severity.LOW, Scope.CODE));
    assertThat(Programs.under(policy, "x = 'bad'\nbad = bad\n").findings()).hasSize(1);
  }

  @Test
  void findings_are_cut_to_the_gravest_and_the_verdict_says_so() {
    Verdict verdict = Programs.strictly("import os\n".repeat(500) + "os.system('x')\n");
    assertThat(verdict).isInstanceOf(Verdict.Deny.class);
    assertThat(verdict.truncated()).isTrue();
    assertThat(verdict.findings())
        .hasSize(PolicyEngine.MAX_FINDINGS)
        .extracting("ruleId")
        .contains("PY-001");
  }

  @Test
  void sixteen_threads_come_to_the_same_verdict() throws Exception {
    PolicyEngine engine = PolicyEngine.compile(Programs.preset("strict"));
    Submission submission =
        Programs.submission(WEATHER + "import os as o\ngetattr(o, 'sys' + 'tem')('x')\n");
    Verdict expected = engine.evaluate(submission);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Set<Verdict>>> tasks =
          IntStream.range(0, 16)
              .<Callable<Set<Verdict>>>mapToObj(
                  i ->
                      () ->
                          IntStream.range(0, 200)
                              .mapToObj(n -> engine.evaluate(submission))
                              .collect(Collectors.toSet()))
              .toList();
      for (Future<Set<Verdict>> verdicts : threads.invokeAll(tasks)) {
        assertThat(verdicts.get()).containsExactly(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
