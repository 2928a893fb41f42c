package dev.cofferdam.functions.gvisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The OCI runtime configuration of one sandbox (OCI Runtime Specification 1.0.2). Pure: the same
 * arguments make the same text.
 *
 * <p>Read-only root, no capability, no new privileges, an unprivileged user, namespaces of its own
 * for everything (the network's is empty), and nothing writable but memory-backed folders of a
 * bounded size.
 */
final class OciSpec {

  /** The user and group of every program; the images have it as {@code sandbox}. */
  static final int USER = 65532;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMESPACES = List.of("pid", "network", "ipc", "uts", "mount");
  private static final List<String> CAPABILITY_SETS =
      List.of("bounding", "effective", "inheritable", "permitted", "ambient");

  private OciSpec() {}

  /**
   * The text of {@code config.json}.
   *
   * @param root the unpacked image
   * @param limits the execution's limits; disk and memory size the writable folders
   * @param cgroup the sandbox's control group, below the hierarchy's root
   * @return JSON
   */
  static String json(Path root, ResourceLimits limits, String cgroup) {
    Map<String, Object> spec =
        Map.of(
            "ociVersion", "1.0.2",
            "process", process(),
            "root", Map.of("path", root.toString(), "readonly", true),
            "hostname", "sandbox",
            "mounts", mounts(limits),
            "linux", linux(cgroup));
    try {
      return JSON.writeValueAsString(spec);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of strings are always JSON", impossible);
    }
  }

  private static Map<String, Object> process() {
    Map<String, List<String>> noCapabilities =
        CAPABILITY_SETS.stream()
            .collect(java.util.stream.Collectors.toMap(set -> set, set -> List.of()));
    return Map.of(
        "terminal",
        false,
        "user",
        Map.of("uid", USER, "gid", USER),
        "args",
        List.of("/cofferdam/runner"),
        "env",
        List.of("PATH=/usr/bin:/bin"),
        "cwd",
        "/workspace",
        "capabilities",
        noCapabilities,
        "noNewPrivileges",
        true);
  }

  private static List<Map<String, Object>> mounts(ResourceLimits limits) {
    long memory = Math.max(limits.compileMemory(), limits.runMemory());
    return List.of(
        Map.of("destination", "/proc", "type", "proc", "source", "proc"),
        tmpfs("/dev", List.of("mode=0755", "size=65536")),
        tmpfs("/dev/shm", List.of("nosuid", "nodev", "noexec", "mode=1777", "size=" + memory)),
        tmpfs("/workspace", workspace(limits)),
        tmpfs("/tmp", List.of("nosuid", "nodev", "mode=1777", "size=" + limits.disk())));
  }

  private static List<String> workspace(ResourceLimits limits) {
    return List.of(
        "nosuid", "nodev", "mode=0755", "uid=" + USER, "gid=" + USER, "size=" + limits.disk());
  }

  private static Map<String, Object> tmpfs(String destination, List<String> options) {
    return Map.of(
        "destination", destination, "type", "tmpfs", "source", "tmpfs", "options", options);
  }

  private static Map<String, Object> linux(String cgroup) {
    return Map.of(
        "cgroupsPath",
        cgroup,
        "namespaces",
        NAMESPACES.stream().map(type -> Map.of("type", type)).toList());
  }
}
