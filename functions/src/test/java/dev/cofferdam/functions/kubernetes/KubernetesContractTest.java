package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.PythonContract;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@OnCluster
class KubernetesContractTest extends PythonContract {

  private static ClusterTestbed testbed;

  @BeforeAll
  static void open() {
    testbed = ClusterTestbed.ready();
  }

  @AfterAll
  static void close() {
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
}
