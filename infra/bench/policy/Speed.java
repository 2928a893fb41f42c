package policy;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How long judging takes: the figures that depend on the machine. */
final class Speed {

  private static final int COLD_STARTS = 11;
  private static final int MEBI = 1 << 20;

  /** How often a shorter text of each shape is judged before the long ones are measured. */
  private static final int BEFORE = 20;

  private final Path texts;
  private final String javaCommand =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  Speed(Path texts) {
    this.texts = texts;
  }

  List<Row> rows() throws IOException, InterruptedException, RunnerException {
    Map<String, Statistics> samples = samples();
    List<Row> rows = new ArrayList<>();
    Statistics small = samples.get("2k+0");
    rows.add(most("2 KB, p50", small.getPercentile(50), 30, "Ruff ≈ 40 µs; LLM Sandbox 71 µs"));
    rows.add(most("2 KB, p99", small.getPercentile(99), 150, "LLM Sandbox 2.2 ms"));
    rows.add(most("10 KB, p50", samples.get("10k+0").getPercentile(50), 150, "tree-sitter 3.4 ms"));
    rows.add(
        most("50 KB, p50", samples.get("50k+0").getPercentile(50), 800, "tree-sitter 16.6 ms"));
    rows.add(
        most(
            "2 KB and 40 patterns more, p50",
            samples.get("2k+40").getPercentile(50),
            150,
            "java.util.regex 0.50 ms"));
    rows.add(
        most(
            "10 KB and 40 patterns more, p50",
            samples.get("10k+40").getPercentile(50),
            400,
            "java.util.regex 3.1 ms"));
    rows.add(throughput(samples.get("50k+0")));
    rows.addAll(cold());
    rows.addAll(worst());
    return rows;
  }

  private static Row most(String name, double value, double goal, String anchor) {
    return new Row("speed." + name, name, value, "µs", Row.Sign.AT_MOST, goal, anchor, "");
  }

  private Map<String, Statistics> samples() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EvaluateBenchmark.class.getName())
                    .jvmArgsPrepend("-Dtexts=" + texts)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Map<String, Statistics> samples = new LinkedHashMap<>();
    for (RunResult result : results) {
      String key =
          result.getParams().getParam("size") + "+" + result.getParams().getParam("patterns");
      samples.put(key, result.getPrimaryResult().getStatistics());
    }
    return samples;
  }

  private Row throughput(Statistics large) {
    double bytes =
        Texts.read(texts, "50k").stream()
            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .average()
            .orElseThrow();
    double rate = bytes / large.getMean();
    return new Row(
        "speed.throughput",
        "throughput of one core",
        rate,
        "MB/s",
        Row.Sign.AT_LEAST,
        60,
        "Ruff 45–58 MB/s",
        "50 KB texts");
  }

  private List<Row> cold() throws IOException, InterruptedException {
    List<String> quick = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    Path archive = texts.resolve("classes.jsa");
    start(with(quick, "-XX:ArchiveClassesAtExit=" + archive));
    return List.of(
        new Row(
            "speed.cold",
            "first evaluation of a fresh JVM, with compilation of the policy",
            median(List.of()),
            "ms",
            Row.Sign.AT_MOST,
            40,
            "Ruff process 5 ms, Bandit 100 ms",
            "median of " + COLD_STARTS),
        new Row(
            "speed.cold.quick",
            "… by the quick compiler alone",
            median(quick),
            "ms",
            Row.Sign.NONE,
            0,
            "",
            ""),
        new Row(
            "speed.cold.archive",
            "… and with an archive of its classes",
            median(with(quick, "-XX:SharedArchiveFile=" + archive)),
            "ms",
            Row.Sign.AT_MOST,
            40,
            "",
            "as `analyze` and the service start"));
  }

  private static List<String> with(List<String> options, String more) {
    List<String> all = new ArrayList<>(options);
    all.add(more);
    return all;
  }

  private double median(List<String> options) throws IOException, InterruptedException {
    double[] times = new double[COLD_STARTS];
    for (int i = 0; i < COLD_STARTS; i++) {
      times[i] = start(options);
    }
    Arrays.sort(times);
    return times[COLD_STARTS / 2];
  }

  /** Starts a virtual machine that judges one text, and gives the milliseconds that it took. */
  private double start(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(javaCommand, "-Xlog:disable"));
    command.addAll(options);
    List<String> classPath = new ArrayList<>(List.of(System.getProperty("jar")));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        classPath.add(entry);
      }
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(ColdStart.class.getName(), texts.resolve("2k-0.py").toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return Double.parseDouble(output.strip()) / 1000;
  }

  /** Processor time of one thread on a mebibyte of what is made to be slow. */
  private List<Row> worst() throws IOException {
    PolicyEngine engine = PolicyEngine.compile(Presets.named("strict").orElseThrow());
    Map<Language, String> slowest = new EnumMap<>(Language.class);
    Map<Language, Double> times = new EnumMap<>(Language.class);
    List<Shape> shapes = Shape.all(Path.of(System.getProperty("shapes")));
    warmUp(engine, shapes);
    for (Shape shape : shapes) {
      double time = best(engine, shape.language(), shape.text(MEBI));
      if (time > times.getOrDefault(shape.language(), 0.0)) {
        times.put(shape.language(), time);
        slowest.put(shape.language(), shape.name());
      }
    }
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            "speed.worst",
            "1 MiB made to be slow, the slowest of all",
            times.values().stream().mapToDouble(time -> time).max().orElseThrow(),
            "ms",
            Row.Sign.AT_MOST,
            100,
            "9.7 s, stack overflow",
            "best of five, after shorter texts of each"));
    times.forEach(
        (language, time) ->
            rows.add(
                new Row(
                    "speed.worst." + language.id(),
                    "… " + language.id(),
                    time,
                    "ms",
                    Row.Sign.AT_MOST,
                    100,
                    "",
                    slowest.get(language))));
    return rows;
  }

  private static void warmUp(PolicyEngine engine, List<Shape> shapes) {
    for (Shape shape : shapes) {
      String text = shape.text(MEBI / 16);
      for (int i = 0; i < BEFORE; i++) {
        engine.evaluate(submission(shape.language(), text));
      }
    }
  }

  private static Submission submission(Language language, String text) {
    return Submission.of(new SourceFile("main", language, text));
  }

  private static double best(PolicyEngine engine, Language language, String text) {
    Submission submission = submission(language, text);
    var clock = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = clock.getCurrentThreadCpuTime();
      engine.evaluate(submission);
      best = Math.min(best, (clock.getCurrentThreadCpuTime() - start) / 1e6);
    }
    return best;
  }
}
