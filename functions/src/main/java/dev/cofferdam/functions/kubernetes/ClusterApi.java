package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The few calls that an execution needs, none of which holds a thread while it waits. The client
 * repeats what the API server could not take (429, 5xx, a lost connection) until the time is up.
 */
final class ClusterApi {

  private static final Logger LOG = Logger.getLogger(ClusterApi.class);
  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /** The most Jobs that are looked at in one go. */
  private static final int MOST_JOBS = 500;

  /** One call with its repetitions. The client gives itself half as long again. */
  private static final Duration CALL = Duration.ofSeconds(10);

  private static final Duration LAST_WAIT = Duration.ofSeconds(16);

  /** How long a Job is tried to be deleted that could not be at once, and how often. */
  private static final Duration DELETE_FOR = Duration.ofSeconds(90);

  private static final Duration DELETE_AGAIN = Duration.ofSeconds(2);
  private static final Duration DELETE_AGAIN_AT_LEAST = Duration.ofSeconds(10);

  /** How long a log is tried to be read, and how often. */
  private static final Duration LOG_FOR = Duration.ofSeconds(30);

  private static final Duration LOG_AGAIN = Duration.ofMillis(500);
  private static final Duration LOG_AGAIN_AT_LEAST = Duration.ofSeconds(4);

  private final KubernetesClient client;
  private final KubernetesSerialization serialization;
  private final String jobs;
  private final String pods;

  ClusterApi(KubernetesClient client, String namespace) {
    this.client = client;
    this.serialization = client.getKubernetesSerialization();
    String master = client.getMasterUrl().toString().replaceAll("/+$", "");
    this.jobs = master + "/apis/batch/v1/namespaces/" + namespace + "/jobs";
    this.pods = master + "/api/v1/namespaces/" + namespace + "/pods/";
  }

  /** What became of a Job that was to be made. */
  sealed interface Creation {
    /**
     * It is there, and ours.
     *
     * @param uid its own id, which nothing of the same name will have again
     */
    record Created(Optional<String> uid) implements Creation {}

    /**
     * Nobody knows: the API server did not answer.
     *
     * @param why what is wrong
     */
    record Unknown(String why) implements Creation {}

    /** There is one of that name already. */
    record Exists() implements Creation {}

    /**
     * There is none.
     *
     * @param kind whether a later try may succeed
     * @param why what is wrong and how to mend it
     */
    record Refused(FaultKind kind, String why) implements Creation {}
  }

  Uni<Creation> create(Job job) {
    HttpRequest.Builder request =
        client.getHttpClient().newHttpRequestBuilder().uri(jobs).post(JSON, text(job));
    return send(request).map(this::creation).onFailure().recoverWithItem(ClusterApi::unreachable);
  }

  /** The Job of that name; empty when there is none. Fails when the API server does not answer. */
  Uni<Optional<Job>> job(String name) {
    return send(client.getHttpClient().newHttpRequestBuilder().uri(jobs + "/" + name))
        .map(
            answer -> {
              if (answer.code() == NOT_FOUND) {
                return Optional.empty();
              }
              return Optional.of(read(answer, Job.class));
            });
  }

  /** The Jobs with a label. Fails when the API server does not answer. */
  Uni<List<Job>> jobs(String label) {
    return send(client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(jobs + "?labelSelector=" + encoded(label) + "&limit=" + MOST_JOBS))
        .map(answer -> read(answer, JobList.class).getItems());
  }

  /** The pods of an execution: one, or none. Fails when the API server does not answer. */
  Uni<List<Pod>> pods(String execution) {
    String list = pods.substring(0, pods.length() - 1);
    String label = encoded(JobMarks.EXECUTION + "=" + execution);
    return send(client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(list + "?labelSelector=" + label))
        .map(answer -> read(answer, PodList.class).getItems());
  }

  /**
   * Changes a Job.
   *
   * @param name the Job's name
   * @param change a JSON merge patch (RFC 7396)
   * @return false when there is no such Job; fails when the API server does not answer
   */
  Uni<Boolean> patch(String name, String change) {
    return send(client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(jobs + "/" + name)
            .method("PATCH", "application/merge-patch+json", change))
        .map(
            answer -> {
              if (answer.code() != NOT_FOUND) {
                requireSuccess(answer);
              }
              return answer.code() != NOT_FOUND;
            });
  }

  /**
   * Deletes the Job and, by the cluster's own doing, its pod. Never fails: an API server that
   * cannot be reached is asked again for a while, and deadlines hold too.
   *
   * @param name the Job's name
   * @param uid its own id, where it is known: another Job of that name stays
   * @return completes after the first try
   */
  Uni<Void> delete(String name, Optional<String> uid) {
    return deleted(name, uid)
        .invoke(
            done -> {
              if (!done) {
                LOG.warnf("execution=%s its Job cannot be deleted yet", name);
                deleteLater(name, uid);
              }
            })
        .replaceWithVoid();
  }

