import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On what it was measured: figures of different machines are not to be compared. */
final class Machine {

  private Machine() {}

  static Map<String, Object> facts(Bench bench) throws IOException, InterruptedException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processors", Runtime.getRuntime().availableProcessors() + " processors");
    facts.put("memory", gibibytes() + " GiB");
    facts.put("system", line(Path.of("/etc/os-release"), "PRETTY_NAME=").replace("\"", ""));
    facts.put("kernel", "kernel " + System.getProperty("os.version"));
    facts.put("gvisor", firstLine("runsc", "--version").replace(" version", ""));
    facts.put("jdk", "JDK " + System.getProperty("java.runtime.version"));
    facts.put("load", "load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    return facts;
  }

  /** Resident memory of a process, bytes: `VmRSS` now, `VmHWM` the most since {@link #forget}. */
  static long memory(long process, String which) throws IOException {
    String value = line(Path.of("/proc/" + process + "/status"), which + ":");
    return Long.parseLong(value.replaceAll("\\D", "")) * 1024;
  }

  /** Has the kernel forget the most memory that a process ever had. */
  static void forget(long process) throws IOException {
    Files.writeString(Path.of("/proc/" + process + "/clear_refs"), "5");
  }

  private static long gibibytes() throws IOException {
    String kibibytes = line(Path.of("/proc/meminfo"), "MemTotal:").replaceAll("\\D", "");
    return Math.round(Long.parseLong(kibibytes) / 1048576.0);
  }

  private static String line(Path file, String start) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }

  private static String firstLine(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said.lines().findFirst().orElse("");
  }
}
