package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import dev.cofferdam.functions.kubernetes.TakesLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A service that is killed in the middle of executions on a cluster: they end without it, and
 * whoever asks the next one by their key gets their result.
 */
@TakesLong
class KubernetesCrashIT {

  /** The longest that an execution may take here whose service is gone: its Job's deadline. */
  private static final Duration DEADLINE = Duration.ofSeconds(20 + 5 + 5 + 5);

  private static final Duration LEFT_AT_MOST = Duration.ofSeconds(60);
  private static final String SLEEPER =
      "import os, time\nprint(os.urandom(8).hex(), flush=True)\ntime.sleep(3)\nprint('done')";

  private ClusterTestbed testbed;
  private Path run;

  @BeforeEach
  void open() throws IOException {
    testbed = ClusterTestbed.ready();
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-crash");
    Files.writeString(run.resolve("kubeconfig"), testbed.kubeconfig());
  }

  @AfterEach
  void close() throws IOException {
    testbed.close();
    RunFolders.delete(run);
  }

  /** The moment at which a service is killed. */
  private enum Step {
    REQUEST_SENT,
    JOB_MADE,
    POD_RUNNING,
    PROGRAM_RUNNING
  }

  @Test
  void what_services_leave_that_are_killed_at_each_step_is_gone_a_minute_after_its_end() {
    for (Step step : Step.values()) {
      try (RunningService service = service()) {
        killDuring(service, RunningService.python(SLEEPER), step);
      }
    }

    long end = System.nanoTime() + DEADLINE.plus(LEFT_AT_MOST).toNanos();
    await(() -> testbed.objects().isEmpty(), end);
    assertThat(testbed.objects()).isEmpty();
  }

  @Test
  void the_next_service_has_the_result_of_an_execution_whose_service_was_killed() {
    String request =
        RunningService.python(SLEEPER)
            .replaceFirst("\\{", "{\"idempotency_key\":\"" + UUID.randomUUID() + "\",");
    try (RunningService service = service()) {
      killDuring(service, request, Step.PROGRAM_RUNNING);
    }
    try (RunningService next = service()) {
      RunningService.Answer answer = next.execute(request).join();

      assertThat(answer.status()).as(answer.body().toString()).isEqualTo("completed");
      assertThat(answer.body().at("/run/stdout").asText()).endsWith("done\n");
      assertThat(testbed.objects()).filteredOn(name -> name.startsWith("Job ")).hasSize(1);
    }
  }

  private RunningService service() {
    List<String> settings = new ArrayList<>();
    settings.add("kubeconfig=" + run.resolve("kubeconfig"));
    settings.add("cofferdam.sandbox=kubernetes");
    settings.add("cofferdam.policy=permissive");
    settings.add("cofferdam.kubernetes.runtimes=" + ClusterTestbed.runtimes());
    settings.add("cofferdam.kubernetes.priority-class=cofferdam-sandbox");
    settings.add("cofferdam.kubernetes.cpu=500");
    settings.add("cofferdam.kubernetes.start-timeout=20000");
    settings.add("cofferdam.kubernetes.stop-timeout=5000");
    settings.add("cofferdam.kubernetes.keep=10000");
    return RunningService.start(run, settings.toArray(String[]::new));
  }

  private void killDuring(RunningService service, String request, Step step) {
    int jobs = jobs();
    int pods = testbed.runningPods();
    CompletableFuture<RunningService.Answer> lost = service.execute(request);
    long soon = System.nanoTime() + DEADLINE.toNanos();
    switch (step) {
      case REQUEST_SENT -> ClusterTestbed.pause(20);
      case JOB_MADE -> await(() -> jobs() > jobs, soon);
      case POD_RUNNING -> await(() -> testbed.runningPods() > pods, soon);
      case PROGRAM_RUNNING -> {
        await(() -> testbed.runningPods() > pods, soon);
        ClusterTestbed.pause(1_500);
      }
    }
    assertThat(lost).as("the service had not answered").isNotCompleted();
    service.kill();
  }

  private int jobs() {
    return (int) testbed.objects().stream().filter(name -> name.startsWith("Job ")).count();
  }

  private static void await(BooleanSupplier condition, long end) {
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      ClusterTestbed.pause(20);
    }
  }
}
