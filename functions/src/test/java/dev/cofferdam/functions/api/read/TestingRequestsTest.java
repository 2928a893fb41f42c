package dev.cofferdam.functions.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.execution.ExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests with limits for a test, with a checker, with unit tests. */
class TestingRequestsTest {

  private static final String CHECKED =
      "\"tests\": [{\"id\": \"a\", \"expected_output\": \"\", \"comparator\": \"checker\"}]";
  private static final String FILE = "{\"name\": \"test_a.py\", \"content\": \"x\"}";

  @Test
  void a_test_has_limits_of_its_own_beside_the_requests() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"limits\": {\"run_timeout\": 700, \"output\": 9}, \"tests\": [{\"id\": \"a\","
                    + " \"expected_output\": \"\", \"limits\": {\"run_timeout\": 900}}]"));

    var limits = request.tests().get(0).input().limits().orElseThrow();
    assertThat(limits.wallTime()).isEqualTo(900);
    assertThat(limits.output()).isEqualTo(9);
    assertThat(request.runTime()).isEqualTo(900);
  }

  @Test
  void a_checker_is_a_program_of_its_own() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                CHECKED
                    + ", \"checker\": {\"language\": \"ruby\", \"code\": \"exit 42\","
                    + " \"limits\": {\"run_timeout\": 5}}"));

    var checker = request.checker().orElseThrow();
    assertThat(checker.runtime().language()).isEqualTo("ruby");
    assertThat(checker.code().files()).extracting(CodeFile::name).containsExactly("main.rb");
    assertThat(checker.limits().runTimeout()).isEqualTo(5);
    assertThat(request.code().files()).extracting(CodeFile::name).containsExactly("main.py");
  }

  @Test
  void unit_tests_are_judged_and_no_file_of_the_program() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with("\"unit_tests\": {\"files\": [" + FILE + "], \"case_timeout\": 77}"));

    assertThat(request.code().tests()).extracting(CodeFile::name).containsExactly("test_a.py");
    assertThat(request.code().files()).extracting(CodeFile::name).containsExactly("main.py");
    assertThat(request.unitTests().orElseThrow().caseTimeout()).isEqualTo(77);
  }

  @Test
  void half_of_the_runs_time_is_for_one_answer_where_nothing_is_said() {
    ExecutionRequest request =
        Requests.understood(
            Requests.with(
                "\"limits\": {\"run_timeout\": 700}, \"unit_tests\": {\"files\": [" + FILE + "]}"));

    assertThat(request.unitTests().orElseThrow()).extracting(t -> t.caseTimeout()).isEqualTo(350L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"checker\": {\"language\": \"python\", \"code\": \"\"} | $.checker | is used by no test",
        "\"checker\": {} | $.checker.language | is missing",
        "\"checker\": {\"language\": \"python\"} | $.checker.code | is missing",
        "\"checker\": {\"language\": \"cobol\", \"code\": \"\"} | $.checker.language | which is no language here",
        "\"checker\": {\"language\": \"python\", \"code\": \"\", \"stdin\": \"\"} | $.checker.stdin | is no field",
        "\"checker\": {\"language\": \"python\", \"code\": \"\", \"limits\": {\"run_timeout\": 0}} | $.checker.limits.run_timeout | must be from 1",
        "\"unit_tests\": [] | $.unit_tests | must be an object, but is a list",
        "\"unit_tests\": {} | $.unit_tests.files | is missing",
        "\"unit_tests\": {\"files\": []} | $.unit_tests.files | must have 1 to 3 entries",
        "\"unit_tests\": {\"files\": [{\"name\": \"main.py\", \"content\": \"\"}]} | $.unit_tests.files[0].name | is the name of another file too",
        "\"unit_tests\": {\"files\": [{\"name\": \"main.py/a.py\", \"content\": \"\"}]} | $.unit_tests.files[0].name | lies in a folder that is another file",
        "\"unit_tests\": {\"files\": [{\"name\": \".cofferdam/x\", \"content\": \"\"}]} | $.unit_tests.files[0].name | reserved",
        "\"unit_tests\": {\"files\": [{\"name\": \"../x\", \"content\": \"\"}]} | $.unit_tests.files[0].name | must not have the component",
        "\"unit_tests\": {\"files\": [{\"name\": \"a\", \"content\": \"\"}], \"case_timeout\": 0} | $.unit_tests.case_timeout | must be from 1",
        "\"unit_tests\": {\"files\": [{\"name\": \"a\", \"content\": \"\"}]}, \"stdin\": \"\" | $.stdin | means nothing beside `unit_tests`",
        "\"unit_tests\": {\"files\": [{\"name\": \"a\", \"content\": \"\"}]}, \"args\": [] | $.args | means nothing beside `unit_tests`",
        "\"unit_tests\": {\"files\": [{\"name\": \"a\", \"content\": \"\"}]}, \"tests\": [] | $.tests | means nothing beside `unit_tests`",
      })
  void what_is_wrong_is_said(String fields, String path, String message) {
    assertProblem(Requests.with(fields), path, message);
  }

  @Test
  void a_language_without_unit_tests_names_those_that_have_them() {
    String ruby =
        "{\"language\": \"ruby\", \"code\": \"1\", \"unit_tests\": {\"files\": [" + FILE + "]}}";

    assertProblem(ruby, "$.unit_tests", "these can: `python`");
  }

  private static void assertProblem(String request, String path, String message) {
    assertThat(Requests.problems(request))
        .as(request)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }
}
