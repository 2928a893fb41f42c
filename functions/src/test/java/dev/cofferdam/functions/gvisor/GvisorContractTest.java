package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.PythonContract;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GvisorContractTest extends PythonContract {

  private static GvisorTestbed testbed;

  @BeforeAll
  static void open() {
    testbed = new GvisorTestbed();
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
