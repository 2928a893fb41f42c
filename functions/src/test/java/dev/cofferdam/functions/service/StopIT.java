package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is asked to stop ends what runs, says so, and lets nobody in. */
class StopIT {

  private Path run;

  @BeforeEach
  void makeRunFolder() throws IOException {
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-stop");
  }

  @AfterEach
  void removeRunFolder() throws IOException {
    RunFolders.delete(run);
  }

  @Test
  void what_runs_ends_with_a_reason_and_what_comes_is_busy() throws Exception {
    try (RunningService service =
        RunningService.start(run, "cofferdam.policy=permissive", "cofferdam.concurrency=1")) {
      String sleeper = RunningService.python("import time\nprint('up')\ntime.sleep(4)");
      CompletableFuture<RunningService.Answer> running = service.execute(sleeper);
      Thread.sleep(1_000);
      CompletableFuture<RunningService.Answer> waiting = service.execute(sleeper);
      Thread.sleep(200);

      service.terminate();
      Thread.sleep(200);
      CompletableFuture<RunningService.Answer> late = service.execute(sleeper);

      assertThat(running.join().code()).isEqualTo(200);
      assertThat(running.join().status()).isEqualTo("cancelled");
      assertThat(waiting.join().code()).isEqualTo(429);
      assertThat(late.join().code()).isEqualTo(429);
      service.awaitEnd();
      assertThat(new Leftovers(run).instances()).isEmpty();
    }
  }
}