  private void deleteLater(String name, Optional<String> uid) {
    Uni.createFrom()
        .deferred(() -> deleted(name, uid))
        .onItem()
        .transformToUni(
            done ->
                done
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new IllegalStateException("not deleted")))
        .onFailure()
        .retry()
        .withBackOff(DELETE_AGAIN, DELETE_AGAIN_AT_LEAST)
        .expireIn(DELETE_FOR.toMillis())
        .subscribe()
        .with(
            done -> LOG.infof("execution=%s its Job is deleted", name),
            never ->
                LOG.warnf(
                    "execution=%s its Job could not be deleted; its deadline will end it", name));
  }

  /** Whether the Job is gone, or another one's. */
  private Uni<Boolean> deleted(String name, Optional<String> uid) {
    DeleteOptions options =
        new DeleteOptionsBuilder()
            .withPropagationPolicy("Background")
            .withPreconditions(uid.map(id -> new Preconditions(null, id)).orElse(null))
            .build();
    return send(client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(jobs + "/" + name)
            .delete(JSON, serialization.asJson(options)))
        .map(
            answer -> successful(answer) || answer.code() == NOT_FOUND || answer.code() == CONFLICT)
        .onFailure()
        .recoverWithItem(false);
  }

  /**
   * What the container printed, from the start. It may be the only way to a result, so an API
   * server that cannot be reached is asked again for a while.
   *
   * @param pod the pod's name
   * @param most bytes; what is longer is cut
   * @return empty when the log is gone or cannot be read
   */
  Uni<Optional<byte[]>> log(String pod, long most) {
    String query = "/log?container=" + JobManifests.RUNNER + "&limitBytes=" + most;
    return Uni.createFrom()
        .deferred(
            () -> send(client.getHttpClient().newHttpRequestBuilder().uri(pods + pod + query)))
        .onFailure()
        .retry()
        .withBackOff(LOG_AGAIN, LOG_AGAIN_AT_LEAST)
        .expireIn(LOG_FOR.toMillis())
        .map(answer -> successful(answer) ? Optional.of(answer.body()) : Optional.<byte[]>empty())
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  /** Connects to the standard input and output of the pod's runner. Fails when it cannot. */
  Uni<WebSocket> attach(String pod, WebSocket.Listener listener) {
    String query = "/attach?container=" + JobManifests.RUNNER + "&stdin=true&stdout=true";
    return Uni.createFrom()
        .completionStage(
            () ->
                client
                    .getHttpClient()
                    .newWebSocketBuilder()
                    .uri(URI.create(pods + pod + query))
                    .subprotocol("v4.channel.k8s.io")
                    .connectTimeout(CALL.toMillis(), TimeUnit.MILLISECONDS)
                    .buildAsync(listener))
        .ifNoItem()
        .after(LAST_WAIT)
        .fail();
  }

  private Uni<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
    HttpRequest timed = request.timeout(CALL.toMillis(), TimeUnit.MILLISECONDS).build();
    return Uni.createFrom()
        .completionStage(() -> client.getHttpClient().sendAsync(timed, byte[].class))
        .ifNoItem()
        .after(LAST_WAIT)
        .fail();
  }

  private Creation creation(HttpResponse<byte[]> answer) {
    if (successful(answer)) {
      return new Creation.Created(uid(answer));
    }
    if (answer.code() == CONFLICT) {
      return new Creation.Exists();
    }
    String reason = reason(answer);
    LOG.errorf("the cluster made no Job: status=%d %s", answer.code(), reason);
    if (answer.code() == FORBIDDEN && reason.contains("exceeded quota")) {
      return new Creation.Refused(
          FaultKind.BUSY, "the quota of the sandboxes' namespace is used up; send it again");
    }
    if (answer.code() == TOO_MANY) {
      return new Creation.Refused(FaultKind.BUSY, "the API server is overloaded; send it again");
    }
    return new Creation.Refused(FaultKind.FAULT, refusal(answer.code()));
  }

  private static String refusal(int code) {
    if (code == NOT_FOUND) {
      return "the sandboxes' namespace is missing; `infra/kubernetes` makes it";
    }
    if (code >= SERVER_ERROR) {
      return "the API server fails; look at the cluster";
    }
    return "the cluster refuses the service's Job; the service's log says why";
  }

  private static Creation unreachable(Throwable failure) {
    LOG.errorf("the API server does not answer: %s", failure);
    return new Creation.Unknown("the API server of the cluster does not answer");
  }

  private Optional<String> uid(HttpResponse<byte[]> answer) {
    try {
      Job made =
          serialization.unmarshal(new String(answer.body(), StandardCharsets.UTF_8), Job.class);
      return Optional.ofNullable(made.getMetadata()).map(ObjectMeta::getUid);
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private String reason(HttpResponse<byte[]> answer) {
    try {
      Status status =
          serialization.unmarshal(new String(answer.body(), StandardCharsets.UTF_8), Status.class);
      return status == null || status.getMessage() == null ? "" : status.getMessage();
    } catch (RuntimeException unreadable) {
      return "";
    }
  }

  private <T> T read(HttpResponse<byte[]> answer, Class<T> kind) {
    requireSuccess(answer);
    return serialization.unmarshal(new String(answer.body(), StandardCharsets.UTF_8), kind);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String text(Job job) {
    return serialization.asJson(job);
  }

  private static void requireSuccess(HttpResponse<byte[]> answer) {
    if (!successful(answer)) {
      throw new IllegalStateException("the API server answered " + answer.code());
    }
  }

  private static boolean successful(HttpResponse<byte[]> answer) {
    return answer.code() >= OK && answer.code() < REDIRECT;
  }
}
