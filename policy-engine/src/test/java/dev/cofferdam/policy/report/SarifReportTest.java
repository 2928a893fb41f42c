package dev.cofferdam.policy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.SubmittedFile;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {

  private static final SarifReport REPORT = new SarifReport(RuleCatalogue.builtIn().all().toList());
  private static final JsonSchema SCHEMA = schema();

  static List<List<Judged>> reports() {
    SecurityPolicy own =
        SecurityPolicy.permissive("own")
            .withThreshold(Severity.LOW)
            .withModule(new ModuleRule("os", "", Severity.SAFE))
            .withPattern(new PatternRule("x+", "", Severity.LOW, PatternRule.Scope.RAW));
    SecurityPolicy strict = Presets.named("strict").orElseThrow();
    SubmittedFile unreadable = SubmittedFile.beside("lib.so", new byte[0]);
    SourceFile program = new SourceFile("main.py", Language.PYTHON, "import os\nxx = os.sep\n");
    return List.of(
        List.of(),
        List.of(Verdicts.judged("a.py", "print(1)")),
        List.of(
            Verdicts.judged("a.py", "import os as o\no.system('id')\n"),
            Verdicts.judged("/b c.py", "exec('import socket')\n"),
            Verdicts.judged(own, "ö:%.py", "import os\nxx = '\uD800\u0000\u2028'\n")),
        List.of(Verdicts.judged("a.py", "eval(x)\n".repeat(PolicyEngine.MAX_FINDINGS + 1))),
        List.of(
            Verdicts.judged(own, new Submission(List.of(program), List.of("xx"), Map.of("x", "x"))),
            Verdicts.judged(
                strict, new Submission(List.of(program, unreadable), List.of(), Map.of()))));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_log_is_valid_against_the_schema(List<Judged> judged) {
    assertThat(SCHEMA.validate(json(REPORT.of(judged)))).isEmpty();
  }

  @Test
  void a_log_that_is_not_valid_is_noticed() {
    String log = REPORT.of(reports().get(2));
    assertThat(SCHEMA.validate(json(log.replace("utf16CodeUnits", "bytes")))).isNotEmpty();
  }

  @Test
  void a_result_has_a_place_in_utf16_code_units() {
    JsonNode run = run(Verdicts.judged("a b.py", "'\uD83D\uDE00'\nx = '\uD83D\uDE00'; eval(x)\n"));
    JsonNode place = run.at("/results/0/locations/0/physicalLocation");
    assertThat(run.at("/columnKind").asText()).isEqualTo("utf16CodeUnits");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("a%20b.py");
    assertThat(place.at("/region").toString())
        .isEqualTo(
            "{\"startLine\":2,\"startColumn\":11,\"endLine\":2,\"endColumn\":15,"
                + "\"charOffset\":15,\"charLength\":4}");
  }

  @Test
  void severities_are_levels_and_scores() {
    JsonNode run = run(Verdicts.judged("a.py", "import os\nimport socket\neval(x)\n"));
    assertThat(run.at("/results").findValuesAsText("level"))
        .containsExactly("note", "warning", "error");
    assertThat(run.at("/tool/driver/rules").findValuesAsText("security-severity"))
        .containsExactly("2.0", "5.5", "8.0");
  }

  @Test
  void a_rule_says_why_it_matters_and_what_stays_allowed() {
    JsonNode rule = run(Verdicts.judged("a.py", "eval(x)\n")).at("/tool/driver/rules/0");
    assertThat(rule.at("/id").asText()).isEqualTo("PY-013");
    assertThat(rule.at("/help/markdown").asText()).contains("**Allowed:** Methods of that name");
    assertThat(rule.at("/properties/tags").toString()).contains("external/cwe/cwe-095");
  }

  @Test
  void results_point_to_their_rules() {
    JsonNode run = run(Verdicts.judged("a.py", "import os\neval(x)\nimport sys\n"));
    for (JsonNode result : run.at("/results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
    }
  }

  @Test
  void a_fingerprint_stays_while_its_line_moves_and_differs_between_findings() {
    String before = fingerprints("eval(x)\neval(x)\neval(y)\n");
    assertThat(fingerprints("# new\n\n  \neval(x)\n1\neval(x)\n2\neval(y)\n")).isEqualTo(before);
    assertThat(before.split("\n", -1)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void a_comment_in_the_source_suppresses_nothing() {
    JsonNode run = run(Verdicts.judged("a.py", "eval(x)  # nosec # noqa # type: ignore\n"));
    assertThat(run.at("/results")).hasSize(1);
    assertThat(run.at("/results/0").has("suppressions")).isFalse();
  }

  @Test
  void what_was_not_judged_is_no_success() {
    JsonNode run = json(REPORT.of(reports().get(4))).at("/runs/0");
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .contains("lib.so");
  }

  private static String fingerprints(String program) {
    JsonNode results = run(Verdicts.judged("a.py", program)).at("/results");
    return String.join("\n", results.findValuesAsText(Fingerprints.NAME));
  }

  private static JsonNode run(Judged judged) {
    return json(REPORT.of(List.of(judged))).at("/runs/0");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  private static JsonSchema schema() {
    try (InputStream file = SarifReportTest.class.getResourceAsStream("sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
