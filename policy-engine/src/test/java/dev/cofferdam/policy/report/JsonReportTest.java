package dev.cofferdam.policy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  @Test
  void every_file_has_its_decision_and_findings() throws JsonProcessingException {
    JsonNode report =
        report(
            Verdicts.judged("a.py", "import os as o\no.system('id')\n"),
            Verdicts.judged("b.py", "print(1)\n"));
    assertThat(report.at("/decision").asText()).isEqualTo("deny");
    assertThat(report.at("/files").findValuesAsText("decision")).containsExactly("deny", "permit");
    assertThat(report.at("/files/0/policy_id").asText()).isEqualTo("strict");
    assertThat(report.at("/files/0/findings/1").toString())
        .isEqualTo(
            "{\"rule_id\":\"PY-001\",\"severity\":\"HIGH\",\"file\":\"a.py\","
                + "\"start\":{\"line\":2,\"column\":1,\"offset\":15},"
                + "\"end\":{\"line\":2,\"column\":9,\"offset\":23},"
                + "\"message\":\"starts or replaces a process: `os.system`\","
                + "\"snippet\":\"o.system('id')\",\"path\":\"os.system\","
                + "\"via\":[{\"kind\":\"alias\",\"detail\":\"o\"}]}");
  }

  @Test
  void nothing_judged_is_a_report_too() throws JsonProcessingException {
    assertThat(report().toString()).isEqualTo("{\"decision\":\"permit\",\"files\":[]}");
  }

  @Test
  void any_text_is_a_json_text() throws JsonProcessingException {
    String nasty = "eval(x) # \uD800 \" \\ \u0000 \u001F \u007F \u2028 \u202E \uDC00\uD83D\uDE00";
    JsonNode report = report(Verdicts.judged(nasty, nasty));
    assertThat(report.at("/files/0/file").asText())
        .isEqualTo(nasty.replace('\uD800', '\uFFFD').replace(" \uDC00", " \uFFFD"));
  }

  private static JsonNode report(Judged... judged) throws JsonProcessingException {
    return new ObjectMapper().readTree(JsonReport.of(List.of(judged)));
  }
}
