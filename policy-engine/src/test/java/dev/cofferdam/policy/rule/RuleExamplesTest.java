package dev.cofferdam.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.RuleProfile;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every built-in rule is shown by programs that it finds and programs that it does not. */
class RuleExamplesTest {

  private static final PolicyEngine ENGINE =
      PolicyEngine.compile(
          SecurityPolicy.permissive("all rules")
              .withThreshold(Severity.LOW)
              .withProfile(RuleProfile.UNCHANGED));

  /** The examples of such rules are variables, each with its value, in the place of programs. */
  private static final String OF_VARIABLES = "environment-variable";

  record Example(FactRule rule, String program) {
    @Override
    public String toString() {
      return rule.id() + ": " + program.replace("\n", "\\n");
    }
  }

  static Stream<Example> matching() {
    return RuleCatalogue.builtIn()
        .all()
        .flatMap(rule -> rule.text().matching().stream().map(text -> new Example(rule, text)));
  }

  static Stream<Example> passing() {
    return RuleCatalogue.builtIn()
        .all()
        .flatMap(rule -> rule.text().passing().stream().map(text -> new Example(rule, text)));
  }

  @ParameterizedTest
  @MethodSource("matching")
  void finds_what_it_is_for(Example example) {
    assertThat(rulesThatMatch(example)).contains(example.rule().id());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void lets_pass_what_is_allowed(Example example) {
    assertThat(rulesThatMatch(example)).doesNotContain(example.rule().id());
  }

  @Test
  void every_rule_has_both_kinds_of_example() {
    List<String> bare = new ArrayList<>();
    RuleCatalogue.builtIn()
        .all()
        .filter(rule -> rule.text().matching().isEmpty() || rule.text().passing().isEmpty())
        .forEach(rule -> bare.add(rule.id()));
    assertThat(bare).isEmpty();
  }

  @Test
  void no_two_rules_have_the_same_id() {
    assertThat(RuleCatalogue.builtIn().all().map(FactRule::id))
        .hasSizeGreaterThan(40)
        .doesNotHaveDuplicates();
  }

  private static List<String> rulesThatMatch(Example example) {
    return ENGINE.evaluate(submission(example)).findings().stream().map(Finding::ruleId).toList();
  }

  private static Submission submission(Example example) {
    Language language = example.rule().language().orElse(Language.PYTHON);
    if (example.rule().category().equals(OF_VARIABLES)) {
      String[] variable = example.program().strip().split("=", 2);
      SourceFile empty = new SourceFile("example", language, "");
      return new Submission(List.of(empty), List.of(), Map.of(variable[0], variable[1]));
    }
    return Submission.of(new SourceFile("example", language, example.program()));
  }
}
