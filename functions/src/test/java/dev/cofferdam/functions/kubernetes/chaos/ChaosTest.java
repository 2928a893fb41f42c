package dev.cofferdam.functions.kubernetes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import dev.cofferdam.functions.kubernetes.KubernetesSandbox;
import dev.cofferdam.functions.kubernetes.TakesLong;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StageOutcome;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of the cluster meanwhile: each execution ends once, with its result or with the
 * reason of a fault, never with a failure that was not the program's, and a minute later nothing of
 * it is left. {@code -Dcofferdam.test.faults=200} runs as many executions with faults at seeded
 * moments.
 */
@TakesLong
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosTest {

  private static final long SEED = 20_261_121;
  private static final int EXECUTIONS = Integer.getInteger("cofferdam.test.faults", 4);
  private static final int AT_ONCE = 4;
  private static final int LATEST_MILLIS = 4_000;
  private static final Duration AWAY = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration LEFT_AT_MOST = Duration.ofSeconds(60);
  private static final String PROGRAM =
      "import time\nprint('begun', flush=True)\ntime.sleep(2)\nprint('done')\n";

  private ClusterTestbed testbed;
  private Proxy proxy;
  private KubernetesSandbox sandbox;

  /** What was there before, and is somebody else's: Jobs that are kept for their results. */
  private List<String> others = List.of();

  @BeforeAll
  void open() {
    testbed = ClusterTestbed.ready();
    URI server = URI.create(testbed.admin().getMasterUrl().toString());
    proxy = new Proxy(server.getHost(), server.getPort());
    sandbox = testbed.through(proxy.port());
  }

  @AfterAll
  void close() {
    sandbox.close();
    proxy.close();
    testbed.close();
  }

  @BeforeEach
  void look() {
    others = there();
  }

  /** What goes wrong, when, and for how long. */
  record Round(Fault fault, int afterMillis, int forMillis, int number) {}

  List<Round> rounds() {
    Random random = new Random(SEED);
    List<Fault> possible =
        Arrays.stream(Fault.values()).filter(fault -> Node.isHere() || isAnywhere(fault)).toList();
    return IntStream.range(0, (EXECUTIONS + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(
            number ->
                new Round(
                    possible.get(random.nextInt(possible.size())),
                    random.nextInt(LATEST_MILLIS),
                    1_000 + random.nextInt((int) AWAY.toMillis() - 1_000),
                    number))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rounds")
  void executions_with_a_fault_at_some_moment_end_once_and_leave_nothing(Round round) {
    List<SandboxSpec> specs =
        IntStream.range(0, AT_ONCE).mapToObj(i -> testbed.python(PROGRAM)).toList();
    List<UniAssertSubscriber<SandboxOutcome>> running = specs.stream().map(this::start).toList();
    ClusterTestbed.pause(round.afterMillis());
    happen(round.fault(), specs.get(0), Duration.ofMillis(round.forMillis()));

    assertThat(problems(running)).as("seed %d, %s", SEED, round).isEmpty();
    if (concernsOne(round.fault())) {
      assertThat(running.subList(1, AT_ONCE))
          .as("those that the fault did not concern, seed %d, %s", SEED, round)
          .anyMatch(other -> other.getItem() instanceof SandboxOutcome.Finished);
    }
    assertNothingIsLeft();
  }

  @Test
  void a_stream_and_a_watch_that_are_cut_cost_nothing_but_time() {
    assertThat(whileItRuns(Fault.CONNECTIONS_CUT)).isEqualTo("begun\ndone\n");
  }

  @Test
  void an_api_server_that_is_away_for_twenty_seconds_costs_nothing_but_time() {
    assertThat(whileItRuns(Fault.API_SERVER_UNREACHABLE)).isEqualTo("begun\ndone\n");
  }

  /** The output of an execution that ended well, or what was said instead. */
  private String whileItRuns(Fault fault) {
    SandboxSpec spec = testbed.python(PROGRAM);
    UniAssertSubscriber<SandboxOutcome> running = start(spec);
    testbed.awaitRunning(spec);
    ClusterTestbed.pause(1_000);
    happen(fault, spec, AWAY);
    SandboxOutcome outcome = running.awaitItem(PATIENCE).getItem();
    assertNothingIsLeft();
    return outcome instanceof SandboxOutcome.Finished finished
        ? new String(finished.runs().get(0).stdout(), StandardCharsets.UTF_8)
        : outcome.toString();
  }

  private UniAssertSubscriber<SandboxOutcome> start(SandboxSpec spec) {
    return sandbox.run(spec).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private void happen(Fault fault, SandboxSpec spec, Duration duration) {
    Runnable wait = () -> ClusterTestbed.pause(duration.toMillis());
    switch (fault) {
      case CONNECTIONS_CUT -> proxy.cut();
      case API_SERVER_UNREACHABLE -> proxy.refuseWhile(wait);
      case API_SERVER_SILENT -> proxy.holdWhile(wait);
      case POD_DELETED ->
          testbed
              .podOf(spec)
              .ifPresent(pod -> testbed.admin().resource(pod).withGracePeriod(0).delete());
      case JOB_DELETED ->
          testbed
              .admin()
              .batch()
              .v1()
              .jobs()
              .inNamespace(ClusterTestbed.NAMESPACE)
              .withName(spec.id().value())
              .delete();
      case SHIM_KILLED ->
          testbed.podOf(spec).ifPresent(pod -> Node.killShim(pod.getMetadata().getName()));
      case API_SERVER_STOPPED -> Node.stopWhile("apiserver", wait);
      case KUBELET_STOPPED -> Node.stopWhile("kubelet", wait);
    }
  }

  /** Whether a fault can be made to happen on a cluster that is somewhere else. */
  private static boolean isAnywhere(Fault fault) {
    return switch (fault) {
      case CONNECTIONS_CUT, API_SERVER_UNREACHABLE, API_SERVER_SILENT, POD_DELETED, JOB_DELETED ->
          true;
      case SHIM_KILLED, API_SERVER_STOPPED, KUBELET_STOPPED -> false;
    };
  }

  /** Whether the other executions of a round have nothing to do with a fault. */
  private static boolean concernsOne(Fault fault) {
    return switch (fault) {
      case POD_DELETED, JOB_DELETED, SHIM_KILLED -> true;
      case CONNECTIONS_CUT,
          API_SERVER_UNREACHABLE,
          API_SERVER_SILENT,
          API_SERVER_STOPPED,
          KUBELET_STOPPED ->
          false;
    };
  }

  private static List<String> problems(List<UniAssertSubscriber<SandboxOutcome>> running) {
    List<String> problems = new ArrayList<>();
    for (UniAssertSubscriber<SandboxOutcome> each : running) {
      SandboxOutcome outcome = each.awaitItem(PATIENCE).getItem();
      if (outcome instanceof SandboxOutcome.Finished finished) {
        StageOutcome run = finished.runs().get(0);
        String said = new String(run.stdout(), StandardCharsets.UTF_8);
        if (run.reason() != EndReason.EXITED || !said.equals("begun\ndone\n")) {
          problems.add("the program was blamed: " + run.reason() + " after `" + said + "`");
        }
      } else if (!(outcome instanceof SandboxOutcome.Faulted fault) || fault.message().isBlank()) {
        problems.add("neither result nor reason: " + outcome);
      }
    }
    return problems;
  }

  private void assertNothingIsLeft() {
    long end = System.nanoTime() + LEFT_AT_MOST.toNanos();
    List<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < end) {
      ClusterTestbed.pause(500);
      left = left();
    }
    assertThat(left).as("a minute after the end").isEmpty();
  }

  private List<String> left() {
    return there().stream().filter(each -> !others.contains(each)).toList();
  }

  private List<String> there() {
    List<String> there = new ArrayList<>(testbed.objects());
    if (Node.isHere()) {
      Node.shims(ClusterTestbed.NAMESPACE).forEach(shim -> there.add("a sandbox: " + shim.pid()));
    }
    return there;
  }
}
