package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service that is killed in the middle leaves nothing, as soon as the next one has started.
 * Whether that takes less than ten seconds is asserted, because it is a promise and not a speed.
 */
class CrashIT {

  private static final long SEED = 20_261_121;
  private static final long PROMISED_NANOS = 10_000_000_000L;
  private static final String SLEEPER =
      RunningService.python("import time\nprint('up')\ntime.sleep(4)");

  private Path run;
  private Leftovers leftovers;

  @BeforeEach
  void makeRunFolder() throws IOException {
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-crash");
    leftovers = new Leftovers(run);
  }

  @AfterEach
  void removeRunFolder() throws IOException {
    assertThat(leftovers.instances())
        .allSatisfy(name -> assertThat(leftovers.ofExecutions(name)).isEmpty());
    for (String instance : leftovers.instances()) {
      RunFolders.delete(run.resolve(instance));
    }
    Files.delete(run);
  }

  /** The moment at which the service is killed. */
  private enum Step {
    REQUEST_SENT,
    BUNDLE_WRITTEN,
    SANDBOX_STARTING,
    PROGRAM_RUNNING,
    RANDOM_MOMENT
  }

  record Moment(Step step, int millis) {}

  static List<Moment> moments() {
    List<Moment> moments = new ArrayList<>();
    moments.add(new Moment(Step.REQUEST_SENT, 0));
    moments.add(new Moment(Step.BUNDLE_WRITTEN, 0));
    moments.add(new Moment(Step.SANDBOX_STARTING, 0));
    moments.add(new Moment(Step.PROGRAM_RUNNING, 500));
    Random random = new Random(SEED);
    for (int i = 0; i < 4; i++) {
      moments.add(new Moment(Step.RANDOM_MOMENT, random.nextInt(600)));
    }
    return moments;
  }

  @ParameterizedTest
  @MethodSource("moments")
  void a_killed_service_leaves_nothing(Moment moment) {
    String dead;
    try (RunningService service = RunningService.start(run, "cofferdam.policy=permissive")) {
      dead = leftovers.instances().get(0);
      List<CompletableFuture<RunningService.Answer>> lost =
          List.of(service.execute(SLEEPER), service.execute(SLEEPER));
      awaitMoment(moment, dead);
      service.kill();
      assertThat(lost).isNotEmpty();
    }

    long restarted = System.nanoTime();
    try (RunningService next = RunningService.start(run, "cofferdam.policy=permissive")) {
      await(() -> leftovers.of(dead).isEmpty(), restarted + PROMISED_NANOS);
      assertThat(leftovers.of(dead)).isEmpty();
      assertThat(next.execute(RunningService.python("print(1)")).join().status())
          .isEqualTo("completed");
      next.terminate();
      next.awaitEnd();
    }
  }

  private void awaitMoment(Moment moment, String instance) {
    long soon = System.nanoTime() + PROMISED_NANOS;
    Path folder = run.resolve(instance);
    switch (moment.step()) {
      case REQUEST_SENT, RANDOM_MOMENT ->
          await(() -> false, System.nanoTime() + moment.millis() * 1_000_000L);
      case BUNDLE_WRITTEN -> await(() -> !leftovers.bundles(instance).isEmpty(), soon);
      case SANDBOX_STARTING ->
          await(
              () ->
                  Files.exists(folder.resolve("runsc"))
                      && leftovers.ofExecutions(instance).size() > 2,
              soon);
      case PROGRAM_RUNNING -> {
        await(() -> !leftovers.bundles(instance).isEmpty(), soon);
        await(() -> false, System.nanoTime() + moment.millis() * 1_000_000L);
      }
    }
  }

  private static void await(BooleanSupplier condition, long end) {
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
