package dev.cofferdam.functions.sandbox;

/** The contract for a provider whose programs are in Python. */
public abstract class PythonContract extends SandboxContract {

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
  protected String sleeping(int milliseconds) {
    return "import time\ntime.sleep(" + milliseconds + " / 1000)";
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
