package dev.cofferdam.functions.gvisor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** gVisor's {@code runsc}: its command lines, and its version. */
final class Runsc {

  private static final long COMMAND_SECONDS = 10;

  private final Path program;
  private final String version;
  private final String platform;

  private Runsc(Path program, String version, String platform) {
    this.program = program;
    this.version = version;
    this.platform = platform;
  }

  /**
   * Looks for {@code runsc} and asks for its version.
   *
   * @param nameOrPath a name to be found on the PATH, or a path
   * @param platform gVisor's platform
   * @return empty if there is none, or it does not say its version
   */
  static Optional<Runsc> find(String nameOrPath, String platform) {
    return locate(nameOrPath)
        .flatMap(program -> version(program).map(v -> new Runsc(program, v, platform)));
  }

  /** Whether the program can still be started; it may have been removed since it was found. */
  boolean isThere() {
    return Files.isExecutable(program);
  }

  /** The version as it says it, for example {@code runsc 0.0~20240729.0}. */
  String version() {
    return version;
  }

  /**
   * Starts a sandbox: its standard input and output are ours, what {@code runsc} logs lies in the
   * bundle.
   */
  Process run(Path root, Path bundle, String id) {
    List<String> command = command(root);
    command.addAll(List.of("--log=" + bundle.resolve("runsc.log"), "run"));
    command.addAll(List.of("--bundle=" + bundle, id));
    return start(command);
  }

  /**
   * The argument that every process of ours carries: {@code runsc} itself, the sandbox and the file
   * server of one service instance can be told from all others by it.
   */
  static String mark(Path root) {
    return "--root=" + root;
  }

  private List<String> command(Path root) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add(mark(root));
    command.add("--platform=" + platform);
    command.addAll(List.of("--network=none", "--overlay2=none", "--host-uds=none"));
    return command;
  }

  private static Process start(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start runsc", e);
    }
  }

  private static Optional<Path> locate(String nameOrPath) {
    if (nameOrPath.contains("/")) {
      return Optional.of(Path.of(nameOrPath)).filter(Files::isExecutable);
    }
    String path = System.getenv().getOrDefault("PATH", "/usr/bin");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, nameOrPath);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> version(Path program) {
    try {
      Process process = start(List.of(program.toString(), "--version"));
      String said = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0
          ? said.lines().findFirst().map(line -> line.replace(" version ", " "))
          : Optional.empty();
    } catch (IOException | UncheckedIOException unusable) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
