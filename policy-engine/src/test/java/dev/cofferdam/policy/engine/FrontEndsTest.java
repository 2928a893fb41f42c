package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which languages can be judged, and what holds for each. */
class FrontEndsTest {

  private static final long SEED = 20_251_121;

  private static final String SOUP =
      "(){}[]<>;:,.=+-*/%&|^!?@#$~`'\"\\ \n\r\t0x1e_aZ\u00e9\u2028\ufeff\u0000";

  static Stream<Language> languages() {
    return Stream.of(Language.values());
  }

  @Test
  void the_languages_that_can_be_judged() {
    assertThat(languages())
        .containsExactly(
            Language.PYTHON,
            Language.JAVASCRIPT,
            Language.TYPESCRIPT,
            Language.JAVA,
            Language.C,
            Language.CPP,
            Language.GO,
            Language.R,
            Language.RUBY,
            Language.BASH);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_reads_its_own_language_by_rules_of_its_own(Language language) {
    FrontEnd frontEnd = FrontEnds.of(language);
    assertThat(frontEnd.language()).isEqualTo(language);
    long own = RuleCatalogue.builtIn().of(language).stream().filter(FrontEndsTest::isOwn).count();
    assertThat(own).isGreaterThanOrEqualTo(10);
  }

  private static boolean isOwn(FactRule rule) {
    return rule.language().isPresent();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_reads_any_soup_of_characters(Language language) {
    FrontEnd frontEnd = FrontEnds.of(language);
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      char[] text = new char[random.nextInt(60)];
      for (int i = 0; i < text.length; i++) {
        text[i] = SOUP.charAt(random.nextInt(SOUP.length()));
      }
      assertThatCode(() -> frontEnd.read(text))
          .as("seed %d, text %s", SEED, new String(text))
          .doesNotThrowAnyException();
    }
  }
}
