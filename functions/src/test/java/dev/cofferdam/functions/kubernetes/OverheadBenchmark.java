package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long an execution takes beside a bare Job: the same image, pod and RuntimeClass, created and
 * watched until it has succeeded by a minimal client, in turns in the same run. {@code ./cofferdam
 * bench kubernetes} runs it; it is no test, because its figures are those of the machine.
 */
@OnCluster
class OverheadBenchmark {

  private static final int TURNS = 10;
  private static final int BURST = 20;

  /** Processor of each pod of a burst, thousandths of a core: ours and bare alike. */
  private static final int BURST_CPU = 80;

  private static final double GOAL = 0.6;
  private static final double BURST_GOAL = 1.0;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Where Jobs may be bare; gone afterwards. */
  private static final String BARE = "cofferdam-bench";

  private static final String PROGRAM = "print(6*7)";

  @Test
  void an_execution_is_quicker_than_a_bare_job() throws Exception {
    try (ClusterTestbed testbed = ClusterTestbed.ready();
        BareNamespace bare = new BareNamespace(testbed.admin(), BARE)) {
      bare.awaitReady();
      execute(testbed);
      bare(testbed, ClusterTestbed.settings(), 1);
      List<Double> ours = new ArrayList<>();
      List<Double> startups = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int i = 0; i < TURNS; i++) {
        long begun = System.nanoTime();
        startups.add((double) execute(testbed).startup());
        ours.add(since(begun));
        testbed.left();
        theirs.add(bare(testbed, ClusterTestbed.settings(), 1));
      }
      report("request to result", ours);
      report("  until the runner spoke", startups);
      report("bare Job to succeeded", theirs);
      double ratio = median(ours) / median(theirs);
      System.out.printf("ratio %.2f (goal: at most %.1f)%n", ratio, GOAL);

      double burst = burst();
      assertThat(ratio).isLessThanOrEqualTo(GOAL);
      assertThat(burst).isLessThanOrEqualTo(BURST_GOAL);
    }
  }

  /** Pods that ask for so little processor that all of them have room on a small node at once. */
  private static double burst() throws Exception {
    KubernetesSettings small = ClusterTestbed.settings(BURST_CPU, PATIENCE);
    try (ClusterTestbed testbed = ClusterTestbed.ready(small)) {
      execute(testbed);
      testbed.left();
      long begun = System.nanoTime();
      burst(testbed);
      double ours = since(begun);
      testbed.left();
      double theirs = bare(testbed, small, BURST);
      double ratio = ours / theirs;
      System.out.printf(
          "burst of %d: ours %.0f ms, bare %.0f ms, ratio %.2f (goal: at most %.1f)%n",
          BURST, ours, theirs, ratio, BURST_GOAL);
      return ratio;
    }
  }

  private static SandboxOutcome.Finished execute(ClusterTestbed testbed) {
    SandboxOutcome outcome = testbed.run(testbed.python(PROGRAM));
    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    return (SandboxOutcome.Finished) outcome;
  }

  private static void burst(ClusterTestbed testbed) {
    List<Uni<SandboxOutcome>> all =
        IntStream.range(0, BURST)
            .mapToObj(i -> testbed.sandbox().run(testbed.python(PROGRAM)))
            .toList();
    assertThat(Uni.join().all(all).andFailFast().await().atMost(PATIENCE))
        .allMatch(SandboxOutcome.Finished.class::isInstance);
  }

  /** Milliseconds until as many bare Jobs have succeeded. */
  private static double bare(ClusterTestbed testbed, KubernetesSettings settings, int jobs)
      throws Exception {
    KubernetesClient admin = testbed.admin();
    long begun = System.nanoTime();
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    List<Watch> watches = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      Job job = admin.resource(job(testbed, settings)).create();
      CompletableFuture<Void> end = new CompletableFuture<>();
      watches.add(
          admin
              .batch()
              .v1()
              .jobs()
              .inNamespace(BARE)
              .withName(job.getMetadata().getName())
              .watch(new Succeeds(end)));
      ends.add(end);
    }
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    double took = since(begun);
    watches.forEach(Watch::close);
    return took;
  }

  /** The pod of an execution whose runner finds an empty input, says so, and ends well. */
  private static Job job(ClusterTestbed testbed, KubernetesSettings settings) {
    SandboxSpec spec = testbed.python(PROGRAM);
    Job job = JobManifests.job(spec, JobMarks.of(spec, "0".repeat(32)), settings);
    return new JobBuilder(job)
        .editMetadata()
        .withNamespace(BARE)
        .endMetadata()
        .editSpec()
        .editTemplate()
        .editSpec()
        .editFirstContainer()
        .withStdin(false)
        .withStdinOnce(false)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  private static void report(String what, List<Double> millis) {
    System.out.printf(
        "%-28s median %.0f ms, min %.0f, max %.0f (%d times)%n",
        what,
        median(millis),
        millis.stream().mapToDouble(Double::doubleValue).min().orElse(0),
        millis.stream().mapToDouble(Double::doubleValue).max().orElse(0),
        millis.size());
  }

  private static double median(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private record Succeeds(CompletableFuture<Void> end) implements Watcher<Job> {
    @Override
    public void eventReceived(Action action, Job job) {
      if (job.getStatus() != null
          && job.getStatus().getSucceeded() != null
          && job.getStatus().getSucceeded() > 0) {
        end.complete(null);
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      end.completeExceptionally(cause);
    }
  }
}
