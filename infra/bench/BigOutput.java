import java.util.ArrayList;
import java.util.List;

/** A program that prints a gigabyte must not fill the service's memory. */
final class BigOutput implements Benchmark {

  private static final int ROUNDS = 3;
  private static final double MIB = 1 << 20;
  private static final double GOAL = 64;
  private static final String ONE_LINE =
      "import sys\nfor i in range(1024): sys.stdout.write('x' * 1048576)";
  private static final String MANY_LINES = "for i in range(1 << 20): print('x' * 1023)";
  private static final String MOST = "\"limits\": {\"output\": 16777216}";

  @Override
  public String name() {
    return "output";
  }

  @Override
  public String about() {
    return "a program prints 1 GB; the service's resident memory, the worst of " + ROUNDS;
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (Service service = Service.ready(bench)) {
      for (int i = 0; i < 3; i++) {
        service.execute(Service.python("print('x' * 2000000)")).expect("output_limit_exceeded");
      }
      figures.addAll(round(bench, service, "on one line", Service.python(ONE_LINE)));
      figures.addAll(round(bench, service, "on a million lines", Service.python(MANY_LINES)));
    }
    try (Service service = Service.ready(bench)) {
      service.execute(Service.python("print(1)")).expect("completed");
      for (Figure figure :
          round(bench, service, "16 MiB kept of it", Service.python(ONE_LINE, MOST))) {
        figures.add(new Figure(figure.name(), figure.value(), figure.unit(), null, false, ""));
      }
    }
    return figures;
  }

  private List<Figure> round(Bench bench, Service service, String what, String request)
      throws Exception {
    long pid = service.pid();
    double peak = 0;
    double after = 0;
    Samples time = new Samples();
    for (int round = 1; round <= ROUNDS; round++) {
      long before = Machine.memory(pid, "VmRSS");
      Machine.forget(pid);
      Service.Answer answer = service.execute(request);
      answer.expect("output_limit_exceeded");
      peak = Math.max(peak, (Machine.memory(pid, "VmHWM") - before) / MIB);
      after = Math.max(after, (Machine.memory(pid, "VmRSS") - before) / MIB);
      time.add(answer.millis());
      bench.progress(name() + " " + what, round, ROUNDS);
    }
    return List.of(
        Figure.of(what + ": growth at the peak", peak, "MiB").atMost(GOAL),
        Figure.of(what + ": growth that stays", after, "MiB").atMost(GOAL),
        Figure.of(what + ": answered after, median", time.median(), "ms"));
  }
}
