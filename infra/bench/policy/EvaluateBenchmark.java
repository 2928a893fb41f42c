package policy;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One evaluation of one text, many texts in turn, by one thread, in a virtual machine that has
 * judged texts of all sizes for a while, as that of a service has: the judge is much code, and its
 * compilation goes on for longer than JMH's own warm-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-Xbatch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluateBenchmark {

  /** How long texts of all sizes are judged before JMH's own warm-up, in seconds. */
  static final int SECONDS_BEFORE = 20;

  private static final List<String> SIZES = List.of("2k", "10k", "50k");

  @Param({"2k", "10k", "50k"})
  public String size;

  @Param({"0", "40"})
  public int patterns;

  private PolicyEngine engine;
  private Submission[] submissions;
  private int next;

  @Setup
  public void prepare() {
    SecurityPolicy policy = Presets.named("strict").orElseThrow();
    for (int i = 0; i < patterns; i++) {
      String word = "forbidden_" + (char) ('a' + i % 26) + i;
      String pattern = i % 2 == 0 ? "\\b" + word + "\\s*\\(" : "\\b" + word + "\\.\\w+\\s*=";
      policy =
          policy.withPattern(new PatternRule(pattern, "", Severity.HIGH, PatternRule.Scope.CODE));
    }
    engine = PolicyEngine.compile(policy);
    submissions = submissions(List.of(size));
    judge(submissions(SIZES));
  }

  private static Submission[] submissions(List<String> sizes) {
    Path folder = Path.of(System.getProperty("texts"));
    return sizes.stream()
        .flatMap(size -> Texts.read(folder, size).stream())
        .map(text -> Submission.of(new SourceFile("main.py", Language.PYTHON, text)))
        .toArray(Submission[]::new);
  }

  private void judge(Submission[] all) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_BEFORE);
    while (System.nanoTime() < end) {
      for (Submission submission : all) {
        engine.evaluate(submission);
      }
    }
  }

  @Benchmark
  public Verdict evaluate() {
    next = next + 1 == submissions.length ? 0 : next + 1;
    return engine.evaluate(submissions[next]);
  }
}
