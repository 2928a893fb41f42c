package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxContract;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GvisorContractTest extends SandboxContract {

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

  @Override
  protected String printing(String line) {
    return "print('" + line + "')";
  }

  @Override
  protected String exiting(int code) {
    return "raise SystemExit(" + code + ")";
  }

  @Override
  protected String echoing() {
    return "import sys\nsys.stdout.write(sys.stdin.read())";
  }

  @Override
  protected String printingArguments() {
    return "import sys\nprint('|'.join(sys.argv[1:]))";
  }

  @Override
  protected String runningForever() {
    return "while True:\n  pass";
  }

  @Override
  protected String writing(String file, String text) {
    return "with open('" + file + "', 'w') as f:\n  f.write('" + text + "')";
  }
}
