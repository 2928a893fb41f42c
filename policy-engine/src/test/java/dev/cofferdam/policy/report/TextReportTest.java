package dev.cofferdam.policy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.SubmittedFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void a_finding_has_a_place_a_line_a_caret_and_how_it_was_seen() {
    Judged judged = Verdicts.judged("src/a.py", "import os as o\nif 1:\n\to.system('id')\n");
    assertThat(TextReport.of(List.of(judged)))
        .isEqualTo(
            """
            src/a.py:1:8: low PY-024: imports a module with powers: `os`
                import os as o
                       ^~
            src/a.py:3:2: high PY-001: starts or replaces a process: `os.system`
                \to.system('id')
                \t^~~~~~~~
                seen through the alias `o`
            1 file: 0 permitted, 1 denied (1 high, 1 low)
            """);
  }

  @Test
  void what_was_permitted_is_counted() {
    List<Judged> both = List.of(Verdicts.judged("a.py", "1"), Verdicts.judged("b.py", "eval(x)"));
    assertThat(TextReport.of(both)).endsWith("2 files: 1 permitted, 1 denied (1 high)\n");
  }

  @Test
  void nothing_found_is_said_too() {
    assertThat(TextReport.of(List.of(Verdicts.judged("a.py", "print(1)"))))
        .isEqualTo("1 file: 1 permitted, 0 denied (no findings)\n");
  }

  @Test
  void what_cannot_be_judged_says_why() {
    SubmittedFile program = SubmittedFile.program("a.py", Language.PYTHON, new byte[] {-1});
    Submission submission = new Submission(List.of(program), List.of(), Map.of());
    Judged judged = Verdicts.judged(Presets.named("strict").orElseThrow(), submission);
    assertThat(TextReport.of(List.of(judged)))
        .contains("a.py:1:1: high X-010: not valid utf-8\n")
        .contains("not judged: `a.py`: not valid utf-8\n")
        .endsWith(
            "1 file: 0 permitted, 0 denied, 1 refused because they cannot be judged (1 high)\n");
  }

  @Test
  void a_caret_stands_under_a_character_that_takes_two_units() {
    Judged judged = Verdicts.judged("a.py", "x = '\uD83D\uDE00'; eval(x)\n");
    assertThat(TextReport.of(List.of(judged))).contains("\n             ^~~~");
  }

  @Test
  void no_control_character_of_a_program_reaches_the_terminal() {
    String program = "eval(x) # \u001B[2J\u202E\u0007\uD800 \u2028\n";
    Judged judged = Verdicts.judged("a\u001B]0;b.py", program);
    String text = TextReport.of(List.of(judged));
    assertThat(text.chars().filter(c -> c != '\n').filter(Character::isISOControl)).isEmpty();
    assertThat(text).contains("a\uFFFD]0;b.py").doesNotContain("\u202E", "\uD800", "\u2028");
  }

  @Test
  void a_cut_list_of_findings_says_so() {
    Judged judged = Verdicts.judged("a.py", "eval(x)\n".repeat(PolicyEngine.MAX_FINDINGS + 1));
    assertThat(TextReport.of(List.of(judged))).contains("a.py: there are more findings than");
  }

  @Test
  void a_long_line_is_shown_around_its_finding() {
    String line = "x = " + "1 + ".repeat(500) + "eval(y)\n";
    Submission submission = Submission.of(new SourceFile("a.py", Language.PYTHON, line));
    Judged judged = Verdicts.judged(Presets.named("strict").orElseThrow(), submission);
    List<String> lines = TextReport.of(List.of(judged)).lines().toList();
    assertThat(lines.get(1)).hasSizeLessThan(210);
    assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("eval"));
  }
}
