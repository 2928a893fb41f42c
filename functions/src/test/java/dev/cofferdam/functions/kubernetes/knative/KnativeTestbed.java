package dev.cofferdam.functions.kubernetes.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import dev.cofferdam.functions.kubernetes.deployed.Kubectl;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * `infra/knative` on a real Knative, with a subscriber to the results that keeps each as a Secret:
 * a JobSink whose Jobs never start, as the dead letters have it.
 */
final class KnativeTestbed implements AutoCloseable {

  static final String HOME = "cofferdam";
  static final String DEAD_LETTERS = "cofferdam-dead-letters";
  static final String RESULTS = "cofferdam-knative-test";

  private static final String FOLDER = "infra/knative/base";
  private static final String FUNCTIONS = "functions";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int EVENTS_PORT = 8080;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACCEPTED = 202;
  private static final int SERVER_ERROR = 500;

  private static final String SUBSCRIBER =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: cofferdam-knative-test}
      ---
      apiVersion: sinks.knative.dev/v1alpha1
      kind: JobSink
      metadata: {name: results, namespace: cofferdam-knative-test}
      spec:
        job:
          spec:
            suspend: true
            template:
              spec:
                restartPolicy: Never
                containers: [{name: kept, image: docker.io/cofferdam/service}]
      ---
      apiVersion: eventing.knative.dev/v1
      kind: Trigger
      metadata: {name: test-results, namespace: cofferdam}
      spec:
        broker: events
        filters:
          - any:
              - exact: {type: dev.cofferdam.execution.completed}
              - exact: {type: dev.cofferdam.execution.rejected}
              - exact: {type: dev.cofferdam.execution.failed}
              - exact: {type: dev.cofferdam.analysis.completed}
        subscriber:
          ref: {apiVersion: sinks.knative.dev/v1alpha1, kind: JobSink, name: results, namespace: cofferdam-knative-test}
      """;

  private final ClusterTestbed cluster;
  private final LocalPortForward broker;
  private final LocalPortForward sinks;

  private KnativeTestbed(ClusterTestbed cluster, LocalPortForward broker, LocalPortForward sinks) {
    this.cluster = cluster;
    this.broker = broker;
    this.sinks = sinks;
  }

  /** Applies it all, and waits until it is ready. */
  static KnativeTestbed apply() {
    ClusterTestbed cluster = ClusterTestbed.ready();
    KubernetesClient admin = cluster.admin();
    try {
      Kubectl.giveRuntimes(admin, HOME);
      Kubectl.apply(FOLDER);
      admin
          .load(new ByteArrayInputStream(SUBSCRIBER.getBytes(StandardCharsets.UTF_8)))
          .items()
          .forEach(object -> admin.resource(object).forceConflicts().serverSideApply());
      awaitThat("ready: " + notReady(admin), () -> notReady(admin).isEmpty());
      return new KnativeTestbed(
          cluster, forward(admin, "broker-ingress"), forward(admin, "job-sink"));
    } catch (RuntimeException | AssertionError failed) {
      String state = notReady(admin).toString();
      remove(cluster);
      throw new AssertionError("it did not come up: " + state, failed);
    }
  }

  private static LocalPortForward forward(KubernetesClient admin, String service) {
    return admin
        .services()
        .inNamespace("knative-eventing")
        .withName(service)
        .portForward(EVENTS_PORT);
  }

  KubernetesClient admin() {
    return cluster.admin();
  }

  /** Posts a structured event to the Broker, which may answer when the function has. */
  void post(ObjectNode event) {
    post(event, broker, "/cofferdam/events");
  }

  /** Posts a structured event to the sink that makes a Job of each. */
  void postToSink(ObjectNode event) {
    post(event, sinks, "/cofferdam/executions");
  }

  /** As a sender of events does, again where there was no answer: a replay changes nothing. */
  private static void post(ObjectNode event, LocalPortForward to, String path) {
    await(path + " to take an event", () -> taken(event, to, path));
  }

  private static Optional<Boolean> taken(ObjectNode event, LocalPortForward to, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.getLocalPort() + path))
            .header("content-type", "application/cloudevents+json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
            .build();
    // A client of its own, because a connection that is kept may be closed at its other end.
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != ACCEPTED && status < SERVER_ERROR) {
        throw new AssertionError(path + " answered " + status);
      }
      return status == ACCEPTED ? Optional.of(true) : Optional.empty();
    } catch (IOException noAnswer) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** An event that asks for a program to be executed. */
  static ObjectNode request(String id, String program) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", id)
            .put("source", "/test/knative")
            .put("type", "dev.cofferdam.execution.requested")
            .put("datacontenttype", "application/json");
    event.putObject("data").put("language", "python").put("code", program);
    return event;
  }

  /** Waits for the result that an event caused. */
  JsonNode result(String cause) {
    return await("a result of " + cause, () -> results(cause).stream().findFirst());
  }

  /** Every result that an event caused; more than one where it was delivered again. */
  List<JsonNode> results(String cause) {
    return kept(RESULTS).stream()
        .filter(event -> event.path("causationid").asText().equals(cause))
        .toList();
  }

  boolean hasResult(String cause) {
    return !results(cause).isEmpty();
  }

  /** Lets nobody hear of the ends of Jobs. */
  void stopNotices() {
    admin()
        .genericKubernetesResources("eventing.knative.dev/v1", "Trigger")
        .inNamespace(HOME)
        .withName("job-updated")
        .delete();
    // The channel hears of it a moment later, and until then tries again what nobody takes.
    ClusterTestbed.pause(5_000);
  }

  /** Undoes that. */
  void startNotices() {
    Kubectl.apply(FOLDER);
    awaitThat("ready", () -> notReady(admin()).isEmpty());
  }

  /** What a PingSource says. */
  static ObjectNode ping() {
    ObjectNode event =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", UUID.randomUUID().toString())
            .put("source", "/test/knative")
            .put("type", "dev.knative.sources.ping")
            .put("datacontenttype", "application/json");
    event.putObject("data");
    return event;
  }

  /** Waits for an event to become a dead letter. */
  JsonNode deadLetter(String id) {
    return await(
        "a dead letter of " + id,
        () ->
            kept(DEAD_LETTERS).stream()
                .filter(event -> event.path("id").asText().equals(id))
                .findFirst());
  }

  /** Every event that a JobSink keeps. */
  List<JsonNode> kept(String namespace) {
    List<JsonNode> events = new ArrayList<>();
    for (Secret secret : admin().secrets().inNamespace(namespace).list().getItems()) {
      Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
      if (data.containsKey("event")) {
        events.add(json(Base64.getDecoder().decode(data.get("event"))));
      }
    }
    return events;
  }

  /** The pods of the functions that have not been told to go. */
  List<String> pods() {
    return all().stream()
        .map(Pod::getMetadata)
        .filter(pod -> pod.getDeletionTimestamp() == null)
        .map(pod -> pod.getName())
        .toList();
  }

  /** The pods of the functions, those that were told to go and have not yet gone as well. */
  List<String> podsEvenLeaving() {
    return all().stream().map(pod -> pod.getMetadata().getName()).toList();
  }

  private List<Pod> all() {
    return admin()
        .pods()
        .inNamespace(HOME)
        .withLabel("serving.knative.dev/service", FUNCTIONS)
        .list()
        .getItems();
  }

  /** Waits until no pod of the functions is there. */
  void awaitSleep() {
    awaitThat("no pod of the functions, but " + pods(), () -> pods().isEmpty());
  }

  static void awaitThat(String what, BooleanSupplier holds) {
    await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T await(String what, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      ClusterTestbed.pause(100);
    }
    throw new AssertionError("waited in vain for " + what);
  }

  @Override
  public void close() {
    try {
      broker.close();
      sinks.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(cluster);
    }
  }

  /** Namespaces, rights and policies of the sandboxes stay: other tests need them. */
  private static void remove(ClusterTestbed cluster) {
    KubernetesClient admin = cluster.admin();
    try {
      for (String kind : List.of("Trigger", "Broker")) {
        admin
            .genericKubernetesResources("eventing.knative.dev/v1", kind)
            .inNamespace(HOME)
            .delete();
      }
      admin
          .genericKubernetesResources("flows.knative.dev/v1", "Sequence")
          .inNamespace(HOME)
          .delete();
      for (String kind : List.of("ApiServerSource", "PingSource")) {
        admin.genericKubernetesResources("sources.knative.dev/v1", kind).inNamespace(HOME).delete();
      }
      admin
          .genericKubernetesResources("serving.knative.dev/v1", "Service")
          .inNamespace(HOME)
          .delete();
      admin
          .genericKubernetesResources("sinks.knative.dev/v1alpha1", "JobSink")
          .inNamespace(HOME)
          .delete();
      admin.batch().v1().jobs().inNamespace(HOME).delete();
      admin.network().v1().networkPolicies().inNamespace(HOME).withName("jobs-source").delete();
      admin.network().v1().networkPolicies().inNamespace(HOME).withName("sink").delete();
      admin.network().v1().networkPolicies().inNamespace(HOME).withName(FUNCTIONS).delete();
      for (String namespace : List.of(RESULTS, DEAD_LETTERS)) {
        admin.namespaces().withName(namespace).delete();
      }
      // Whoever applies it next needs them, and cannot make anything in one that is going.
      for (String namespace : List.of(RESULTS, DEAD_LETTERS)) {
        awaitThat(
            namespace + " to be gone", () -> admin.namespaces().withName(namespace).get() == null);
      }
    } finally {
      cluster.close();
    }
  }

  /** What of it is not ready, with what is said of it. */
  private static List<String> notReady(KubernetesClient admin) {
    List<String> waiting = new ArrayList<>();
    for (String kind : List.of("Broker", "Trigger")) {
      waiting.addAll(notReady(admin, "eventing.knative.dev/v1", kind, HOME));
    }
    waiting.addAll(notReady(admin, "flows.knative.dev/v1", "Sequence", HOME));
    for (String kind : List.of("ApiServerSource", "PingSource")) {
      waiting.addAll(notReady(admin, "sources.knative.dev/v1", kind, HOME));
    }
    waiting.addAll(notReady(admin, "serving.knative.dev/v1", "Service", HOME));
    for (String namespace : List.of(HOME, DEAD_LETTERS, RESULTS)) {
      waiting.addAll(notReady(admin, "sinks.knative.dev/v1alpha1", "JobSink", namespace));
    }
    return waiting;
  }

  private static List<String> notReady(
      KubernetesClient admin, String api, String kind, String namespace) {
    try {
      List<GenericKubernetesResource> all =
          admin.genericKubernetesResources(api, kind).inNamespace(namespace).list().getItems();
      return all.isEmpty()
          ? List.of("no " + kind)
          : all.stream().filter(one -> !isReady(one)).map(KnativeTestbed::state).toList();
    } catch (KubernetesClientException missing) {
      return List.of(kind + ": " + missing.getMessage());
    }
  }

  private static boolean isReady(GenericKubernetesResource resource) {
    JsonNode status = JSON.valueToTree(resource.getAdditionalProperties().get("status"));
    if (status == null) {
      return false;
    }
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  private static String state(GenericKubernetesResource resource) {
    return resource.getKind()
        + " "
        + resource.getMetadata().getName()
        + " "
        + resource.getAdditionalProperties().get("status");
  }

  private static JsonNode json(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
