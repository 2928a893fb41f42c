package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.execution.grading.Checker;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.Tenant;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs the caller's checker over the outputs that ask for it, after the program's sandbox is gone.
 */
final class Checking {

  private static final FetchRequest NOTHING = new FetchRequest(List.of(), 0, 0, 0);

  private final Rounds rounds;

  Checking(Rounds rounds) {
    this.rounds = rounds;
  }

  /**
   * How the checker ended for each test.
   *
   * @param byTest by the test's id; without those for which it could not be run
   * @param failed the checker's sandbox, where that was not able to do its work
   */
  record Checks(Map<String, StageOutcome> byTest, Optional<SandboxOutcome> failed) {
    static final Checks NONE = new Checks(Map.of(), Optional.empty());

    Optional<StageOutcome> of(TestCase test) {
      return Optional.ofNullable(byTest.get(test.input().id()));
    }
  }

  /** Checks what the program printed; does nothing where no test asks for it. */
  Uni<Checks> check(ExecutionRequest request, Optional<AdmittedCode> code, SandboxOutcome outcome) {
    List<RunInput> inputs = inputs(request, outcome);
    if (inputs.isEmpty() || code.isEmpty()) {
      return Uni.createFrom().item(Checks.NONE);
    }
    Checker checker = request.checker().orElseThrow();
    SandboxSpec spec =
        new SandboxSpec(
            ExecutionId.random(Tenant.ONLY),
            checker.runtime(),
            code.get(),
            inputs,
            checker.limits(),
            NOTHING);
    return rounds.run(spec).map(Checking::checks);
  }

  private static List<RunInput> inputs(ExecutionRequest request, SandboxOutcome outcome) {
    List<RunInput> inputs = new ArrayList<>();
    if (outcome instanceof SandboxOutcome.Finished finished) {
      int known = Math.min(finished.runs().size(), request.tests().size());
      for (int i = 0; i < known; i++) {
        TestCase test = request.tests().get(i);
        StageOutcome run = finished.runs().get(i);
        if (test.isChecked() && Statuses.of(run) == ExecutionStatus.COMPLETED) {
          inputs.add(Checker.input(test, run));
        }
      }
    }
    return inputs;
  }

  private static Checks checks(SandboxOutcome outcome) {
    if (outcome instanceof SandboxOutcome.Finished finished) {
      return new Checks(
          finished.runs().stream().collect(Collectors.toMap(StageOutcome::id, run -> run)),
          Optional.empty());
    }
    return new Checks(Map.of(), Optional.of(outcome));
  }
}
