package dev.cofferdam.policy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.RuleProfile;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BanditGroundTest {

  private static final PolicyEngine ENGINE =
      PolicyEngine.compile(
          SecurityPolicy.permissive("all rules")
              .withThreshold(Severity.LOW)
              .withProfile(RuleProfile.UNCHANGED));

  static Stream<BanditGround.Row> covered() {
    return BanditGround.rows().filter(BanditGround.Row::covered);
  }

  @ParameterizedTest
  @MethodSource("covered")
  void what_bandit_finds_is_found_at_the_same_line(BanditGround.Row row) {
    SourceFile file = new SourceFile("main.py", Language.PYTHON, row.program());
    int last = (int) row.program().lines().count();
    assertThat(ENGINE.evaluate(Submission.of(file)).findings())
        .filteredOn(finding -> finding.span().start().line() == last)
        .extracting(Finding::ruleId)
        .contains(row.rule());
  }

  @Test
  void every_test_of_bandit_is_there_once() {
    assertThat(BanditGround.rows().map(BanditGround.Row::id))
        .doesNotHaveDuplicates()
        .isSorted()
        .hasSizeGreaterThan(75);
  }
}
