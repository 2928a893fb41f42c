package dev.cofferdam.functions.kubernetes.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The overlay for small clusters, applied as its users do, and reached through its Service. */
final class Deployment implements AutoCloseable {

  /** Set where the cluster has the service's image, by the name that the overlay gives it. */
  static final String IMAGE = "CLUSTER_SERVICE";

  private static final String NAMESPACE = "cofferdam";
  private static final String NAME = "cofferdam";
  private static final String OVERLAY = "infra/kubernetes/overlays/kind";
  private static final int PORT = 8080;
  private static final long START_SECONDS = 180;
  private static final String KEYS = "api-keys";
  private static final String KEY = UUID.randomUUID().toString();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final KubernetesClient admin;
  private final LocalPortForward port;

  private Deployment(KubernetesClient admin, LocalPortForward port) {
    this.admin = admin;
    this.port = port;
  }

  /** Applies it, gives it its runtimes, and waits until it is ready. */
  static Deployment apply() {
    KubernetesClient admin = ClusterTestbed.administrator();
    try {
      Kubectl.apply(OVERLAY);
      Kubectl.giveRuntimes(admin, NAMESPACE);
      admin
          .resource(
              new SecretBuilder()
                  .withNewMetadata()
                  .withName(KEYS)
                  .withNamespace(NAMESPACE)
                  .endMetadata()
                  .addToStringData("api-keys.json", keyFile())
                  .build())
          .serverSideApply();
      admin
          .apps()
          .deployments()
          .inNamespace(NAMESPACE)
          .withName(NAME)
          .waitUntilReady(START_SECONDS, TimeUnit.SECONDS);
      return new Deployment(
          admin, admin.services().inNamespace(NAMESPACE).withName(NAME).portForward(PORT));
    } catch (RuntimeException failed) {
      String said = log(admin);
      remove(admin);
      throw new AssertionError("the service did not come up; it said:\n" + said, failed);
    }
  }

  /** Sends a Python program to {@code /execute}; the answer's body. */
  JsonNode execute(String program) {
    String body = JSON.createObjectNode().put("language", "python").put("code", program).toString();
    return json(request("/execute").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The status code of a caller's who shows no key. */
  int stranger() {
    return send(HttpRequest.newBuilder(address("/runtimes")).build()).statusCode();
  }

  /** Asks for an execution until it has ended, as a caller does whom the service tells to wait. */
  JsonNode stored(String id) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    JsonNode answer = json(request("/executions/" + id).GET());
    while (!answer.has("status") && System.nanoTime() < end) {
      ClusterTestbed.pause(500);
      answer = json(request("/executions/" + id).GET());
    }
    return answer;
  }

  /** What the service's pod has logged. */
  String log() {
    return log(admin);
  }

  @Override
  public void close() {
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(admin);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path))
        .header("content-type", "application/json")
        .header("authorization", "Bearer " + KEY)
        .timeout(Duration.ofMinutes(2));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port.getLocalPort() + path);
  }

  private static JsonNode json(HttpRequest.Builder request) {
    try {
      return JSON.readTree(send(request.build()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Namespaces, rights and policies stay: the other tests on the cluster need them. */
  private static void remove(KubernetesClient admin) {
    admin.apps().deployments().inNamespace(NAMESPACE).withName(NAME).delete();
    admin.services().inNamespace(NAMESPACE).withName(NAME).delete();
    admin.policy().v1().podDisruptionBudget().inNamespace(NAMESPACE).withName(NAME).delete();
    admin.network().v1().networkPolicies().inNamespace(NAMESPACE).delete();
    admin.configMaps().inNamespace(NAMESPACE).withName("runtimes").delete();
    admin.secrets().inNamespace(NAMESPACE).withName(KEYS).delete();
    admin.close();
  }

  private static String log(KubernetesClient admin) {
    StringBuilder log = new StringBuilder();
    admin
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/name", NAME)
        .resources()
        .forEach(
            pod ->
                log.append(pod.get().getStatus().getContainerStatuses())
                    .append('\n')
                    .append(pod.getLog()));
    return log.toString();
  }

  private static String keyFile() {
    ObjectNode key = JSON.createObjectNode().put("id", "test").put("tenant", "test");
    key.put("sha256", digest(KEY)).putArray("roles").add("execute").add("analyze");
    ObjectNode file = JSON.createObjectNode();
    file.putArray("keys").add(key);
    return file.toString();
  }

  private static String digest(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
