package dev.cofferdam.functions.sandbox.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitRangesTest {

  private static final LimitRange SMALL = new LimitRange(10, 100);
  private static final LimitRanges RANGES =
      new LimitRanges(SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL);

  @Test
  void a_language_that_needs_more_gets_more() {
    LimitRanges ranges = RANGES.forLanguage(Map.of("compile_memory", 50L));

    assertThat(ranges.defaults().compileMemory()).isEqualTo(50);
    assertThat(ranges.defaults().runMemory()).isEqualTo(10);
  }

  @Test
  void a_language_never_gets_less_than_the_operator_gives_to_all() {
    assertThat(RANGES.forLanguage(Map.of("processes", 5L))).isEqualTo(RANGES);
  }

  @Test
  void no_language_passes_the_operators_maximum() {
    LimitRanges ranges = RANGES.forLanguage(Map.of("processes", 500L));

    assertThat(ranges.defaults().processes()).isEqualTo(100);
    assertThat(ranges.processes().maximum()).isEqualTo(100);
  }
}
