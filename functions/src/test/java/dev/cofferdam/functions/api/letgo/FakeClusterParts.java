package dev.cofferdam.functions.api.letgo;

import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Puts the fake cluster where the real one would be. */
@Alternative
@ApplicationScoped
public class FakeClusterParts {

  /** The cluster of all tests under this profile. */
  static final FakeCluster CLUSTER = new FakeCluster();

  /** Replaces the real sandbox. */
  @Produces
  @Singleton
  Sandbox sandbox() {
    return CLUSTER;
  }

  /** Replaces the images of this machine. */
  @Produces
  @Singleton
  RuntimeCatalogue catalogue() {
    return new TestRuntimes();
  }

  /** The rim with the real policy engine, over a cluster in memory. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(FakeClusterParts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.test-port", "0",
          "cofferdam.policy", "src/test/resources/policies/denies-nothing.json",
          "cofferdam.state", "target/rim/state",
          "cofferdam.gvisor.run", "target/rim/run",
          "cofferdam.hold", "6000",
          "quarkus.shutdown.delay-enabled", "false");
    }
  }
}
