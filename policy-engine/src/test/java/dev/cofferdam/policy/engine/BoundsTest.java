package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.Shapes.Shape;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text is much work, whatever it is made for: work and memory grow with its length and nothing
 * else. Work is counted in steps, for times depend on the machine; {@code ./cofferdam bench policy}
 * has the times.
 */
class BoundsTest {

  private static final int MEBI = 1 << 20;
  private static final int LARGE = MEBI / 8;

  /** Steps for one character at most, whatever the text. */
  private static final long MOST_WORK = 40;

  /** Bytes that are allocated for one character at most, freed ones included. */
  private static final long MOST_BYTES = 2_048;

  /** What a short text costs beside what its length does. */
  private static final double SLACK = 1.6;

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final PolicyEngine ENGINE = PolicyEngine.compile(policy());

  private static SecurityPolicy policy() {
    SecurityPolicy strict = Presets.named("strict").orElseThrow();
    for (String pattern :
        List.of(
            "\\s*(from\\s+os(?:\\s|$|\\.|import))", ".*x", "(a|b)*c", "\\bopen\\s*\\([^)]*'w'")) {
      strict =
          strict.withPattern(new PatternRule(pattern, "", Severity.LOW, PatternRule.Scope.CODE));
    }
    return strict;
  }

  static Stream<Shape> shapes() {
    return Shapes.named().stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void what_is_sixteen_times_as_long_is_sixteen_times_the_work(Shape shape) {
    String small = shape.text(LARGE / 16);
    String large = shape.text(LARGE);

    assertThat(work(shape.language(), large))
        .isLessThan(MOST_WORK * LARGE)
        .isLessThan((long) (SLACK * 16 * (work(shape.language(), small) + small.length())));
    assertThat(bytes(shape.language(), large)).isLessThan(MOST_BYTES * LARGE);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void words_and_signs_again_and_again_are_no_more_work_than_others(Language language) {
    for (Shape shape : Shapes.ofWords(language, 60)) {
      String small = shape.text(MEBI / 512);
      String large = shape.text(MEBI / 64);
      assertThat(work(language, large))
          .as("%s", shape)
          .isLessThan(MOST_WORK * large.length() + 65_536)
          .isLessThan((long) (SLACK * 8 * (work(language, small) + small.length())));
    }
  }

  @Test
  void what_is_larger_is_not_judged() {
    assertThat(ENGINE.evaluate(submission(Language.PYTHON, " ".repeat(MEBI + 1))).findings())
        .extracting("ruleId")
        .containsExactly("X-010");
  }

  @Test
  void the_shapes_are_of_every_language() {
    assertThat(Shapes.named())
        .hasSizeGreaterThan(100)
        .extracting(Shape::language)
        .contains(Language.values());
  }

  private static long work(Language language, String text) {
    return FrontEnds.of(language).read(text.toCharArray()).work();
  }

  private static long bytes(Language language, String text) {
    long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(ENGINE.evaluate(submission(language, text))).isNotNull();
    return MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private static Submission submission(Language language, String text) {
    return Submission.of(new SourceFile("main", language, text));
  }
}
