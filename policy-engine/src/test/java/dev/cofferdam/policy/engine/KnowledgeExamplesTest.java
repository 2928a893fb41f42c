package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.KnowledgeExamples.Example;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of each language's library is shown by programs. */
class KnowledgeExamplesTest {

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());

  static Stream<Example> examples() {
    return Stream.of(Language.values())
        .flatMap(language -> KnowledgeExamples.of(language).stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comes_to_the_rule_that_it_names(Example example) {
    SourceFile file = new SourceFile("main", example.language(), example.program());
    List<String> rules =
        STRICT.evaluate(Submission.of(file)).findings().stream().map(Finding::ruleId).toList();
    if (example.found()) {
      assertThat(rules).contains(example.rule());
    } else {
      assertThat(rules).doesNotContain(example.rule());
    }
  }
}
