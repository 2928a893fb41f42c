package dev.cofferdam.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FakeSandbox;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import dev.cofferdam.policy.model.Language;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReplaysTest {

  private final Replays replays = new Replays(2, 1 << 20, Duration.ofMinutes(1));
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void a_replay_gets_the_first_ones_result() {
    ExecutionResult first = once("k", "a", ExecutionStatus.COMPLETED);
    ExecutionResult second = once("k", "a", ExecutionStatus.COMPLETED);

    assertThat(second).isSameAs(first);
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_replay_joins_the_one_that_still_runs() {
    Uni<ExecutionResult> slow =
        begin(
            "k",
            "a",
            () -> run(ExecutionStatus.COMPLETED).onItem().delayIt().by(Duration.ofMillis(100)));
    Uni<ExecutionResult> joining = begin("k", "a", () -> run(ExecutionStatus.COMPLETED));

    ExecutionResult first = slow.await().atMost(Duration.ofSeconds(20));

    assertThat(joining.await().atMost(Duration.ofSeconds(20))).isSameAs(first);
    assertThat(runs).hasValue(1);
  }

  @Test
  void another_request_under_the_same_key_is_an_error() {
    once("k", "a", ExecutionStatus.COMPLETED);

    assertThat(replays.once(request("k", "b"), launch(() -> run(ExecutionStatus.COMPLETED))))
        .isEmpty();
    assertThat(runs).hasValue(1);
  }

  @Test
  void what_found_no_room_may_be_tried_again() {
    once("k", "a", ExecutionStatus.BUSY);
    ExecutionResult again = once("k", "a", ExecutionStatus.COMPLETED);

    assertThat(again.status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(runs).hasValue(2);
  }

  @Test
  void the_oldest_is_forgotten_first() {
    once("1", "a", ExecutionStatus.COMPLETED);
    once("2", "a", ExecutionStatus.COMPLETED);
    once("3", "a", ExecutionStatus.COMPLETED);

    once("3", "a", ExecutionStatus.COMPLETED);
    assertThat(runs).hasValue(3);
    once("1", "a", ExecutionStatus.COMPLETED);
    assertThat(runs).hasValue(4);
  }

  @Test
  void to_forget_one_that_found_no_room_does_not_forget_its_successor() {
    Replays.Launch busy = launch(true, () -> run(ExecutionStatus.BUSY));
    assertThat(replays.once(request("k", "a"), busy)).isPresent();
    ExecutionResult again = once("k", "a", ExecutionStatus.COMPLETED);
    once("other", "a", ExecutionStatus.COMPLETED);

    assertThat(replays.find(busy.id())).isEmpty();
    assertThat(once("k", "a", ExecutionStatus.COMPLETED)).isSameAs(again);
    assertThat(runs).hasValue(3);
  }

  private ExecutionResult once(String key, String digest, ExecutionStatus status) {
    return begin(key, digest, () -> run(status)).await().atMost(Duration.ofSeconds(20));
  }

  private Uni<ExecutionResult> begin(
      String key, String digest, Supplier<Uni<ExecutionResult>> run) {
    return replays.once(request(key, digest), launch(run)).orElseThrow().result();
  }

  private static Replays.Launch launch(Supplier<Uni<ExecutionResult>> run) {
    return launch(false, run);
  }

  private static Replays.Launch launch(boolean followed, Supplier<Uni<ExecutionResult>> run) {
    return new Replays.Launch(
        ExecutionId.random(Tenant.ONLY), followed, new Cancellation(new FakeSandbox()), run);
  }

  private Uni<ExecutionResult> run(ExecutionStatus status) {
    return Uni.createFrom()
        .item(
            () -> {
              runs.incrementAndGet();
              return result(status);
            });
  }

  private static ExecutionResult result(ExecutionStatus status) {
    return new ExecutionResult(
        ExecutionId.random(Tenant.ONLY),
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Programs.limits(),
        Optional.empty(),
        new Timing(0, 0, 0, 0, 0),
        Optional.empty(),
        Map.of());
  }

  private static ExecutionRequest request(String key, String digest) {
    return new ExecutionRequest(
        Tenant.ONLY,
        new UnjudgedCode(
            Language.PYTHON,
            List.of(new CodeFile("main.py", new byte[0])),
            List.of(),
            Map.of(),
            List.of()),
        new TestRuntimes().all().get(0),
        new RunInput("", List.of(), new byte[0]),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Programs.limits(),
        new FetchRequest(List.of(), 1, 1, 1),
        new PolicyChoice.ServerDefault(),
        Optional.of(key),
        digest,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
