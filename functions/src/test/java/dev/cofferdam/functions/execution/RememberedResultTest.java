package dev.cofferdam.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.StoredExecution.Launch;
import dev.cofferdam.functions.sandbox.Tenant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of an execution that only its provider remembers. */
class RememberedResultTest {

  private static final ExecutionId ID = ExecutionId.following(Tenant.ONLY, "a");
  private static final SandboxInfo INFO = new SandboxInfo("p", "r", "i", "d", "k");

  @Test
  void a_run_has_the_status_that_it_had() {
    ExecutionResult result = remembered(false, stage("", EndReason.EXITED, 3));

    assertThat(result.status()).isEqualTo(ExecutionStatus.RUNTIME_ERROR);
    assertThat(result.run()).isPresent();
    assertThat(result.tests()).isEmpty();
    assertThat(result.verdict().orElseThrow().policyId()).isEqualTo("policy");
  }

  @Test
  void findings_are_not_kept_and_it_says_so() {
    assertThat(
            remembered(false, stage("", EndReason.EXITED, 0)).verdict().orElseThrow().truncated())
        .isTrue();
  }

  @Test
  void a_test_whose_expectation_is_not_known_any_more_is_neither_accepted_nor_wrong() {
    ExecutionResult result =
        remembered(true, stage("a", EndReason.EXITED, 0), stage("b", EndReason.TIME_LIMIT, null));

    assertThat(result.tests())
        .extracting(test -> test.status())
        .containsExactly(ExecutionStatus.COMPLETED, ExecutionStatus.TIME_LIMIT_EXCEEDED);
    assertThat(result.status()).isEqualTo(ExecutionStatus.TIME_LIMIT_EXCEEDED);
    assertThat(result.run()).isEmpty();
  }

  @Test
  void a_fault_stays_a_fault() {
    SandboxOutcome fault =
        new SandboxOutcome.Faulted(INFO, SandboxOutcome.FaultKind.BUSY, "no room");

    assertThat(RememberedResult.of(ID, fault, launch(false)).status())
        .isEqualTo(ExecutionStatus.BUSY);
  }

  private static ExecutionResult remembered(boolean tested, StageOutcome... runs) {
    return RememberedResult.of(
        ID,
        new SandboxOutcome.Finished(INFO, Optional.empty(), List.of(runs), List.of(), 1),
        launch(tested));
  }

  private static Launch launch(boolean tested) {
    return new Launch(Programs.limits(), "policy", "0".repeat(64), tested, Optional.empty());
  }

  private static StageOutcome stage(
      String id, EndReason reason, @org.jspecify.annotations.Nullable Integer code) {
    byte[] none = new byte[0];
    return new StageOutcome(
        id,
        none,
        none,
        none,
        false,
        false,
        reason,
        code,
        code == null ? "SIGKILL" : null,
        "",
        1,
        1,
        1);
  }
}
