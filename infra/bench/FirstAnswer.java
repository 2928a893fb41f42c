import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of the process to its first answer, for each JDK, with and without what an earlier
 * start left.
 */
final class FirstAnswer implements Benchmark {

  private static final int ROUNDS = 9;
  private static final double GOAL = 400;
  private static final double MIB = 1 << 20;
  private static final List<String> CACHES = List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");

  /** One way to start the service. */
  private static final class Way {
    final List<String> command;
    final boolean goal;
    final Samples analyze = new Samples();
    final Samples execute = new Samples();
    final Samples memory = new Samples();

    Way(List<String> command, boolean goal) {
      this.command = command;
      this.goal = goal;
    }
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "start of the process to its first answer, in turn, " + ROUNDS + " rounds, the median";
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    Map<String, Way> ways = ways(bench);
    for (int round = 0; round <= ROUNDS; round++) {
      for (Way way : ways.values()) {
        // The first round reads everything from the disk, and is not counted.
        start(bench, way, "analyze", round == 0 ? new Samples() : way.analyze);
        start(bench, way, "execute", round == 0 ? new Samples() : way.execute);
      }
      bench.progress(name(), round, ROUNDS);
    }
    List<Figure> figures = new ArrayList<>();
    ways.forEach((name, way) -> figures.addAll(figures(name, way)));
    for (String major : List.of("17", "25")) {
      if (!bench.commandsByJdk().containsKey(major)) {
        figures.add(
            Figure.unmeasured("JDK " + major, "install one below /usr/lib/jvm and run this again"));
      }
    }
    return figures;
  }

  private static Map<String, Way> ways(Bench bench) {
    Map<String, Way> ways = new LinkedHashMap<>();
    bench
        .commandsByJdk()
        .forEach(
            (major, command) -> {
              List<String> plain =
                  command.stream()
                      .filter(word -> CACHES.stream().noneMatch(word::startsWith))
                      .toList();
              ways.put("JDK " + major + ", plain", new Way(plain, false));
              if (plain.size() < command.size()) {
                boolean aot = command.stream().anyMatch(word -> word.startsWith(CACHES.get(0)));
                String kind = aot ? "AOT cache" : "class archive";
                ways.put("JDK " + major + ", " + kind, new Way(command, aot));
              }
            });
    return ways;
  }

  /** The first answer of a service of its own, milliseconds after its process was started. */
  private static void start(Bench bench, Way way, String function, Samples times) throws Exception {
    long begun = System.nanoTime();
    try (Service service = Service.start(bench, way.command, "quarkus.shutdown.delay=0")) {
      service.awaitPort();
      Service.Answer first = service.call(function, Service.python("print(1)")).join();
      times.add((System.nanoTime() - begun) / 1e6);
      if (first.code() != 200) {
        throw new IllegalStateException("not a first answer: " + first);
      }
      way.memory.add(Machine.memory(service.pid(), "VmRSS") / MIB);
    }
  }

  private static List<Figure> figures(String name, Way way) {
    Figure analyze = Figure.of(name + ": to the first /analyze", way.analyze.median(), "ms");
    return List.of(
        way.goal ? analyze.atMost(GOAL) : analyze,
        Figure.of(name + ": to the first /execute", way.execute.median(), "ms"),
        Figure.of(name + ": resident memory then", way.memory.median(), "MiB"));
  }
}
