package dev.cofferdam.functions.sandbox.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UnitReportTest {

  private static final String SECRET = "0123456789abcdef";
  private static final String TWO = word("{\"event\": \"collected\", \"cases\": [\"a\", \"b\"]}");
  private static final String A_PASSED =
      word("{\"event\": \"case\", \"name\": \"a\", \"status\": \"passed\", \"time\": 7}");
  private static final String B_FAILED =
      word("{\"event\":\"case\",\"name\":\"b\",\"status\":\"failed\",\"message\":\"2 is not 3\"}");
  private static final String END = word("{\"event\": \"end\"}");

  @Test
  void what_was_reported_is_taken_out_of_what_was_printed() {
    UnitReport report =
        read("first\n" + TWO + "no line break" + A_PASSED + B_FAILED + END + "last");

    assertThat(report.cases())
        .containsExactly(
            new UnitCase("a", UnitCase.Outcome.PASSED, "", 7),
            new UnitCase("b", UnitCase.Outcome.FAILED, "2 is not 3", 0));
    assertThat(report.problem()).isEmpty();
    assertThat(report.complete()).isTrue();
    assertThat(new String(report.printed(), StandardCharsets.UTF_8))
        .isEqualTo("first\nno line breaklast");
  }

  @Test
  void a_case_of_which_nothing_is_known_has_failed() {
    UnitReport report = read(TWO + A_PASSED + END);

    assertThat(report.cases())
        .extracting(UnitCase::outcome)
        .containsExactly(UnitCase.Outcome.PASSED, UnitCase.Outcome.FAILED);
    assertThat(report.cases().get(1).message()).isEqualTo("did not come to its end");
  }

  @Test
  void a_report_without_its_end_is_not_complete() {
    UnitReport report = read(TWO + A_PASSED);

    assertThat(report.complete()).isFalse();
    assertThat(report.problem()).contains("before the last test case");
  }

  @Test
  void nothing_reported_is_a_problem_and_no_case() {
    UnitReport report = read("2 passed in 0.01s\n");

    assertThat(report.cases()).isEmpty();
    assertThat(report.complete()).isFalse();
    assertThat(report.problem()).contains("before it knew the test cases");
  }

  @Test
  void who_does_not_know_the_secret_reports_nothing() {
    UnitReport report =
        read(TWO + "0000 {\"event\": \"case\", \"name\": \"b\", \"status\": \"passed\"}\n" + END);

    assertThat(report.cases()).extracting(UnitCase::outcome).containsOnly(UnitCase.Outcome.FAILED);
  }

  @Test
  void a_case_that_was_not_announced_or_is_told_twice_spoils_the_report() {
    String other = word("{\"event\": \"case\", \"name\": \"c\", \"status\": \"passed\"}");

    assertThat(read(TWO + other + END).problem()).contains("not announced");
    assertThat(read(TWO + A_PASSED + A_PASSED + END).problem()).contains("tells it twice");
    assertThat(read(TWO + other + END).cases()).hasSize(2);
  }

  @Test
  void words_that_are_cut_or_unknown_spoil_the_report() {
    assertThat(read(TWO + SECRET + " {\"event\": \n" + END).problem()).contains("cut in two");
    assertThat(read(TWO + word("{\"event\": \"won\"}") + END).problem()).contains("nobody knows");
    assertThat(read(TWO + word("7") + END).problem()).contains("nobody knows");
  }

  @Test
  void more_cases_than_anybody_reads_are_a_problem() {
    StringBuilder names = new StringBuilder("\"0\"");
    for (int i = 1; i <= UnitReport.MOST_CASES; i++) {
      names.append(",\"").append(i).append('"');
    }
    UnitReport report = read(word("{\"event\": \"collected\", \"cases\": [" + names + "]}") + END);

    assertThat(report.cases()).hasSize(UnitReport.MOST_CASES);
    assertThat(report.problem()).contains("more than");
  }

  private static String word(String json) {
    return SECRET + " " + json + "\n";
  }

  private static UnitReport read(String printed) {
    return UnitReport.read(printed.getBytes(StandardCharsets.UTF_8), SECRET);
  }
}
