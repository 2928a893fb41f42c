package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.SandboxReadiness;
import dev.cofferdam.functions.service.Leftovers;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real gVisor sandbox with a run folder of its own, for tests. */
public final class GvisorTestbed implements AutoCloseable {

  private final Path run;
  private final GvisorSandbox sandbox;

  /** Opens a sandbox on the images that `./cofferdam setup` made. */
  public GvisorTestbed() {
    this("runsc", images());
  }

  private GvisorTestbed(String runsc, Path images) {
    try {
      run = Files.createTempDirectory(Path.of("/run"), "cofferdam-test");
    } catch (IOException e) {
      throw new UncheckedIOException("tests of the gVisor sandbox need root", e);
    }
    sandbox =
        new GvisorSandbox(settings(runsc, images, run), Infrastructure.getDefaultWorkerPool());
  }

  /** Opens a sandbox that could run something now; fails with what is missing. */
  public static GvisorTestbed ready() {
    GvisorTestbed testbed = new GvisorTestbed();
    SandboxReadiness readiness = testbed.sandbox.readiness().await().atMost(Duration.ofSeconds(30));
    if (!readiness.ready()) {
      testbed.close();
      throw new AssertionError(
          "tests on real gVisor need root, `runsc` and a runtime image; missing: "
              + String.join(", ", readiness.missing()));
    }
    return testbed;
  }

  /** Opens a sandbox that may lack what it needs. */
  static GvisorTestbed with(String runsc, Path images) {
    return new GvisorTestbed(runsc, images);
  }

  private static GvisorSettings settings(String runsc, Path images, Path run) {
    return new GvisorSettings(
        runsc, "systrap", images, run, 128L << 20, Duration.ofSeconds(20), Duration.ofSeconds(8));
  }

  /** Where the unpacked images lie. */
  public static Path images() {
    String state = System.getenv().getOrDefault("COFFERDAM_STATE", "/var/lib/cofferdam");
    return Path.of(state, "images");
  }

  /** The sandbox. */
  public GvisorSandbox sandbox() {
    return sandbox;
  }

  /** Its run folder, which is empty when nothing runs and nothing was left. */
  public Path run() {
    return run;
  }

  /** What ended executions left; a sentence for each. */
  List<String> left() {
    Leftovers leftovers = new Leftovers(run);
    return leftovers.instances().stream()
        .flatMap(instance -> leftovers.ofExecutions(instance).stream())
        .map(left -> "left: " + left)
        .toList();
  }

  @Override
  public void close() {
    sandbox.close();
    try {
      Files.deleteIfExists(run);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox left something in its run folder", e);
    }
  }
}
