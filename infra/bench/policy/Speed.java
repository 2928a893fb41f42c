package policy;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    double plain = cold(List.of());
    double quick = cold(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    String anchor = "Ruff process 5 ms, Bandit 100 ms";
    String name = "first evaluation of a fresh JVM, with compilation of the policy";
    return List.of(
        new Row(
            "speed.cold",
            name,
            plain,
            "ms",
            Row.Sign.AT_MOST,
            40,
            anchor,
            "median of " + COLD_STARTS),
        new Row(
            "speed.cold.quick",
            "… by the quick compiler alone",
            quick,
            "ms",
            Row.Sign.NONE,
            0,
            "",
            "as `analyze` and the service start"));
  }

  private double cold(List<String> options) throws IOException, InterruptedException {
    double[] times = new double[COLD_STARTS];
    for (int i = 0; i < COLD_STARTS; i++) {
      List<String> command = new ArrayList<>(List.of(javaCommand));
      command.addAll(options);
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), ColdStart.class.getName()));
      command.add(texts.resolve("2k-0.py").toString());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      times[i] = Double.parseDouble(output.strip()) / 1000;
    }
    Arrays.sort(times);
    return times[COLD_STARTS / 2];
  }

  /** Processor time of one thread on a mebibyte of what is made to be slow. */
  private static List<Row> worst() {
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put("brackets, nested 10⁶ deep", filled("x = ", "[", ""));
    shapes.put("templates in templates", filled("x = ", "f'{", "'"));
    shapes.put("spaces", filled("import os", " ", ""));
    shapes.put("quotes", filled("", "'", ""));
    shapes.put("an open text", filled("x = '''", "os.system ", ""));
    shapes.put("one long line", filled("x = 1", " + 1", ""));
    shapes.put("aliases", filled("import os\n", "a = os.x; b = a\n", ""));
    shapes.put("a cycle of aliases", filled("import os\na = os\n", "a = b\nb = a\n", ""));
    shapes.put("a folding bomb", filled("a = 'x' * 60000\n", "a = a + a\n", ""));
    shapes.put("findings", filled("import os\n", "os.system\n", ""));
    shapes.put("texts run as code", filled("", "exec('x = 1')\n", ""));
    PolicyEngine engine = PolicyEngine.compile(Presets.named("strict").orElseThrow());
    List<Row> rows = new ArrayList<>();
    double worst = 0;
    for (Map.Entry<String, String> shape : shapes.entrySet()) {
      double time = best(engine, shape.getValue());
      worst = Math.max(worst, time);
      rows.add(
          new Row(
              "speed.worst." + shape.getKey(),
              "… " + shape.getKey(),
              time,
              "ms",
              Row.Sign.AT_MOST,
              100,
              "",
              ""));
    }
    rows.add(
        0,
        new Row(
            "speed.worst",
            "1 MiB made to be slow, the slowest",
            worst,
            "ms",
            Row.Sign.AT_MOST,
            100,
            "9.7 s, stack overflow",
            "best of five, warm"));
    return rows;
  }

  private static String filled(String before, String unit, String after) {
    int times = (MEBI - before.length() - after.length()) / unit.length();
    return before + unit.repeat(times) + after;
  }

  private static double best(PolicyEngine engine, String text) {
    Submission submission = Submission.of(new SourceFile("main.py", Language.PYTHON, text));
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
