import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The reference: `runsc run` alone, of the same image, command, environment, user, mounts and flags
 * as the service uses, with Python as the entry point. The bundle is made beforehand and is not
 * measured.
 */
final class BareSandbox {

  private static final long MIB = 1 << 20;
  private static final String USER = "65532";

  private final Path work;
  private final Path bundle;
  private final Object manifest;
  private final Path rootfs;
  private int runs;

  BareSandbox(Bench bench, String program) throws IOException {
    Path image = bench.state().resolve("images/python/current").toRealPath();
    manifest = Json.parse(Files.readString(image.resolve("manifest.json")));
    rootfs = image.resolve("rootfs");
    work = Files.createTempDirectory(bench.work(), "bare");
    bundle = Files.createDirectories(work.resolve("bundle"));
    Files.writeString(bundle.resolve("config.json"), Json.write(specification(program)));
  }

  /** Runs the program once: its output, and how long it took until it was all over. */
  Service.Answer run() throws IOException, InterruptedException {
    String id = "cofferdam-bench-" + ProcessHandle.current().pid() + "-" + runs++;
    List<String> command =
        List.of(
            "runsc",
            "--root=" + work.resolve("runsc"),
            "--platform=systrap",
            "--network=none",
            "--overlay2=none",
            "--host-uds=none",
            "run",
            "--bundle=" + bundle,
            id);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long begun = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    int code = process.waitFor();
    return new Service.Answer(code, output, (System.nanoTime() - begun) / 1e6);
  }

  void close() throws IOException {
    Service.delete(work);
  }

  private Map<String, Object> specification(String program) {
    List<Map<String, String>> namespaces = new ArrayList<>();
    for (String type : List.of("pid", "network", "ipc", "uts", "mount")) {
      namespaces.add(Map.of("type", type));
    }
    return Map.of(
        "ociVersion", "1.0.2",
        "process", process(program),
        "root", Map.of("path", rootfs.toString(), "readonly", true),
        "hostname", "sandbox",
        "mounts", mounts(),
        "linux",
            Map.of(
                "cgroupsPath",
                "/cofferdam-bench",
                "namespaces",
                namespaces,
                "resources",
                Map.of("memory", Map.of("limit", 512 * MIB))));
  }

  private Map<String, Object> process(String program) {
    List<Object> command = new ArrayList<>((List<?>) Json.at(manifest, "stages", "run"));
    command.remove("{program}");
    command.addAll(List.of("-c", program));
    List<String> environment = new ArrayList<>();
    ((Map<?, ?>) Json.at(manifest, "environment"))
        .forEach((name, value) -> environment.add(name + "=" + value));
    return Map.of(
        "terminal",
        false,
        "user",
        Map.of("uid", 65532, "gid", 65532),
        "args",
        command,
        "env",
        environment,
        "cwd",
        "/workspace",
        "capabilities",
        Map.of("bounding", List.of(), "effective", List.of()),
        "noNewPrivileges",
        true);
  }

  private static List<Object> mounts() {
    return List.of(
        Map.of("destination", "/proc", "type", "proc", "source", "proc"),
        tmpfs("/dev", "mode=0755", "size=65536"),
        tmpfs("/dev/shm", "nosuid", "nodev", "noexec", "mode=1777", "size=" + 256 * MIB),
        tmpfs(
            "/workspace",
            "nosuid",
            "nodev",
            "mode=0755",
            "uid=" + USER,
            "gid=" + USER,
            "size=" + 64 * MIB),
        tmpfs("/tmp", "nosuid", "nodev", "mode=1777", "size=" + 64 * MIB));
  }

  private static Map<String, Object> tmpfs(String where, String... options) {
    return Map.of(
        "destination", where, "type", "tmpfs", "source", "tmpfs", "options", List.of(options));
  }
}
