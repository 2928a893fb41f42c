package dev.cofferdam.functions.sandbox.frame;

import dev.cofferdam.functions.sandbox.StageOutcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A stage that is running: what it printed so far, in the order in which it came. */
final class OpenStage {

  private final boolean compile;
  private final String id;
  private final long most;
  private final List<Frame.Output> printed = new ArrayList<>();
  private long size;
  private boolean stdoutCut;
  private boolean stderrCut;

  OpenStage(boolean compile, String id, long most) {
    this.compile = compile;
    this.id = id;
    this.most = most;
  }

  boolean isCompile() {
    return compile;
  }

  void print(Frame.Output output) {
    long room = most - size;
    if (output.data().length <= room) {
      printed.add(output);
      size += output.data().length;
      return;
    }
    printed.add(
        new Frame.Output(output.error(), java.util.Arrays.copyOf(output.data(), (int) room)));
    size = most;
    stderrCut |= output.error();
    stdoutCut |= !output.error();
  }

  StageOutcome end(Frame.Exit exit) {
    return new StageOutcome(
        id,
        joined(true, false),
        joined(false, true),
        joined(true, true),
        exit.stdoutTruncated() || stdoutCut,
        exit.stderrTruncated() || stderrCut,
        exit.reason(),
        exit.code(),
        exit.signal(),
        exit.message(),
        exit.cpuTime(),
        exit.wallTime(),
        exit.memory());
  }

  private byte[] joined(boolean stdout, boolean stderr) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Frame.Output output : printed) {
      if (output.error() ? stderr : stdout) {
        all.writeBytes(output.data());
      }
    }
    return all.toByteArray();
  }
}
