package dev.cofferdam.functions.gvisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.StageOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GvisorSandboxTest {

  private static GvisorTestbed testbed;

  @BeforeAll
  static void open() {
    testbed = new GvisorTestbed();
  }

  @AfterAll
  static void close() {
    testbed.close();
  }

  @Test
  void a_program_runs_on_gvisors_kernel_and_its_output_comes_back() {
    SandboxOutcome outcome = run("print(6*7)");

    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    SandboxOutcome.Finished finished = (SandboxOutcome.Finished) outcome;
    StageOutcome stage = finished.runs().get(0);
    assertThat(new String(stage.stdout(), StandardCharsets.UTF_8)).isEqualTo("42\n");
    assertThat(stage.code()).isZero();
    assertThat(finished.sandbox().kernel()).startsWith("gvisor");
  }

  private static SandboxOutcome run(String program) {
    return testbed
        .sandbox()
        .run(Programs.python(testbed.sandbox().catalogue(), program))
        .await()
        .atMost(Duration.ofSeconds(60));
  }
}
