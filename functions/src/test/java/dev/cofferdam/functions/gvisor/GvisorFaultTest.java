package dev.cofferdam.functions.gvisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.execution.result.ExecutionError;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.Executions;
import dev.cofferdam.functions.service.Leftovers;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with this machine is told as a fault, never as the program's own failure. */
class GvisorFaultTest {

  private static final Duration PATIENCE = Executions.GRACE.multipliedBy(2);
  private static final String SLEEPER = "import time\nprint('begun', flush=True)\ntime.sleep(60)\n";

  @Test
  void without_runsc_it_says_what_to_install() {
    try (GvisorTestbed testbed = GvisorTestbed.with("/nowhere/runsc", GvisorTestbed.images())) {
      assertThat(faultOf(testbed, "print(1)")).contains("`runsc` is not installed");
    }
  }

  @Test
  void an_image_that_is_gone_is_a_fault() {
    try (BrokenImages images = BrokenImages.withSilentRunner();
        GvisorTestbed testbed = GvisorTestbed.with("runsc", images.folder())) {
      Executions executions = executions(testbed);
      var begun = executions.start("print(1)");
      images.vanish();

      assertThat(faultIn(begun.await().atMost(PATIENCE))).contains("the runtime image is gone");
      assertThat(left(testbed)).isEmpty();
    }
  }

  @Test
  void an_image_whose_runner_is_no_program_is_a_fault() {
    try (BrokenImages images = BrokenImages.withoutProgram();
        GvisorTestbed testbed = GvisorTestbed.with("runsc", images.folder())) {
      assertThat(faultOf(testbed, "print(1)")).contains("the sandbox did not start");
      assertThat(left(testbed)).isEmpty();
    }
  }

  @Test
  void a_runner_that_ends_without_a_word_is_a_fault() {
    try (BrokenImages images = BrokenImages.withSilentRunner();
        GvisorTestbed testbed = GvisorTestbed.with("runsc", images.folder())) {
      assertThat(faultOf(testbed, "print(1)")).contains("the sandbox did not start");
      assertThat(left(testbed)).isEmpty();
    }
  }

  @Test
  void on_another_kernel_nothing_runs(@TempDir Path temporary) throws IOException {
    Path notGvisor = temporary.resolve("runsc");
    Path root = GvisorTestbed.images().resolve("python/current/rootfs");
    Files.writeString(
        notGvisor,
        "#!/bin/sh\n[ \"$1\" = --version ] && echo 'runsc version none' && exit\n"
            + "exec chroot "
            + root
            + " /cofferdam/runner\n");
    Files.setPosixFilePermissions(notGvisor, PosixFilePermissions.fromString("rwx------"));
    try (GvisorTestbed testbed = GvisorTestbed.with(notGvisor.toString(), GvisorTestbed.images())) {
      assertThat(faultOf(testbed, "print(1)")).contains("another kernel");
      assertThat(left(testbed)).isEmpty();
    }
  }

  @Test
  void a_sandbox_that_somebody_kills_is_a_fault() {
    try (GvisorTestbed testbed = GvisorTestbed.ready()) {
      UniAssertSubscriber<ExecutionResult> running = running(testbed);
      sandboxes(testbed).forEach(ProcessHandle::destroyForcibly);

      assertThat(faultIn(running.awaitItem(PATIENCE).getItem()))
          .contains("the sandbox died while the program ran");
      assertThat(left(testbed)).isEmpty();
      assertThat(executions(testbed).execute("print(1)").status())
          .isEqualTo(ExecutionStatus.COMPLETED);
    }
  }

  @Test
  void a_service_that_stops_cancels_what_runs_and_takes_no_more() {
    try (GvisorTestbed testbed = GvisorTestbed.ready()) {
      UniAssertSubscriber<ExecutionResult> running = running(testbed);
      testbed.sandbox().stop();
      ExecutionResult stopped = running.awaitItem(PATIENCE).getItem();

      assertThat(stopped.status()).isEqualTo(ExecutionStatus.CANCELLED);
      assertThat(stopped.error().map(ExecutionError::message)).hasValue("the service is stopping");
      assertThat(executions(testbed).execute("print(1)").status())
          .isEqualTo(ExecutionStatus.CANCELLED);
      assertThat(left(testbed)).isEmpty();
    }
  }

  private static Executions executions(GvisorTestbed testbed) {
    return new Executions(testbed.sandbox(), testbed.sandbox().catalogue());
  }

  private static String faultOf(GvisorTestbed testbed, String program) {
    return faultIn(executions(testbed).execute(program));
  }

  private static String faultIn(ExecutionResult result) {
    assertThat(result.status()).isEqualTo(ExecutionStatus.SANDBOX_FAULT);
    assertThat(result.run()).isEmpty();
    return result.error().map(ExecutionError::message).orElse("");
  }

  /** An execution whose sandbox has been there for a while. */
  private static UniAssertSubscriber<ExecutionResult> running(GvisorTestbed testbed) {
    UniAssertSubscriber<ExecutionResult> running =
        executions(testbed).start(SLEEPER).subscribe().withSubscriber(UniAssertSubscriber.create());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (sandboxes(testbed).isEmpty() && System.nanoTime() < end) {
      pause(20);
    }
    pause(1_500);
    return running;
  }

  private static List<ProcessHandle> sandboxes(GvisorTestbed testbed) {
    String mark = "--root=" + testbed.run();
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains(mark) && line.contains(" boot "))
                    .isPresent())
        .toList();
  }

  private static List<String> left(GvisorTestbed testbed) {
    Leftovers leftovers = new Leftovers(testbed.run());
    return leftovers.instances().stream()
        .flatMap(instance -> leftovers.ofExecutions(instance).stream())
        .toList();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
