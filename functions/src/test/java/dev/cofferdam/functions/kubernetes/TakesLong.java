package dev.cofferdam.functions.kubernetes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A test on a cluster that takes too long to be run each time: for every night, or on demand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnCluster
@EnabledIfEnvironmentVariable(
    named = "CLUSTER_LONG",
    matches = ".+",
    disabledReason =
        "takes long: set CLUSTER_LONG to `yes`, as a run of every night does"
            + " (infra/kubernetes/README.md)")
public @interface TakesLong {}
