package dev.cofferdam.functions.kubernetes.knative;

import dev.cofferdam.functions.kubernetes.OnCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A test that needs a real cluster with Knative and the service's image, and says so otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnCluster
@EnabledIfEnvironmentVariable(
    named = "KNATIVE_INGRESS",
    matches = ".+",
    disabledReason =
        "needs Knative Serving and Eventing on the cluster: set KNATIVE_INGRESS to the address of"
            + " its ingress (infra/knative/README.md)")
@EnabledIfEnvironmentVariable(
    named = "CLUSTER_SERVICE",
    matches = ".+",
    disabledReason =
        "needs the service's image on the cluster, and kubectl: set CLUSTER_SERVICE to `yes` where"
            + " they are (infra/kubernetes/README.md)")
@interface OnKnative {}
