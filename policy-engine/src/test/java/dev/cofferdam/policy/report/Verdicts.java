package dev.cofferdam.policy.report;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;

/** Judges programs for the tests of reports. */
final class Verdicts {

  private Verdicts() {}

  static Judged judged(String name, String program) {
    return judged(Presets.named("strict").orElseThrow(), name, program);
  }

  static Judged judged(SecurityPolicy policy, String name, String program) {
    return judged(policy, Submission.of(new SourceFile(name, Language.PYTHON, program)));
  }

  static Judged judged(SecurityPolicy policy, Submission submission) {
    return new Judged(
        submission.files().get(0).name(), PolicyEngine.compile(policy).evaluate(submission));
  }
}
