package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once: every one is answered, each with its own answer, and the rest is told to wait. */
class CrowdIT {

  private Path run;

  @BeforeEach
  void makeRunFolder() throws IOException {
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-crowd");
  }

  @AfterEach
  void removeRunFolder() throws IOException {
    RunFolders.delete(run);
  }

  @Test
  void a_hundred_requests_at_once_are_all_answered_rightly() {
    try (RunningService service =
        RunningService.start(run, "cofferdam.concurrency=2", "cofferdam.queue=30")) {
      List<CompletableFuture<RunningService.Answer>> answers =
          IntStream.range(0, 100)
              .mapToObj(i -> service.execute(RunningService.python("print(" + i + " * 7)")))
              .toList();

      int ran = 0;
      int busy = 0;
      for (int i = 0; i < answers.size(); i++) {
        RunningService.Answer answer = answers.get(i).join();
        if (answer.code() == 429) {
          busy++;
        } else {
          ran++;
          assertThat(answer.body().at("/run/stdout").asText()).isEqualTo(i * 7 + "\n");
        }
      }

      assertThat(ran + busy).isEqualTo(100);
      assertThat(ran).isGreaterThanOrEqualTo(32);
      assertThat(busy).isPositive();
    }
  }

  @Test
  void a_gigabyte_of_output_does_not_swell_the_service() {
    try (RunningService service = RunningService.start(run, "cofferdam.policy=permissive")) {
      service.execute(RunningService.python("print('x' * 2_000_000)")).join();
      long before = service.residentMemory();

      RunningService.Answer answer =
          service
              .execute(
                  RunningService.python(
                      "import sys\nfor i in range(1024):\n  sys.stdout.write('x' * 1048576)"))
              .join();

      assertThat(answer.status()).isEqualTo("output_limit_exceeded");
      assertThat(answer.body().at("/run/stdout").asText()).hasSize(1 << 20);
      assertThat(service.residentMemory() - before).isLessThan(64L << 20);
    }
  }
}
