package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No text of Java, C, C++ or Go takes much time, whatever it is made for. */
class CurlyBoundsTest {

  /** Of processor time; generous, for a cold machine: what is not linear takes minutes. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int MEBI = 1 << 20;
  private static final PolicyEngine ENGINE =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
      JAVA ~ nested calls       ~ f(
      JAVA ~ nested blocks      ~ {a;
      JAVA ~ nested classes     ~ class A {
      JAVA ~ nested lambdas     ~ a -> (
      JAVA ~ angles             ~ a<
      JAVA ~ names              ~ a b
      JAVA ~ escapes            ~ \\u0061
      JAVA ~ quotes             ~ '
      JAVA ~ members            ~ .File.delete()
      JAVA ~ anonymous classes  ~ new A() {
      JAVA ~ semicolons         ~ (;x) c
      C    ~ joined lines       ~ \\|
      C    ~ conditions         ~ |#if x|a
      C    ~ macro bomb         ~ |#define a b b b|#define b c c c|#define c a a a|a
      C    ~ one macro          ~ a(
      C    ~ definitions        ~ |#define f(x) x x x|f(f(f(1)))
      C    ~ inclusions         ~ |#include <a/b/c.h>|
      C    ~ pointers           ~ a *b, c;
      C    ~ casts              ~ (int)
      CPP  ~ raw texts          ~ R"(
      CPP  ~ closures           ~ [](a b) {
      CPP  ~ templates          ~ a<b<c>>
      CPP  ~ conditions         ~ a ? b :
      GO   ~ functions          ~ func() {
      GO   ~ composites         ~ T{
      GO   ~ lines              ~ x|
      GO   ~ lists              ~ a, b :=
      GO   ~ directives         ~ |//go:embed x
      """)
  void a_mebibyte_is_judged_in_time(Language language, String name, String unit) {
    StringBuilder text = new StringBuilder(MEBI);
    while (text.length() + unit.length() + 8 < MEBI) {
      text.append(unit.replace('|', '\n')).append(' ');
    }
    long start = CLOCK.getCurrentThreadCpuTime();
    Verdict verdict =
        ENGINE.evaluate(Submission.of(new SourceFile("main", language, text.toString())));
    Duration took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
    assertThat(verdict).isNotNull();
    System.err.printf(Locale.ROOT, "%-6s %-20s %5d ms%n", language, name, took.toMillis());
    assertThat(took).isLessThan(LIMIT);
  }
}
