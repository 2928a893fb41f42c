package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.gvisor.HostOutside;
import dev.cofferdam.functions.sandbox.Outside;
import dev.cofferdam.functions.sandbox.ProgramFile;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.WallContract;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;

/**
 * The wall that a cluster builds. Each hostile program takes seconds there, so of all that {@code
 * GvisorWallTest} runs every sixth is taken; {@code -Dcofferdam.test.hostile=all} takes all.
 */
@TakesLong
class KubernetesWallTest extends WallContract {

  private static final int EVERY = 6;

  private final ClusterTestbed testbed = ClusterTestbed.ready();

  @AfterAll
  void closeTestbed() {
    testbed.close();
  }

  @Override
  protected List<ProgramFile> hostile() {
    List<ProgramFile> all = super.hostile();
    return "all".equals(System.getProperty("cofferdam.test.hostile"))
        ? all
        : IntStream.range(0, all.size()).filter(i -> i % EVERY == 0).mapToObj(all::get).toList();
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
    return new HostOutside(List.of("cofferdam-sandboxes"), testbed::left);
  }
}
