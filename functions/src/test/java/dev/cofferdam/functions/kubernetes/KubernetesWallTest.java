package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.gvisor.HostOutside;
import dev.cofferdam.functions.sandbox.Outside;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.WallContract;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** The wall that a cluster builds, with every hostile program. */
@OnCluster
class KubernetesWallTest extends WallContract {

  private final ClusterTestbed testbed = ClusterTestbed.ready();

  @AfterAll
  void closeTestbed() {
    testbed.close();
  }

  @Override
  protected Sandbox sandbox() {
    return testbed.sandbox();
  }

  @Override
  protected RuntimeCatalogue catalogue() {
    return testbed.sandbox().catalogue();
  }

  @Override
  protected Outside lookOutside() {
    return new HostOutside(
        List.of("cofferdam-sandboxes", testbed.admin().getMasterUrl().getHost()), testbed::left);
  }
}
