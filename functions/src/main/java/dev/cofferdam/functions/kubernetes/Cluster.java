package dev.cofferdam.functions.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** The connection to a cluster: the calls, and the one watch. */
final class Cluster implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Cluster.class);
  private static final int CALL_MILLIS = 10_000;
  private static final int CONNECT_MILLIS = 3_000;
  private static final int RETRIES = 7;
  private static final int RETRY_MILLIS = 100;
  private static final int WATCH_AGAIN_MILLIS = 250;

  private final KubernetesClient client;
  private final ClusterApi api;
  private final PodWatch watch;

  private Cluster(KubernetesClient client, String namespace) {
    this.client = client;
    this.api = new ClusterApi(client, namespace);
    this.watch = new PodWatch(client, namespace);
  }

  /**
   * Connects and starts to watch.
   *
   * @param named which cluster, and as whom
   * @param namespace where executions run
   * @param threads where the client does what takes a while
   * @return connected, as far as anybody can know
   */
  static Cluster connect(Config named, String namespace, Executor threads) {
    Config config =
        new ConfigBuilder(named)
            .withRequestTimeout(CALL_MILLIS)
            .withConnectionTimeout(CONNECT_MILLIS)
            .withRequestRetryBackoffLimit(RETRIES)
            .withRequestRetryBackoffInterval(RETRY_MILLIS)
            .withWatchReconnectInterval(WATCH_AGAIN_MILLIS)
            .build();
    return new Cluster(client(config, threads), namespace);
  }

  /**
   * A client for a configuration, whatever kind of key its certificate has: the library takes a key
   * that does not name its algorithm for one of RSA.
   *
   * @param config which cluster, and as whom
   * @param threads where the client does what takes a while
   * @return not connected yet
   * @throws KubernetesClientException when the configuration cannot be
   */
  static KubernetesClient client(Config config, Executor threads) {
    try {
      return new KubernetesClientBuilder().withConfig(config).withTaskExecutor(threads).build();
    } catch (KubernetesClientException notRsa) {
      if (config.getClientKeyData() == null && config.getClientKeyFile() == null) {
        throw notRsa;
      }
      Config elliptic = new ConfigBuilder(config).withClientKeyAlgo("EC").build();
      return new KubernetesClientBuilder().withConfig(elliptic).withTaskExecutor(threads).build();
    }
  }

  ClusterApi api() {
    return api;
  }

  PodWatch watch() {
    return watch;
  }

  /** The version of the cluster, for example {@code v1.34.10}; empty while it does not answer. */
  String version() {
    try {
      return client.getKubernetesVersion().getGitVersion();
    } catch (KubernetesClientException silent) {
      LOG.warnf("the cluster does not say its version: %s", silent.getMessage());
      return "";
    }
  }

  @Override
  public void close() {
    watch.close();
    client.close();
  }
}
