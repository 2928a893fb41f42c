package dev.cofferdam.functions.gvisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.RunnerJob;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The same image, user, mounts, environment and job as in a gVisor sandbox, on this machine's own
 * kernel, by {@code runc}. For harmless programs alone: what it runs shares the kernel.
 */
final class PlainRunc {

  private static final Path COMMAND = Path.of("/usr/sbin/runc");
  private static final long PATIENCE_SECONDS = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainRunc() {}

  /** Whether it is installed. */
  static boolean isThere() {
    return Files.isExecutable(COMMAND);
  }

  /** The runs of a job, as they ended. */
  static List<StageOutcome> run(SandboxSpec spec, Path root) {
    try {
      Path bundle = Files.createTempDirectory(Path.of("/run"), "cofferdam-runc");
      try {
        return run(spec, root, bundle);
      } finally {
        delete(bundle);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<StageOutcome> run(SandboxSpec spec, Path root, Path bundle)
      throws IOException, InterruptedException {
    String id = bundle.getFileName().toString();
    JsonNode config = JSON.readTree(OciSpec.json(root, spec.limits(), "/" + id));
    for (JsonNode mount : config.path("mounts")) {
      // It gives a mounted folder the mode of what it covers, so the folder must be the user's.
      if (mount.path("type").asText().equals("tmpfs")
          && mount.path("options") instanceof ArrayNode options) {
        options.add("uid=" + OciSpec.USER).add("gid=" + OciSpec.USER);
      }
    }
    Files.writeString(bundle.resolve("config.json"), JSON.writeValueAsString(config));
    String nonce = RunnerJob.newNonce();
    Path job =
        Files.write(bundle.resolve("job"), new RunnerJob(spec, nonce, "linux", false).toBytes());
    Process process =
        new ProcessBuilder(
                COMMAND.toString(),
                "--root",
                bundle + "/state",
                "run",
                "--bundle",
                bundle.toString(),
                id)
            .redirectInput(job.toFile())
            .redirectOutput(bundle.resolve("frames").toFile())
            .redirectError(bundle.resolve("errors").toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      throw new AssertionError("runc did not come to an end");
    }
    Transcript transcript = new Transcript(spec.limits(), spec.fetch(), spec.runs().size() + 1);
    new FrameReader(nonce)
        .feed(Files.readAllBytes(bundle.resolve("frames")))
        .forEach(transcript::add);
    if (transcript.end().isEmpty()) {
      throw new AssertionError(Files.readString(bundle.resolve("errors")));
    }
    return transcript.runs();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
