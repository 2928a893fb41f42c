package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.Outside;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.WallContract;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** The wall of real gVisor on this machine. */
class GvisorWallTest extends WallContract {

  private final GvisorTestbed testbed = GvisorTestbed.ready();

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
    return new HostOutside(List.of(testbed.run().toString()), testbed::left);
  }
}
