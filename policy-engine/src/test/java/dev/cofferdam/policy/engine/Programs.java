package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;

/** Judges programs for tests. */
final class Programs {

  private static final PolicyEngine STRICT = PolicyEngine.compile(preset("strict"));

  private Programs() {}

  static SecurityPolicy preset(String name) {
    return Presets.named(name).orElseThrow();
  }

  static Verdict strictly(String program) {
    return STRICT.evaluate(submission(program));
  }

  static Verdict under(SecurityPolicy policy, String program) {
    return PolicyEngine.compile(policy).evaluate(submission(program));
  }

  static List<String> rules(Verdict verdict) {
    return verdict.findings().stream().map(Finding::ruleId).distinct().toList();
  }

  static Submission submission(String program) {
    return Submission.of(new SourceFile("main.py", Language.PYTHON, program));
  }
}
