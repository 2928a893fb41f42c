package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class CallsTest {

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private final Contract contract = new Contract();
  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @Test
  void a_program_runs_and_its_output_comes_back() {
    JsonNode result = executed("print 42", "");

    assertThat(result.get("status").textValue()).isEqualTo("completed");
    assertThat(result.at("/run/stdout").textValue()).isEqualTo("42\n");
    assertThat(result.at("/run/code").intValue()).isZero();
    assertThat(result.at("/policy/decision").textValue()).isEqualTo("permit");
    assertThat(result.at("/sandbox/kernel").textValue()).isEqualTo("Linux 4.4.0");
  }

  @ParameterizedTest
  @CsvSource({
    "exit 3, runtime_error",
    "signal SIGSEGV, signaled",
    "end TIME_LIMIT, time_limit_exceeded",
    "end CPU_LIMIT, cpu_limit_exceeded",
    "end MEMORY_LIMIT, memory_limit_exceeded",
    "end OUTPUT_LIMIT, output_limit_exceeded",
    "end PROCESS_LIMIT, process_limit_exceeded",
    "end FILE_SIZE_LIMIT, file_size_limit_exceeded",
    "end DISK_LIMIT, disk_limit_exceeded",
    "compile 1, compile_error",
    "cancel, cancelled",
  })
  void however_a_program_ends_that_is_a_result(String program, String status) {
    JsonNode result = executed(program, "");

    assertThat(result.get("status").textValue()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "busy, 429, busy",
    "fault, 503, sandbox_fault",
    "end START_FAILED, 503, sandbox_fault"
  })
  void what_we_could_not_do_is_a_problem(String program, int status, String code) {
    RawHttp.Answer answer = http.postJson("/execute", request(program, ""));

    contract.check("/execute", "post", answer);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("code").textValue()).isEqualTo(code);
    assertThat(answer.json().get("id").textValue()).matches("x[0-9a-f]{32}");
  }

  @Test
  void a_bug_of_ours_has_an_id_and_says_nothing_else() {
    try (Log log = new Log()) {
      RawHttp.Answer answer = http.postJson("/execute", request("bug", ""));

      contract.check("/execute", "post", answer);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).doesNotContain("secret", "Exception", "dev.cofferdam");
      String id = answer.json().get("id").textValue();
      assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains(id, "FakeSandbox"));
      assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("secret"));
    }
  }

  @Test
  void bytes_that_are_no_text_come_back_as_base64() {
    JsonNode run = executed("bytes 00ff41", "").get("run");

    assertThat(run.get("stdout_encoding").textValue()).isEqualTo("base64");
    assertThat(Base64.getDecoder().decode(run.get("stdout").textValue()))
        .isEqualTo(new byte[] {0, (byte) 0xff, 0x41});
  }

  @Test
  void input_arguments_files_and_labels_go_there_and_back() {
    JsonNode result =
        executed(
            "echo\\nargs\\nfile out.csv 1,2",
            ", \"stdin\": \"né\", \"args\": [\"a\", \"b c\"], \"fetch_files\": [\"*.csv\"],"
                + " \"labels\": {\"team\": \"blue\"}");

    assertThat(result.at("/run/stdout").textValue()).isEqualTo("néa|b c");
    assertThat(result.at("/artifacts/0/name").textValue()).isEqualTo("out.csv");
    assertThat(result.at("/artifacts/0/media_type").textValue()).isEqualTo("text/csv");
    assertThat(result.at("/labels/team").textValue()).isEqualTo("blue");
  }

  @Test
  void files_that_were_asked_for_and_not_found_are_an_empty_list() {
    assertThat(executed("print 1", ", \"fetch_files\": [\"*\"]").get("artifacts")).isEmpty();
    assertThat(executed("print 1", "").has("artifacts")).isFalse();
  }

  @Test
  void tests_are_judged_one_by_one() {
    JsonNode result =
        executed(
            "echo",
            ", \"tests\": [{\"id\": \"a\", \"stdin\": \"1\\n\", \"expected_output\": \"1\"},"
                + " {\"id\": \"b\", \"stdin\": \"2\", \"expected_output\": \"3\"}]");

    assertThat(result.get("status").textValue()).isEqualTo("wrong_answer");
    assertThat(result.has("run")).isFalse();
    assertThat(result.at("/tests/0/status").textValue()).isEqualTo("accepted");
    assertThat(result.at("/tests/1/id").textValue()).isEqualTo("b");
    assertThat(result.at("/tests/1/run/stdout").textValue()).isEqualTo("2");
  }

  @Test
  void a_refusal_by_the_policy_is_a_result() {
    int before = FakeParts.SANDBOX.runs();

    JsonNode result = executed("import os\\nos.system('x')", ", \"policy\": " + FORBIDS_OS);

    assertThat(result.get("status").textValue()).isEqualTo("rejected_by_policy");
    assertThat(result.has("run")).isFalse();
    assertThat(FakeParts.SANDBOX.runs()).isEqualTo(before);
  }

  @Test
  void an_analysis_runs_nothing() {
    int before = FakeParts.SANDBOX.runs();

    RawHttp.Answer answer =
        http.postJson("/analyze", request("import os", ", \"policy\": " + FORBIDS_OS));

    contract.check("/analyze", "post", answer);
    JsonNode policy = answer.json().get("policy");
    assertThat(policy.get("decision").textValue()).isEqualTo("deny");
    assertThat(policy.at("/findings/0/rule_id").textValue()).isEqualTo("module:os");
    assertThat(policy.at("/findings/0/severity").textValue()).isEqualTo("HIGH");
    assertThat(policy.at("/findings/0/file").textValue()).isEqualTo("main.py");
    assertThat(policy.at("/findings/0/start/line").intValue()).isEqualTo(1);
    assertThat(FakeParts.SANDBOX.runs()).isEqualTo(before);
  }

  @Test
  void an_analysis_of_several_languages_is_a_sarif_log_when_asked() {
    RawHttp.Answer answer =
        http.postJson(
            "/analyze",
            """
            {"language": "python", "format": "sarif", "policy": "strict", "files": [
              {"name": "main.py", "content": "import os\\nos.system('id')"},
              {"name": "lib/run.py", "content": "import subprocess"},
              {"name": "Beside.java", "content": "class Beside { Process p = null; }"}]}
            """);

    contract.check("/analyze", "post", answer);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode run = answer.json().at("/runs/0");
    assertThat(answer.json().get("version").textValue()).isEqualTo("2.1.0");
    assertThat(run.at("/results").findValuesAsText("uri")).contains("main.py", "lib/run.py");
    assertThat(run.at("/tool/driver/rules").findValuesAsText("id")).contains("PY-001", "PY-002");
  }

  @Test
  void a_query_asks_for_a_sarif_log_too() {
    RawHttp.Answer log =
        http.postJson("/analyze?format=sarif", request("import os", ", \"policy\": \"strict\""));
    RawHttp.Answer other =
        http.postJson("/analyze?format=sarif", request("1", ", \"format\": \"json\""));

    contract.check("/analyze", "post", log);
    assertThat(log.status()).isEqualTo(200);
    assertThat(log.json().get("version").textValue()).isEqualTo("2.1.0");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().at("/errors/0/path").textValue()).isEqualTo("$.format");
  }

  @Test
  void a_finding_says_what_is_reached_and_how_it_was_seen() {
    String code = "import os as o\\nexec('o' + 's')\\no.system('id')";

    JsonNode findings =
        http.postJson("/analyze", request(code, ", \"policy\": \"strict\""))
            .json()
            .at("/policy/findings");

    JsonNode finding =
        StreamSupport.stream(findings.spliterator(), false)
            .filter(one -> one.path("path").asText().equals("os.system"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.at("/start/offset").intValue()).isEqualTo(31);
    assertThat(finding.at("/via/0/kind").textValue()).isEqualTo("alias");
    assertThat(finding.at("/via/0/detail").textValue()).isEqualTo("o");
  }

  @Test
  void a_form_of_report_that_is_none_is_a_problem_and_a_run_has_none() {
    RawHttp.Answer wrong = http.postJson("/analyze", request("1", ", \"format\": \"pdf\""));
    RawHttp.Answer run = http.postJson("/execute", request("1", ", \"format\": \"json\""));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().at("/errors/0/path").textValue()).isEqualTo("$.format");
    assertThat(run.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"/execute", "/analyze"})
  void a_policy_that_is_none_is_a_problem_with_its_place(String path) {
    RawHttp.Answer answer =
        http.postJson(path, request("1", ", \"policy\": {\"severity_threshold\": \"PURPLE\"}"));

    contract.check(path, "post", answer);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/path").textValue())
        .isEqualTo("$.policy.severity_threshold");
  }

  @Test
  void the_same_key_twice_is_one_execution() {
    int before = FakeParts.SANDBOX.runs();
    String request = request("print once", ", \"idempotency_key\": \"calls-1\"");

    JsonNode first = http.postJson("/execute", request).json();
    JsonNode second = http.postJson("/execute", request).json();

    assertThat(second).isEqualTo(first);
    assertThat(FakeParts.SANDBOX.runs()).isEqualTo(before + 1);
  }

  @Test
  void the_same_key_for_another_request_is_a_problem() {
    http.postJson("/execute", request("print 1", ", \"idempotency_key\": \"calls-2\""));

    RawHttp.Answer other =
        http.postJson("/execute", request("print 2", ", \"idempotency_key\": \"calls-2\""));

    contract.check("/execute", "post", other);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().get("detail").textValue()).contains("idempotency key");
  }

  @Test
  void the_runtimes_are_listed_with_the_limits() {
    RawHttp.Answer answer = http.send("GET", "/runtimes", new byte[0]);

    contract.check("/runtimes", "get", answer);
    assertThat(answer.json().at("/runtimes/0/language").textValue()).isEqualTo("python");
    assertThat(answer.json().at("/limits/run_timeout/default").intValue()).isEqualTo(5000);
  }

  private static final String FORBIDS_OS =
      "{\"severity_threshold\": \"LOW\", \"restricted_modules\": [{\"name\": \"os\","
          + " \"description\": \"no\", \"severity\": \"HIGH\"}]}";

  private JsonNode executed(String program, String more) {
    RawHttp.Answer answer = http.postJson("/execute", request(program, more));
    contract.check("/execute", "post", answer);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String request(String program, String more) {
    return "{\"language\": \"python\", \"code\": \"" + program + "\"" + more + "}";
  }
}
