package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.Tenant;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * Has all runs of a specification run, in as few sandboxes as that takes. One is enough, unless a
 * run takes its sandbox with it (it was ended by the outer wall, or left what no signal ends), or
 * the inputs are more than one job should carry. So no test can keep the next one from running.
 */
final class Rounds {

  /** Bytes of inputs in one job; the runner's own bound is 64 MiB, as base64 in JSON. */
  private static final long MOST_INPUT = 16L << 20;

  private final Cancellation cancellation;

  Rounds(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /** What happened in all of them; what is not finished ends the rounds. */
  Uni<SandboxOutcome> run(SandboxSpec spec) {
    SandboxSpec first = spec.with(spec.id(), fitting(spec.runs()));
    return cancellation.run(first).chain(outcome -> goOn(spec, outcome));
  }

  private Uni<SandboxOutcome> goOn(SandboxSpec spec, SandboxOutcome outcome) {
    if (!(outcome instanceof SandboxOutcome.Finished finished) || isOver(spec, finished)) {
      return Uni.createFrom().item(outcome);
    }
    List<RunInput> rest = spec.runs().subList(finished.runs().size(), spec.runs().size());
    return run(spec.with(ExecutionId.random(Tenant.ONLY), rest))
        .map(next -> together(finished, next));
  }

  /** Each round but the last has finished a run, so there are no more rounds than runs. */
  private static boolean isOver(SandboxSpec spec, SandboxOutcome.Finished finished) {
    int ran = finished.runs().size();
    return ran == 0
        || ran >= spec.runs().size()
        || (spec.stopOnFailure() && failed(finished.runs().get(ran - 1)));
  }

  private static boolean failed(StageOutcome run) {
    return Statuses.of(run) != ExecutionStatus.COMPLETED;
  }

  private static SandboxOutcome together(SandboxOutcome.Finished first, SandboxOutcome second) {
    if (!(second instanceof SandboxOutcome.Finished rest)) {
      return second;
    }
    List<StageOutcome> runs = new ArrayList<>(first.runs());
    runs.addAll(rest.runs());
    return new SandboxOutcome.Finished(
        first.sandbox(), first.compile(), runs, rest.files(), first.startup() + rest.startup());
  }

  /** As many runs as one job should carry, and at least one. */
  private static List<RunInput> fitting(List<RunInput> runs) {
    int count = 0;
    long bytes = 0;
    while (count < runs.size()) {
      RunInput next = runs.get(count);
      bytes += next.stdin().length;
      bytes += next.files().stream().mapToLong(file -> file.content().length).sum();
      if (count > 0 && bytes > MOST_INPUT) {
        break;
      }
      count++;
    }
    return runs.subList(0, count);
  }
}
