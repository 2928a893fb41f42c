package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;

class FakeSandboxTest extends SandboxContract {

  private final FakeSandbox sandbox = new FakeSandbox();

  @Override
  protected Sandbox sandbox() {
    return sandbox;
  }

  @Override
  protected RuntimeCatalogue catalogue() {
    return new TestRuntimes();
  }

  @Override
  protected String printing(String line) {
    return "print " + line;
  }

  @Override
  protected String exiting(int code) {
    return "exit " + code;
  }

  @Override
  protected String echoing() {
    return "echo";
  }

  @Override
  protected String printingArguments() {
    return "args";
  }

  @Override
  protected String sleeping(int milliseconds) {
    return "sleep " + milliseconds;
  }

  @Override
  protected String runningForever() {
    return "end TIME_LIMIT";
  }

  @Override
  protected String writing(String file, String text) {
    return "file " + file + " " + text;
  }
}
