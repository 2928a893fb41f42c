package dev.cofferdam.functions.kubernetes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A test that needs a real cluster, and says so where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = OnCluster.RUNTIMES,
    matches = ".+",
    disabledReason =
        "needs a cluster: set KUBECONFIG, and CLUSTER_RUNTIMES to the folder with the manifests of"
            + " the images that it has (infra/kubernetes/README.md)")
public @interface OnCluster {
  /** The folder with the manifests of the runtime images that the cluster has. */
  String RUNTIMES = "CLUSTER_RUNTIMES";
}
