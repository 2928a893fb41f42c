import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The benchmarks: measures what was asked for, prints a table, writes the same as JSON.
 *
 * <p>What it needs to know comes as system properties from {@code infra/local/bench.sh}: {@code
 * state} (where the images are and the report goes), {@code work} (a folder for all that runs),
 * {@code commands} (a folder with the service's command line for each JDK, one argument a line) and
 * {@code terminal} (whether progress may overwrite itself).
 */
final class Bench {

  private static final List<Benchmark> ALL =
      List.of(new OneShot(), new KillTime(), new BigOutput(), new Crowd(), new FirstAnswer(), new Languages());

  private final Path state = Path.of(System.getProperty("state"));
  private final Path work = Path.of(System.getProperty("work"));
  private final Map<String, List<String>> commands = new TreeMap<>();
  private final boolean terminal = Boolean.getBoolean("terminal");
  private int shown;

  private Bench() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("commands")))) {
      for (Path file : files.toList()) {
        commands.put(file.getFileName().toString(), Files.readAllLines(file));
      }
    }
  }

  /** Exit code 1 when a goal was missed, 2 when it could not measure. */
  public static void main(String[] names) throws Exception {
    List<Benchmark> chosen =
        ALL.stream()
            .filter(each -> names.length == 0 || List.of(names).contains(each.name()))
            .toList();
    if (chosen.size() < names.length) {
      System.err.println(
          "there are: " + String.join(" ", ALL.stream().map(Benchmark::name).toList()));
      System.exit(2);
    }
    System.exit(new Bench().run(chosen) ? 0 : 1);
  }

  /** Where a service keeps its images. */
  Path state() {
    return state;
  }

  /** A folder for all that runs; gone afterwards. */
  Path work() {
    return work;
  }

  /** The command line of the service, on the JDK that `serve` would use. */
  List<String> command() {
    return commands.get("serve");
  }

  /** The command lines for each JDK of this machine, by its major version. */
  Map<String, List<String>> commandsByJdk() {
    Map<String, List<String>> byJdk = new TreeMap<>(commands);
    byJdk.remove("serve");
    return byJdk;
  }

  /** Shows how far a long measurement has come. */
  void progress(String what, int done, int all) {
    if (terminal) {
      System.out.printf("\r\033[K  ...   %s (%d of %d)", what, done, all);
      System.out.flush();
    } else if (done * 4 / all != shown) {
      shown = done * 4 / all;
      System.out.printf("  ...   %s (%d of %d)%n", what, done, all);
    }
  }

  private boolean run(List<Benchmark> chosen) throws Exception {
    Map<String, Object> machine = Machine.facts(this);
    System.out.println(
        "  " + String.join(", ", machine.values().stream().map(String::valueOf).toList()));
    List<Figure> all = new ArrayList<>();
    List<Object> reports = new ArrayList<>();
    for (Benchmark benchmark : chosen) {
      System.out.printf("%n%s: %s%n", benchmark.name(), benchmark.about());
      List<Figure> figures = benchmark.measure(this);
      if (terminal) {
        System.out.print("\r\033[K");
      }
      figures.forEach(figure -> System.out.println(figure.row()));
      all.addAll(figures);
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("name", benchmark.name());
      report.put("figures", figures.stream().map(Figure::json).toList());
      reports.add(report);
    }
    write(machine, reports);
    long missed = all.stream().filter(Figure::missed).count();
    long held = all.stream().filter(figure -> figure.goal() != null).count() - missed;
    System.out.printf("%d goals hold, %d are missed%n", held, missed);
    return missed == 0;
  }

  private void write(Map<String, Object> machine, List<Object> reports) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("at", now.toString());
    report.put("machine", machine);
    report.put("benchmarks", reports);
    String name =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(now);
    Path file = Files.createDirectories(state.resolve("bench")).resolve(name + ".json");
    Files.writeString(file, Json.write(report));
    System.out.printf("%nall figures are in %s%n", file);
  }
}
