package dev.cofferdam.functions.kubernetes.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a cluster whose one node is this machine: its parts by the files of {@code
 * CLUSTER_PIDS}, its sandboxes by what containerd wrote beside each.
 */
final class Node {

  /** A folder with one file for each part, which begins with its process id. */
  static final String PIDS = "CLUSTER_PIDS";

  private static final String SHIM = "containerd-shim-runsc-v1";

  private Node() {}

  /** Whether this machine is the node, so that its processes can be told to stop. */
  static boolean isHere() {
    return System.getenv(PIDS) != null;
  }

  /** Stops a part for a while, and lets it go on whatever happens. */
  static void stopWhile(String part, Runnable wait) {
    long pid = pid(part);
    signal("STOP", pid);
    try {
      wait.run();
    } finally {
      signal("CONT", pid);
    }
  }

  /** Kills the process between containerd and a pod's sandbox; false when there is none. */
  static boolean killShim(String pod) {
    Optional<ProcessHandle> shim = shims(pod).stream().findFirst();
    shim.ifPresent(process -> signal("KILL", process.pid()));
    return shim.isPresent();
  }

  /** What stands between containerd and the sandboxes whose pods are named so, or lie there. */
  static List<ProcessHandle> shims(String podOrNamespace) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith(SHIM))
        .filter(process -> bundle(process).contains('"' + podOrNamespace + '"'))
        .toList();
  }

  private static String bundle(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cwd/config.json"));
    } catch (IOException gone) {
      return "";
    }
  }

  private static long pid(String part) {
    try {
      String said = Files.readString(Path.of(System.getenv(PIDS), part));
      return Long.parseLong(said.strip().split("\\s+", 2)[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("the cluster has no " + part, e);
    }
  }

  private static void signal(String signal, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
      kill.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
