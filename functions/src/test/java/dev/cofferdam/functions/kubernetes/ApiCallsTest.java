package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What an execution costs the API server, counted by the API server itself. */
@OnCluster
@EnabledIfEnvironmentVariable(
    named = "CLUSTER_AUDIT",
    matches = ".+",
    disabledReason = "counts in the API server's audit log: set CLUSTER_AUDIT to its path")
class ApiCallsTest {

  private static final int EXECUTIONS = 10;
  private static final int MOST_WRITES = 3;
  private static final Duration KEEP = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int QUIET_MILLIS = 8_000;
  private static final Path AUDIT = Path.of(System.getenv().getOrDefault("CLUSTER_AUDIT", ""));

  /** What an adapter that asks for each execution would make grow. */
  private static final List<String> READS =
      List.of(
          "resource=\"jobs\",scope=\"resource\",subresource=\"\",verb=\"GET\"",
          "resource=\"jobs\",scope=\"namespace\",subresource=\"\",verb=\"LIST\"",
          "resource=\"pods\",scope=\"namespace\",subresource=\"\",verb=\"LIST\"",
          "resource=\"pods\",scope=\"resource\",subresource=\"log\"");

  @Test
  void an_execution_takes_at_most_three_writes_and_no_read_of_its_own() throws IOException {
    // Who removes a Job looks at it first; so none goes while reads are counted.
    try (ClusterTestbed testbed = ClusterTestbed.ready(ClusterTestbed.keeping(KEEP))) {
      run(testbed);
      awaitRest(testbed);
      long before = ours();
      Map<String, Long> reads = reads(testbed);
      for (int i = 0; i < EXECUTIONS; i++) {
        run(testbed);
      }

      assertThat(ours() - before).isPositive().isLessThanOrEqualTo(MOST_WRITES * EXECUTIONS);
      // Others read now and then, as a controller does that removes a namespace; one read for each
      // execution would be as many more.
      assertThat(reads(testbed))
          .allSatisfy(
              (kind, times) ->
                  assertThat(times - reads.getOrDefault(kind, 0L)).as(kind).isLessThan(EXECUTIONS));
    }
  }

  /** Until nobody reads any more on account of what earlier tests left. */
  private static void awaitRest(ClusterTestbed testbed) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<String, Long> earlier = Map.of();
    Map<String, Long> now = reads(testbed);
    while (!now.equals(earlier) && System.nanoTime() < end) {
      ClusterTestbed.pause(QUIET_MILLIS);
      earlier = now;
      now = reads(testbed);
    }
  }

  private static void run(ClusterTestbed testbed) {
    SandboxOutcome outcome =
        testbed
            .sandbox()
            .run(Programs.python(testbed.sandbox().catalogue(), "print(1)"))
            .await()
            .atMost(Duration.ofSeconds(60));
    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    assertThat(testbed.left()).isEmpty();
  }

  private static long ours() throws IOException {
    try (Stream<String> lines = Files.lines(AUDIT)) {
      return lines
          .filter(
              line -> line.contains("\"username\":\"system:serviceaccount:cofferdam:cofferdam\""))
          .filter(line -> line.contains("\"namespace\":\"cofferdam-sandboxes\""))
          .count();
    }
  }

  /** How often each kind of read was answered since the API server started. */
  private static Map<String, Long> reads(ClusterTestbed testbed) {
    return testbed
        .admin()
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_request_total"))
        .filter(line -> READS.stream().anyMatch(line::contains))
        // The test itself lists pods, to see what is left.
        .filter(line -> !line.contains("\"pods\",scope=\"namespace\""))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ')))));
  }
}
