import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Many at once: every one is answered, each with its own answer, and those for whom there is no
 * room at once.
 */
final class Crowd implements Benchmark {

  private static final int REQUESTS = 100;
  private static final int QUEUE = 64;
  private static final int CONCURRENCY = 2;
  private static final double GOAL = 1000;

  private int ran;
  private int wrong;
  private final Samples ranTimes = new Samples();
  private final Samples busyTimes = new Samples();

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public String about() {
    return REQUESTS
        + " requests at once, "
        + CONCURRENCY
        + " run at a time, "
        + QUEUE
        + " may wait";
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    String[] settings = {
      "cofferdam.concurrency=" + CONCURRENCY,
      "cofferdam.queue=" + QUEUE,
      "cofferdam.queue-timeout=120000"
    };
    double seconds;
    try (Service service = Service.ready(bench, settings)) {
      for (int i = 0; i < 3; i++) {
        service.execute(Service.python("print(0)")).expect("completed");
      }
      long begun = System.nanoTime();
      List<CompletableFuture<Service.Answer>> answers =
          IntStream.range(0, REQUESTS).mapToObj(i -> service.call("execute", program(i))).toList();
      for (int i = 0; i < REQUESTS; i++) {
        count(i, answers.get(i).join());
        bench.progress(name(), i + 1, REQUESTS);
      }
      seconds = (System.nanoTime() - begun) / 1e9;
    }
    return figures(seconds);
  }

  private static String program(int i) {
    return Service.python("print(" + i + " * 7)");
  }

  private void count(int i, Service.Answer answer) {
    Object body = answer.body();
    if (answer.code() == 429) {
      busyTimes.add(answer.millis());
    } else if (answer.code() == 200
        && "completed".equals(Json.at(body, "status"))
        && (i * 7 + "\n").equals(Json.at(body, "run", "stdout"))) {
      ran++;
      ranTimes.add(answer.millis());
    } else {
      wrong++;
    }
  }

  private List<Figure> figures(double seconds) {
    return List.of(
        Figure.of("answered", ran + wrong + busyTimes.count(), "").exactly(REQUESTS),
        Figure.of("wrong", wrong, "").exactly(0),
        Figure.of("ran, each with its own answer", ran, ""),
        Figure.of("busy", busyTimes.count(), "")
            .atMost(REQUESTS - CONCURRENCY - QUEUE)
            .with("fewer where some ended before all had come"),
        Figure.of(
                "busy: told after, the slowest",
                busyTimes.count() == 0 ? 0 : busyTimes.most(),
                "ms")
            .atMost(GOAL),
        Figure.of("ran: answered after, median", ranTimes.median(), "ms"),
        Figure.of("ran: answered after, the slowest", ranTimes.most(), "ms"),
        Figure.of("executions a second", ran / seconds, ""));
  }
}
