import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The reference for a language: each command of its stages in a {@code runsc} sandbox of its own,
 * one after another, with the program in a folder of this machine that both see.
 */
final class BareLanguage implements AutoCloseable {

  private static final int MEMORY_MIB = 512;

  private final Path work;
  private final Path rootfs;
  private final List<Path> bundles = new ArrayList<>();
  private int runs;

  BareLanguage(Bench bench, String image, String language, String program) throws IOException {
    Path folder = bench.state().resolve("images/" + image + "/current").toRealPath();
    rootfs = folder.resolve("rootfs");
    Object manifest = Json.parse(Files.readString(folder.resolve("manifest.json")));
    Object runtime = dialect(manifest, language);
    work = Files.createTempDirectory(bench.work(), "bare");
    Path workspace = Files.createDirectory(work.resolve("workspace"));
    Files.setPosixFilePermissions(workspace, PosixFilePermissions.fromString("rwxrwxrwx"));
    String name = (String) Json.at(runtime, "program");
    Files.writeString(workspace.resolve(name), program);
    for (String stage : List.of("compile", "run")) {
      if (((Map<?, ?>) Json.at(runtime, "stages")).get(stage) instanceof List<?> words) {
        Path bundle = Files.createDirectory(work.resolve(stage));
        Object specification = specification(words, name, Json.at(manifest, "environment"), workspace);
        Files.writeString(bundle.resolve("config.json"), Json.write(specification));
        bundles.add(bundle);
      }
    }
  }

  private static Object dialect(Object manifest, String language) {
    if (((Map<?, ?>) manifest).get("dialects") instanceof List<?> dialects) {
      for (Object dialect : dialects) {
        if (language.equals(Json.at(dialect, "language"))) {
          return dialect;
        }
      }
    }
    return manifest;
  }

  /** How many sandboxes one run takes. */
  int commands() {
    return bundles.size();
  }

  /** Runs every command once; milliseconds. */
  double run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    String output = "";
    for (Path bundle : bundles) {
      String id = "cofferdam-bench-" + ProcessHandle.current().pid() + "-" + runs++;
      ProcessBuilder builder =
          new ProcessBuilder(
              "runsc",
              "--root=" + work.resolve("runsc"),
              "--platform=systrap",
              "--network=none",
              "--overlay2=none",
              "--host-uds=none",
              "run",
              "--bundle=" + bundle,
              id);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      process.getOutputStream().close();
      output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException("bare runsc of " + bundle + " failed: " + output);
      }
    }
    if (!output.equals("hello\n")) {
      throw new IllegalStateException("bare runsc printed something else: " + output);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  @Override
  public void close() throws IOException {
    Service.delete(work);
  }

  private Map<String, Object> specification(
      List<?> words, String program, Object environment, Path workspace) {
    List<Map<String, String>> namespaces = new ArrayList<>();
    for (String type : List.of("pid", "network", "ipc", "uts", "mount")) {
      namespaces.add(Map.of("type", type));
    }
    long memory = (long) MEMORY_MIB << 20;
    Map<String, Object> resources = Map.of("memory", Map.of("limit", 2 * memory));
    return Map.of(
        "ociVersion", "1.0.2",
        "process", process(words, program, environment),
        "root", Map.of("path", rootfs.toString(), "readonly", true),
        "hostname", "sandbox",
        "mounts", mounts(workspace),
        "linux",
            Map.of(
                "cgroupsPath", "/cofferdam-bench", "namespaces", namespaces, "resources", resources));
  }

  private static Map<String, Object> process(List<?> words, String program, Object environment) {
    List<String> command = new ArrayList<>();
    for (Object word : words) {
      command.add(
          word.equals("{sources}")
              ? "./" + program
              : ((String) word)
                  .replace("{program}", program)
                  .replace("{memory_mib}", "" + MEMORY_MIB)
                  .replace("{memory}", "" + ((long) MEMORY_MIB << 20)));
    }
    List<String> variables = new ArrayList<>();
    ((Map<?, ?>) environment).forEach((name, value) -> variables.add(name + "=" + value));
    return Map.of(
        "terminal", false,
        "user", Map.of("uid", 65532, "gid", 65532),
        "args", command,
        "env", variables,
        "cwd", "/workspace",
        "capabilities", Map.of("bounding", List.of(), "effective", List.of()),
        "noNewPrivileges", true);
  }

  private static List<Object> mounts(Path workspace) {
    return List.of(
        Map.of("destination", "/proc", "type", "proc", "source", "proc"),
        tmpfs("/dev"),
        tmpfs("/dev/shm"),
        tmpfs("/tmp"),
        Map.of(
            "destination", "/workspace", "type", "bind", "source", workspace.toString(), "options", List.of("bind", "rw")));
  }

  private static Map<String, Object> tmpfs(String where) {
    return Map.of(
        "destination", where, "type", "tmpfs", "source", "tmpfs", "options", List.of("mode=1777", "size=67108864"));
  }
}
