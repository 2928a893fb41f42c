package dev.cofferdam.functions.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;

/** A namespace without Pod Security and without a policy; gone when it is closed. */
final class BareNamespace implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KubernetesClient admin;
  private final String name;

  BareNamespace(KubernetesClient admin, String name) {
    this.admin = admin;
    this.name = name;
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "privileged")
                .endMetadata()
                .build())
        .serverSideApply();
  }

  /** Waits until pods can be made there. */
  void awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (admin.serviceAccounts().inNamespace(name).withName("default").get() == null
        && System.nanoTime() < end) {
      ClusterTestbed.pause(100);
    }
  }

  @Override
  public void close() {
    admin.namespaces().withName(name).delete();
  }
}
