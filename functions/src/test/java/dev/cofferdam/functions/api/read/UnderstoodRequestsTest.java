package dev.cofferdam.functions.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.policy.model.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstoodRequestsTest {

  @Test
  void code_becomes_the_runtimes_program() {
    ExecutionRequest request =
        Requests.understood("{\"language\": \"py\", \"code\": \"print(1)\"}");

    assertThat(request.code().language()).isEqualTo(Language.PYTHON);
    assertThat(request.code().files()).extracting(CodeFile::name).containsExactly("main.py");
    assertThat(text(request.code().files().get(0).content())).isEqualTo("print(1)");
  }

  @Test
  void what_is_left_out_has_the_servers_defaults() {
    ExecutionRequest request = Requests.understood("{\"language\": \"ruby\", \"code\": \"\"}");

    assertThat(request.limits()).isEqualTo(Requests.RANGES.defaults());
    assertThat(request.policy()).isEqualTo(new PolicyChoice.ServerDefault());
    assertThat(request.replayKey()).isEmpty();
    assertThat(request.tests()).isEmpty();
    assertThat(request.fetch()).isEqualTo(new FetchRequest(List.of(), 5, 100, 200));
    assertThat(request.labels()).isEmpty();
    assertThat(request.run().stdin()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"*, 3.13.5", "3, 3.13.5", "3.12, 3.12.1", "3.12.1, 3.12.1"})
  void a_version_selects_by_its_leading_parts(String selector, String version) {
    ExecutionRequest request =
        Requests.understood(Requests.with("\"version\": \"" + selector + "\""));

    assertThat(request.runtime().version()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"utf8, hello", "base64, aGVsbG8=", "hex, 68656C6c6f"})
  void files_are_decoded(String encoding, String content) {
    ExecutionRequest request =
        Requests.understood(
            ("{\"language\": \"python\", \"files\": [{\"name\": \"src/a.py\", \"content\": \"%s\","
                    + " \"encoding\": \"%s\"}]}")
                .formatted(content, encoding));

    assertThat(request.code().files().get(0).name()).isEqualTo("src/a.py");
    assertThat(text(request.code().files().get(0).content())).isEqualTo("hello");
  }

  @Test
  void every_limit_that_is_given_is_in_force() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"limits\": {\"compile_timeout\": 1, \"run_timeout\": 2, \"compile_cpu_time\": 3,"
                    + " \"run_cpu_time\": 4, \"compile_memory\": 5, \"run_memory\": 6, \"output\":"
                    + " 7, \"processes\": 8, \"file_size\": 9, \"disk\": 10, \"open_files\": 11}"));

    assertThat(request.limits())
        .hasToString(
            "ResourceLimits[compileTimeout=1, runTimeout=2, compileCpuTime=3, runCpuTime=4,"
                + " compileMemory=5, runMemory=6, output=7, processes=8, fileSize=9, disk=10,"
                + " openFiles=11]");
  }

  @ParameterizedTest
  @CsvSource({"60000, 60000", "5.0, 5", "1e3, 1000"})
  void a_whole_number_is_one_however_it_is_written(String written, long value) {
    ExecutionRequest request =
        Requests.understood(Requests.with("\"limits\": {\"run_timeout\": " + written + "}"));

    assertThat(request.limits().runTimeout()).isEqualTo(value);
  }

  @Test
  void input_arguments_environment_and_labels_are_kept() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"stdin\": \"in\\u0000\", \"args\": [\"a\", \"\"], \"env\": {\"B\": \"2\", \"A\":"
                    + " \"\"}, \"labels\": {\"team/x\": \"blue sky\"}"));

    assertThat(text(request.run().stdin())).isEqualTo("in\0");
    assertThat(request.run().arguments()).containsExactly("a", "");
    assertThat(request.code().environment())
        .containsExactly(Map.entry("B", "2"), Map.entry("A", ""));
    assertThat(request.labels()).containsExactly(Map.entry("team/x", "blue sky"));
  }

  @Test
  void a_policy_is_a_name_or_a_document() {
    assertThat(Requests.understood(Requests.with("\"policy\": \"strict\"")).policy())
        .isEqualTo(new PolicyChoice.Named("strict"));
    assertThat(Requests.understood(Requests.with("\"policy\": {\"b\": 1, \"a\": []}")).policy())
        .isEqualTo(new PolicyChoice.Document("{\"a\":[],\"b\":1}"));
  }

  @Test
  void a_test_without_input_of_its_own_has_the_requests() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"stdin\": \"shared\", \"args\": [\"s\"], \"tests\": [{\"id\": \"1\", \"expected_output\": \"1\"},"
                    + " {\"id\": \"own\", \"stdin\": \"\", \"args\": [], \"expected_output\": \"\"}]"));

    assertThat(request.tests()).extracting(test -> test.input().id()).containsExactly("1", "own");
    assertThat(request.tests())
        .extracting(test -> text(test.input().stdin()))
        .containsExactly("shared", "");
    assertThat(request.tests())
        .extracting(test -> test.input().arguments())
        .containsExactly(List.of("s"), List.of());
  }

  @Test
  void whatever_any_test_gets_is_judged() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"tests\": [{\"id\": \"a\", \"args\": [\"a\"], \"stdin\": \"x\", \"expected_output\": \"\"},"
                    + " {\"id\": \"b\", \"args\": [\"b\"], \"stdin\": \"y\", \"expected_output\": \"\"}]"));

    assertThat(request.code().arguments()).containsExactly("a", "b");
    assertThat(request.code().inputs())
        .extracting(UnderstoodRequestsTest::text)
        .containsExactly("x", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"exact\" | Exact[]",
        "\"trimmed\" | Trimmed[]",
        "\"tokens\" | Tokens[]",
        "{\"type\": \"tokens\"} | Tokens[]",
        "\"regex\" | Regex[pattern=4[0-9]]",
        "{\"type\": \"float\", \"tolerance\": 1e-6} | Floats[tolerance=1.0E-6]",
      })
  void a_comparator_is_a_word_or_an_object(String written, String comparator) {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"tests\": [{\"id\": \"1\", \"expected_output\": \"4[0-9]\", \"comparator\": "
                    + written
                    + "}]"));

    assertThat(request.tests()).extracting(TestCase::comparator).first().hasToString(comparator);
  }

  @Test
  void trailing_white_space_does_not_count_unless_asked() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with("\"tests\": [{\"id\": \"1\", \"expected_output\": \"42\"}]"));

    assertThat(request.tests().get(0).comparator()).isEqualTo(new Comparator.Trimmed());
  }

  @Test
  void the_order_of_fields_does_not_make_another_request() {
    String one = "{\"language\": \"python\", \"code\": \"1\", \"idempotency_key\": \"a\"}";
    String same = "{\"idempotency_key\": \"b\",   \"code\": \"1\", \"language\": \"python\"}";
    String other = "{\"language\": \"python\", \"code\": \"2\", \"idempotency_key\": \"a\"}";

    assertThat(Requests.understood(one).digest())
        .matches("[0-9a-f]{64}")
        .isEqualTo(Requests.understood(same).digest())
        .isNotEqualTo(Requests.understood(other).digest());
  }

  @Test
  void replay_keys_of_calls_and_events_never_meet() {
    ExecutionRequest call =
        Requests.understood(Requests.with("\"idempotency_key\": \"event:7:/source:1\""));
    Reading event = Requests.readEvent("{\"language\": \"python\", \"code\": \"1\"}", "$");

    assertThat(call.replayKey()).contains("key:event:7:/source:1");
    assertThat(((Reading.Understood) event).request().replayKey()).contains("event:7:/source:1");
  }

  @Test
  void source_and_id_of_an_event_cannot_run_into_each_other() {
    assertThat(new Origin.Event("a", "b:c", "$", Map.of()).key())
        .isNotEqualTo(new Origin.Event("a:b", "c", "$", Map.of()).key());
  }

  @Test
  void one_run_has_no_id() {
    ExecutionRequest request = Requests.understood(Requests.with("\"stdin\": \"\""));

    assertThat(List.of(request.run())).extracting(RunInput::id).containsExactly("");
    assertThat(request.replayKey()).isEqualTo(Optional.empty());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
