import java.util.List;

/** How long a program that does not end outlives its limit. */
final class KillTime implements Benchmark {

  private static final int ROUNDS = 100;
  private static final int LIMIT = 300;
  private static final double GOAL = 150;

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String about() {
    return "an endless loop with a run_timeout of " + LIMIT + " ms, " + ROUNDS + " times";
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    Samples stage = new Samples();
    Samples answered = new Samples();
    String request =
        Service.python("while True: pass", "\"limits\": {\"run_timeout\": " + LIMIT + "}");
    try (Service service = Service.ready(bench)) {
      service.execute(request);
      for (int round = 1; round <= ROUNDS; round++) {
        Service.Answer answer = service.execute(request);
        Object body = answer.expect("time_limit_exceeded");
        stage.add(Json.number(body, "run", "wall_time") - LIMIT);
        answered.add(answer.millis() - Json.number(body, "timing", "startup") - LIMIT);
        bench.progress(name(), round, ROUNDS);
      }
    }
    return List.of(
        Figure.of("past the limit, as the runner saw it, p50", stage.median(), "ms"),
        Figure.of("past the limit, as the runner saw it, p99", stage.percentile(99), "ms")
            .atMost(GOAL),
        Figure.of("past limit and start, as the caller saw it, p50", answered.median(), "ms"),
        Figure.of("past limit and start, as the caller saw it, p99", answered.percentile(99), "ms")
            .atMost(GOAL)
            .with("with the sandbox's removal and the answer"));
  }
}
