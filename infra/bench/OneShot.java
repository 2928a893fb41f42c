import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The price of being judged, limited, watched and answered over HTTP. */
final class OneShot implements Benchmark {

  private static final int WARM_UP = 5;
  private static final int ROUNDS = 40;
  private static final double GOAL = 1.3;

  @Override
  public String name() {
    return "one-shot";
  }

  @Override
  public String about() {
    return "POST /execute of print(1) against bare `runsc run`, in turn, " + ROUNDS + " rounds";
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    Samples ours = new Samples();
    Samples reference = new Samples();
    Map<String, Samples> phases = new LinkedHashMap<>();
    BareSandbox bare = new BareSandbox(bench, "print(1)");
    try (Service service = Service.ready(bench)) {
      for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
        Service.Answer alone = bare.run();
        Service.Answer answer = service.execute(Service.python("print(1)"));
        Object body = answer.expect("completed");
        if (!alone.text().equals("1\n") || !alone.text().equals(Json.at(body, "run", "stdout"))) {
          throw new IllegalStateException("print(1) printed something else: " + alone);
        }
        if (round > 0) {
          reference.add(alone.millis());
          ours.add(answer.millis());
          note(phases, body, answer.millis());
          bench.progress(name(), round, ROUNDS);
        }
      }
    } finally {
      bare.close();
    }
    return figures(ours, reference, phases);
  }

  private static void note(Map<String, Samples> phases, Object body, double millis) {
    for (String phase : List.of("queue", "policy", "startup", "run", "total")) {
      phases.computeIfAbsent(phase, p -> new Samples()).add(Json.number(body, "timing", phase));
    }
    phases
        .computeIfAbsent("the program itself (within run)", p -> new Samples())
        .add(Json.number(body, "run", "wall_time"));
    phases
        .computeIfAbsent("HTTP (beyond total)", p -> new Samples())
        .add(millis - Json.number(body, "timing", "total"));
  }

  private static List<Figure> figures(
      Samples ours, Samples reference, Map<String, Samples> phases) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("ours, median", ours.median(), "ms"));
    figures.add(Figure.of("ours, p90", ours.percentile(90), "ms"));
    figures.add(Figure.of("bare runsc, median", reference.median(), "ms"));
    figures.add(Figure.of("bare runsc, p90", reference.percentile(90), "ms"));
    figures.add(
        Figure.of("ratio at the median", ours.median() / reference.median(), "").atMost(GOAL));
    phases.forEach(
        (phase, samples) -> figures.add(Figure.of("ours: " + phase, samples.median(), "ms")));
    return figures;
  }
}
