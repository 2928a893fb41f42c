package dev.cofferdam.functions.kubernetes.letgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import dev.cofferdam.functions.kubernetes.KubernetesSandbox;
import dev.cofferdam.functions.kubernetes.OnCluster;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.LettingGo.Departure;
import dev.cofferdam.functions.sandbox.LettingGo.Memo;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StoredExecution;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Executions that nobody waits for: whoever began them may be gone, and any other instance does.
 */
@OnCluster
class LetGoOnClusterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MOST_WRITES = 3;
  private static final String AUDIT = "CLUSTER_AUDIT";
  private static final String FOR_EVER = "import time\ntime.sleep(60)";
  private static final Memo MEMO =
      new Memo("/tests", "cause", Map.of("traceparent", "00-1"), Map.of("team", "blue"));

  private static ClusterTestbed testbed;
  private static KubernetesSandbox other;

  @BeforeAll
  static void open() {
    testbed = ClusterTestbed.ready();
    other = testbed.another();
  }

  @AfterAll
  static void close() {
    other.close();
    testbed.close();
  }

  @Test
  void the_result_is_there_when_whoever_launched_it_is_gone() {
    KubernetesSandbox dying = testbed.another();
    SandboxSpec spec = testbed.python("import time\ntime.sleep(2)\nprint('alone')");
    assertThat(launch(dying, spec)).isInstanceOf(Departure.Gone.class);
    dying.close();
    StoredExecution.Over over = awaitSettled(spec);

    assertThat(output(over.outcome())).isEqualTo("alone\n");
    assertThat(over.launch().letGo().orElseThrow().memo()).isEqualTo(MEMO);
  }

  @Test
  void any_instance_ends_it_and_all_are_told_that_it_was_cancelled() {
    SandboxSpec spec = testbed.python(FOR_EVER);
    launch(testbed.sandbox(), spec);
    StoredExecution ended = lettingGo(other).end(spec.id()).await().atMost(PATIENCE);

    assertThat(((StoredExecution.Over) ended).outcome())
        .isInstanceOf(SandboxOutcome.Cancelled.class);
    assertThat(testbed.podOf(spec).filter(pod -> pod.getStatus().getPhase().equals("Running")))
        .isEmpty();
    assertThat(awaitSettled(spec).outcome()).isInstanceOf(SandboxOutcome.Cancelled.class);
  }

  @Test
  void another_instance_ends_what_somebody_waits_for() {
    SandboxSpec spec = testbed.python(FOR_EVER);
    UniAssertSubscriber<SandboxOutcome> held =
        testbed.sandbox().run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
    testbed.awaitRunning(spec);
    ClusterTestbed.pause(1_000);
    lettingGo(other).end(spec.id()).await().atMost(PATIENCE);

    assertThat(held.awaitItem(PATIENCE).getItem()).isInstanceOf(SandboxOutcome.Cancelled.class);
  }

  @Test
  void what_has_ended_cannot_be_ended() {
    SandboxSpec spec = testbed.python("print(1)");
    launch(testbed.sandbox(), spec);
    awaitSettled(spec);
    StoredExecution ended = lettingGo(other).end(spec.id()).await().atMost(PATIENCE);

    assertThat(output(((StoredExecution.Over) ended).outcome())).isEqualTo("1\n");
  }

  @Test
  void two_launches_of_one_key_are_one_execution() {
    String key = UUID.randomUUID().toString();
    SandboxSpec spec = testbed.keyed(key, "a".repeat(64), "import os\nprint(os.urandom(8).hex())");
    launch(testbed.sandbox(), spec);
    String first = output(awaitSettled(spec).outcome());

    assertThat(launch(other, spec)).isInstanceOf(Departure.Gone.class);
    assertThat(output(awaitSettled(spec).outcome())).isEqualTo(first);
    assertThat(launch(other, testbed.keyed(key, "b".repeat(64), "print(2)")))
        .isInstanceOfSatisfying(
            Departure.Stayed.class,
            stayed -> assertThat(stayed.outcome()).isInstanceOf(SandboxOutcome.OtherRequest.class));
  }

  @Test
  void what_nobody_collected_is_brought_to_mind_until_somebody_does() {
    SandboxSpec spec = testbed.python("print(1)");
    launch(testbed.sandbox(), spec);
    awaitSettled(spec);
    LettingGo jobs = lettingGo(other);
    int missed = jobs.remind(Duration.ZERO).await().atMost(PATIENCE);
    jobs.collected(spec.id(), "notice").await().atMost(PATIENCE);

    assertThat(missed).isPositive();
    assertThat(jobs.remind(Duration.ZERO).await().atMost(PATIENCE)).isLessThan(missed);
    assertThat(awaitSettled(spec).launch().letGo().orElseThrow().notice()).contains("notice");
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = AUDIT,
      matches = ".+",
      disabledReason = "counts in the API server's audit log: set CLUSTER_AUDIT to its path")
  void it_takes_at_most_three_writes_until_its_result_was_collected() throws IOException {
    SandboxSpec spec = testbed.python("print(1)");
    launch(testbed.sandbox(), spec);
    awaitSettled(spec);
    lettingGo(other).collected(spec.id(), "notice").await().atMost(PATIENCE);

    assertThat(writes(spec)).isBetween(2L, (long) MOST_WRITES);
  }

  @Test
  void what_may_be_more_than_a_log_holds_is_not_let_go() {
    LettingGo jobs = lettingGo(testbed.sandbox());
    FetchRequest nothing = new FetchRequest(List.of(), 32, 8L << 20, 16L << 20);
    FetchRequest files = new FetchRequest(List.of("*"), 32, 8L << 20, 16L << 20);

    assertThat(jobs.fits(Programs.limits(), nothing)).isTrue();
    assertThat(jobs.fits(Programs.limits(), files)).isFalse();
    assertThat(jobs.fits(Programs.limits(Map.of("disk", 4_000_000L)), files)).isTrue();
    assertThat(jobs.fits(Programs.limits(Map.of("output", 16L << 20)), nothing)).isFalse();
  }

  private static Departure launch(KubernetesSandbox sandbox, SandboxSpec spec) {
    return lettingGo(sandbox).launch(spec, MEMO).await().atMost(PATIENCE);
  }

  private static LettingGo lettingGo(KubernetesSandbox sandbox) {
    return sandbox.lettingGo().orElseThrow();
  }

  private static StoredExecution.Over awaitSettled(SandboxSpec spec) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      StoredExecution found = other.find(spec.id()).await().atMost(PATIENCE);
      if (found instanceof StoredExecution.Over over
          && over.launch().letGo().filter(LettingGo.Traces::settled).isPresent()) {
        return over;
      }
      ClusterTestbed.pause(100);
    }
    throw new AssertionError("it did not end: " + spec.id());
  }

  private static String output(SandboxOutcome outcome) {
    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    return new String(
        ((SandboxOutcome.Finished) outcome).runs().get(0).stdout(), StandardCharsets.UTF_8);
  }

  private static long writes(SandboxSpec spec) throws IOException {
    Path audit = Path.of(Optional.ofNullable(System.getenv(AUDIT)).orElseThrow());
    try (Stream<String> lines = Files.lines(audit)) {
      return lines
          .filter(line -> line.contains("system:serviceaccount:cofferdam:cofferdam\""))
          .filter(line -> line.contains(spec.id().value()))
          .filter(line -> line.contains("\"stage\":\"ResponseComplete\""))
          .count();
    }
  }
}
