package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import dev.cofferdam.functions.kubernetes.TakesLong;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Events that are delivered one to three times, in any order, to a service that is killed again and
 * again. {@code -Dcofferdam.events=1000} makes it as long as one likes.
 */
@TakesLong
class EventStormIT {

  private static final int EVENTS = Integer.getInteger("cofferdam.events", 24);
  private static final long SEED = Long.getLong("cofferdam.events.seed", System.nanoTime());
  private static final int EVENTS_FOR_A_KILL = 12;
  private static final int SENDERS = 8;

  /**
   * A Job whose service was killed before it handed the input in waits for its deadline, and its
   * event with it; that may happen to one event more than once.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Duration ENDS = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Tells one execution from another. */
  private static final String PROGRAM = "import os\nprint(os.urandom(8).hex())";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Set<JsonNode>> answers = new ConcurrentHashMap<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final String source = "/storm/" + UUID.randomUUID();
  private ClusterTestbed testbed;
  private Path run;
  private volatile RunningService service;

  @BeforeEach
  void open() throws IOException {
    testbed = ClusterTestbed.ready();
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-storm");
    Files.writeString(run.resolve("kubeconfig"), testbed.kubeconfig());
    service = start();
  }

  @AfterEach
  void close() throws IOException {
    service.close();
    testbed.close();
    RunFolders.delete(run);
  }

  @Test
  void each_event_is_one_execution_with_one_result_however_often_it_comes() throws Exception {
    Random random = new Random(SEED);
    List<Integer> deliveries = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), event));
    }
    Collections.shuffle(deliveries, random);
    Set<String> jobs = ConcurrentHashMap.newKeySet();
    Watch watch = watch(jobs);
    deliver(deliveries, random);
    awaitEnds(jobs);
    watch.close();

    String how = "seed " + SEED;
    assertThat(answers).as(how).hasSize(EVENTS);
    assertThat(jobs).as(how).hasSize(EVENTS);
    assertThat(answers.values()).as(how).allMatch(results -> results.size() == 1);
    Set<JsonNode> all = new HashSet<>();
    answers.values().forEach(all::addAll);
    assertThat(all).as(how).hasSize(EVENTS);
  }

  /** Sends all, some at a time, while the service is killed and started again. */
  private void deliver(List<Integer> deliveries, Random random) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      deliveries.forEach(event -> sent.add(senders.submit(() -> send(event))));
      int kills = Math.max(2, EVENTS / EVENTS_FOR_A_KILL);
      int[] moments =
          IntStream.range(0, kills).map(i -> random.nextInt(deliveries.size())).sorted().toArray();
      for (int moment : moments) {
        while (answered.get() < moment && sent.stream().anyMatch(one -> !one.isDone())) {
          ClusterTestbed.pause(20);
        }
        ClusterTestbed.pause(random.nextInt(1_000));
        service.kill();
        service = start();
      }
      for (Future<?> one : sent) {
        one.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  /** As a Broker does: until it is answered, or refused for good. */
  private void send(int event) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer =
            http.send(request(event), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          keep(event, answer);
          return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(429, 500, 502, 503, 504);
      } catch (IOException noAnswer) {
        // The service was killed.
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
      ClusterTestbed.pause(200);
    }
    throw new AssertionError("event " + event + " was never answered");
  }

  private void keep(int event, HttpResponse<String> answer) throws IOException {
    JsonNode data = JSON.readTree(answer.body());
    assertThat(answer.headers().firstValue("ce-id")).contains(data.path("id").asText());
    JsonNode result =
        JSON.createObjectNode()
            .put("id", data.path("id").asText())
            .put("status", data.path("status").asText())
            .put("stdout", data.at("/run/stdout").asText());
    assertThat(data.path("status").asText()).as(answer.body()).isEqualTo("completed");
    answers
        .computeIfAbsent(Integer.toString(event), any -> ConcurrentHashMap.newKeySet())
        .add(result);
    answered.incrementAndGet();
  }

  private HttpRequest request(int event) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/"))
        .header("Content-Type", "application/json")
        .header("ce-specversion", "1.0")
        .header("ce-type", "dev.cofferdam.execution.requested")
        .header("ce-source", source)
        .header("ce-id", Integer.toString(event))
        .timeout(Duration.ofSeconds(60))
        .POST(HttpRequest.BodyPublishers.ofString(RunningService.python(PROGRAM)))
        .build();
  }

  /** A result comes before the cluster says of its Job that it has ended. */
  private static void awaitEnds(Set<String> jobs) {
    long end = System.nanoTime() + ENDS.toNanos();
    while (jobs.size() < EVENTS && System.nanoTime() < end) {
      ClusterTestbed.pause(500);
    }
  }

  /**
   * Every Job that comes to its own end from now on: one whose service was killed before it handed
   * the input in runs nothing, meets its deadline and makes room for the next.
   */
  private Watch watch(Set<String> jobs) {
    return testbed
        .admin()
        .batch()
        .v1()
        .jobs()
        .inNamespace(ClusterTestbed.NAMESPACE)
        .watch(
            new Watcher<Job>() {
              @Override
              public void eventReceived(Action action, Job job) {
                if (job.getStatus() != null
                    && Objects.requireNonNullElse(job.getStatus().getSucceeded(), 0) > 0) {
                  jobs.add(job.getMetadata().getUid());
                }
              }

              @Override
              public void onClose(WatcherException cause) {
                jobs.add("the watch was cut, so that Jobs may be missing");
              }
            });
  }

  private RunningService start() {
    List<String> settings = new ArrayList<>();
    settings.add("kubeconfig=" + run.resolve("kubeconfig"));
    settings.add("cofferdam.sandbox=kubernetes");
    settings.add("cofferdam.policy=permissive");
    settings.add("cofferdam.kubernetes.runtimes=" + ClusterTestbed.runtimes());
    settings.add("cofferdam.kubernetes.priority-class=cofferdam-sandbox");
    settings.add("cofferdam.kubernetes.cpu=250");
    settings.add("cofferdam.kubernetes.start-timeout=60000");
    settings.add("cofferdam.kubernetes.keep=3600000");
    return RunningService.start(run, settings.toArray(String[]::new));
  }
}
