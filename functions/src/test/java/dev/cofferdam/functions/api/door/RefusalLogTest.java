package dev.cofferdam.functions.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.api.problem.Problem;
import dev.cofferdam.functions.api.problem.ProblemKind;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

  @Test
  void refusals_are_added_up_by_code_until_they_were_told() {
    RefusalLog log = new RefusalLog();
    for (int i = 0; i < 1_000; i++) {
      log.add(Problem.of(ProblemKind.INVALID_REQUEST, "what a caller sent"));
    }
    log.add(Problem.of(ProblemKind.BUSY, "no room"));

    assertThat(log.line()).contains("busy=1 invalid_request=1000");
    assertThat(log.line()).isEmpty();
  }
}
