package dev.cofferdam.functions.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.read.json.Problems;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRequestsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "null | $ | must be an object, but is null",
        "[] | $ | must be an object, but is a list",
        "\"x\" | $ | must be an object, but is a string",
        "{} | $.language | is missing",
        "{\"language\": \"python\"} | $.code | is missing: give `code`, or `files`",
        "{\"language\": 3, \"code\": \"\"} | $.language | must be a string, but is a number",
        "{\"language\": null, \"code\": \"\"} | $.language | must be a string, but is null",
        "{\"language\": \"cobol\", \"code\": \"\"} | $.language | is `cobol`, which is no language here; there is `python`, `ruby`",
        "{\"language\": \"Python\", \"code\": \"\"} | $.language | is `Python`",
        "{\"language\": \"python\", \"version\": \"2\", \"code\": \"\"} | $.version | is `2`, which is no version here; there is `3.13.5`, `3.12.1`",
        "{\"language\": \"python\", \"version\": 3.13, \"code\": \"\"} | $.version | must be a string, but is a number",
        "{\"language\": \"python\", \"code\": 7} | $.code | must be a string, but is a number",
        "{\"language\": \"python\", \"code\": \"\\ud800\"} | $.code | half of a surrogate pair",
        "{\"language\": \"python\", \"code\": \"1\", \"files\": []} | $.files | must be left out where `code` is given",
        "{\"language\": \"python\", \"files\": []} | $.files | must have 1 to 3 entries, but has 0",
        "{\"language\": \"python\", \"files\": {}} | $.files | must be a list, but is an object",
        "{\"language\": \"python\", \"files\": [7]} | $.files[0] | must be an object, but is a number",
        "{\"language\": \"python\", \"files\": [{\"content\": \"\"}]} | $.files[0].name | is missing",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\"}]} | $.files[0].content | is missing",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"\", \"mode\": 7}]} | $.files[0].mode | is no field of this object; there are `content`, `encoding`, `name`",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"\", \"encoding\": \"rot13\"}]} | $.files[0].encoding | must be one of utf8, base64, hex, but is `rot13`",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"a\", \"encoding\": \"base64\"}]} | $.files[0].content | is not base64",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"YQ\", \"encoding\": \"base64\"}]} | $.files[0].content | is not base64",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"Y Q=\", \"encoding\": \"base64\"}]} | $.files[0].content | is not base64",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"YR-_\", \"encoding\": \"base64\"}]} | $.files[0].content | is not base64",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"abc\", \"encoding\": \"hex\"}]} | $.files[0].content | is not hex",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"zz\", \"encoding\": \"hex\"}]} | $.files[0].content | is not hex",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"\"}, {\"name\": \"a\", \"content\": \"\"}]} | $.files[1].name | is the name of another file too: `a`",
        "{\"language\": \"python\", \"files\": [{\"name\": \"\\u00e9\", \"content\": \"\"}, {\"name\": \"e\\u0301\", \"content\": \"\"}]} | $.files[1].name | is the name of another file too",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"\"}, {\"name\": \"a/b\", \"content\": \"\"}]} | $.files[1].name | lies in a folder that is another file: `a`",
        "{\"language\": \"python\", \"files\": [{\"name\": \"a/b\", \"content\": \"\"}, {\"name\": \"a\", \"content\": \"\"}]} | $.files[1].name | is the folder of another file: `a/b`",
      })
  void what_is_wrong_with_the_program_is_said(String json, String path, String message) {
    assertProblem(json, path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"stdin\": {} | $.stdin | must be a string, but is an object",
        "\"stdin\": \"12345678901234567\" | $.stdin | has 17 bytes, but at most 16 are allowed",
        "\"stdin\": \"\\udc00\" | $.stdin | half of a surrogate pair",
        "\"args\": \"x\" | $.args | must be a list, but is a string",
        "\"args\": [1] | $.args[0] | must be a string, but is a number",
        "\"args\": [\"a\", \"\\u0000\"] | $.args[1] | holds a NUL",
        "\"args\": [\"123456789\"] | $.args[0] | has 9 bytes, but at most 8 are allowed",
        "\"args\": [\"\", \"\", \"\", \"\"] | $.args | must have 0 to 3 entries, but has 4",
        "\"env\": [] | $.env | must be an object, but is a list",
        "\"env\": {\"1A\": \"\"} | $.env[`1A`] | must have a name of letters, digits and `_`",
        "\"env\": {\"A=B\": \"\"} | $.env[`A=B`] | must have a name of letters, digits and `_`",
        "\"env\": {\"\": \"\"} | $.env[``] | must have a name of letters, digits and `_`",
        "\"env\": {\"A\": 1} | $.env.A | must be a string, but is a number",
        "\"env\": {\"A\": \"x\\u0000\"} | $.env.A | holds a NUL",
        "\"env\": {\"A\": \"\", \"B\": \"\", \"C\": \"\"} | $.env | must have at most 2 entries, but has 3",
        "\"fetch_files\": \"*\" | $.fetch_files | must be a list, but is a string",
        "\"fetch_files\": [\"/etc/passwd\"] | $.fetch_files[0] | must be relative to the workspace",
        "\"fetch_files\": [\"a/../../b\"] | $.fetch_files[0] | must not have the component `..`",
        "\"fetch_files\": [\"[a\"] | $.fetch_files[0] | is not a pattern",
        "\"fetch_files\": [\"a**\"] | $.fetch_files[0] | must have `**` as a whole component",
        "\"fetch_files\": [\"\"] | $.fetch_files[0] | must not be empty",
        "\"network_policy\": {\"type\": \"allow_list\"} | $.network_policy.type | must be `disabled`",
        "\"network_policy\": {} | $.network_policy.type | is missing",
        "\"network_policy\": \"disabled\" | $.network_policy | must be an object",
        "\"network_policy\": {\"type\": \"disabled\", \"hosts\": []} | $.network_policy.hosts | is no field of this object",
        "\"policy\": 3 | $.policy | must be a string, but is a number",
        "\"policy\": \"../secret\" | $.policy | must be the name of a policy, or a policy document as an object",
        "\"policy\": {\"a\": \"\\ud800\"} | $.policy | half of a surrogate pair",
        "\"policy\": {\"patterns\": [\"0123456789012345678901234567890123456789012345678901234\"]} | $.policy | bytes, but at most 60 are allowed",
        "\"idempotency_key\": \"\" | $.idempotency_key | must be 1 to 128 visible ASCII characters",
        "\"idempotency_key\": \"a\\nb\" | $.idempotency_key | but is `a\\u000ab`",
        "\"idempotency_key\": 7 | $.idempotency_key | must be a string, but is a number",
        "\"labels\": {\"a\": \"\\u001b[2J\"} | $.labels.a | must hold visible characters and spaces only",
        "\"labels\": {\"a\": 1} | $.labels.a | must be a string, but is a number",
        "\"labels\": {\"-a\": \"\"} | $.labels[`-a`] | must have a name of 1 to 63",
        "\"langauge\": \"x\" | $.langauge | is no field of this object; did you mean `language`",
        "\"STDIN\": \"x\" | $.STDIN | is no field of this object; there are `args`, `callback`, `checker`, `code`",
        "\"callback\": \"https://hooks.example.com/results/\" | $.callback | must be an object",
        "\"callback\": {} | $.callback.url | is missing",
        "\"callback\": {\"url\": \"https://evil.example/\"} | $.callback | must have a `url` that is http or https and one that the operator allows",
        "\"\\u0000\\ud800\": 1 | $[`\\u0000\\ud800`] | is no field of this object",
        "\"stop_on_failure\": true | $.stop_on_failure | means nothing without `tests` or `unit_tests`",
      })
  void what_is_wrong_beside_the_program_is_said(String fields, String path, String message) {
    assertProblem(Requests.with(fields), path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"expected_output\": \"\"}] | $.tests[0].id | is missing",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": {\"type\": \"float\", \"tolerance\": 1.5}}] | $.tests[0].comparator.tolerance | at most 1",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"limits\": {\"run_timeout\": 0}}] | $.tests[0].limits.run_timeout | must be from 1 to",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"limits\": {\"compile_timeout\": 1}}] | $.tests[0].limits.compile_timeout | is no field",
        "[] | $.tests | must have 1 to 3 entries, but has 0",
        "[{\"id\": \"1\"}] | $.tests[0].expected_output | is missing",
        "[{\"id\": \"1\", \"expected_output\": 42}] | $.tests[0].expected_output | must be a string, but is a number",
        "[{\"expected_output\": \"\", \"id\": \"a b\"}] | $.tests[0].id | must be 1 to 64 letters",
        "[{\"id\": \"1\", \"expected_output\": \"\"}, {\"id\": \"1\", \"expected_output\": \"\"}] | $.tests[1].id | is the id of another test too",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": \"fuzzy\"}] | $.tests[0].comparator | but is `fuzzy`",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": \"checker\"}] | $.checker | is missing: a test names the comparator `checker`",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": \"float\"}] | $.tests[0].comparator | needs a tolerance",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": 3}] | $.tests[0].comparator | but is a number",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": {}}] | $.tests[0].comparator.type | is missing",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": {\"type\": \"float\"}}] | $.tests[0].comparator.tolerance | is missing",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": {\"type\": \"float\", \"tolerance\": 0}}] | $.tests[0].comparator.tolerance | must be a number above 0",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"comparator\": {\"type\": \"exact\", \"tolerance\": 1}}] | $.tests[0].comparator.tolerance | belongs to the comparator `float` only",
        "[{\"id\": \"1\", \"expected_output\": \"(\", \"comparator\": \"regex\"}] | $.tests[0].expected_output | is not a `regex` in RE2's syntax",
        "[{\"id\": \"1\", \"expected_output\": \"(?=a)\", \"comparator\": \"regex\"}] | $.tests[0].expected_output | is not a `regex` in RE2's syntax",
        "[{\"id\": \"1\", \"expected_output\": \"((a{100}){100}){10}\", \"comparator\": \"regex\"}] | $.tests[0].expected_output | `regex`",
        "[{\"id\": \"1\", \"expected_output\": \"\", \"args\": [0]}] | $.tests[0].args[0] | must be a string, but is a number",
      })
  void what_is_wrong_with_a_test_is_said(String tests, String path, String message) {
    assertProblem(Requests.with("\"tests\": " + tests), path, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "1e308",
        "1e400",
        "-1e400",
        "9223372036854775808",
        "60001",
        "\"5\"",
        "null",
        "true",
        "[]",
        "{}",
        "-0.0",
        "1e-400",
      })
  void an_impossible_limit_is_refused_and_the_range_named(String value) {
    List<FieldProblem> problems =
        Requests.problems(Requests.with("\"limits\": {\"run_timeout\": " + value + "}"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).path()).isEqualTo("$.limits.run_timeout");
    assertThat(problems.get(0).message()).contains("from 1 to 60000 (milliseconds)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"limits\": 5 | $.limits | must be an object",
        "\"limits\": {\"timeout\": 5} | $.limits.timeout | is no field of this object",
        "\"limits\": {\"run_timeuot\": 5} | $.limits.run_timeuot | did you mean `run_timeout`",
        "\"limits\": {\"open_files\": 7} | $.limits.open_files | must be from 8 to 1024",
        "\"limits\": {\"run_memory\": 1073741825} | $.limits.run_memory | from 1 to 1073741824 (bytes)",
      })
  void what_is_wrong_with_limits_is_said(String fields, String path, String message) {
    assertProblem(Requests.with(fields), path, message);
  }

  @Test
  void files_together_have_a_bound() {
    String half = "x".repeat(40);
    assertProblem(
        ("{\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"%s\"},"
                + " {\"name\": \"b\", \"content\": \"%s\"}]}")
            .formatted(half, half),
        "$.files",
        "has 80 bytes in all, but at most 64 are allowed");
  }

  @Test
  void everything_wrong_is_said_at_once() {
    String json =
        "{\"lang\": 1, \"code\": 2, \"stdin\": 3, \"limits\": {\"disk\": 0, \"output\": 0}}";

    assertThat(Requests.problems(json))
        .extracting(FieldProblem::path)
        .containsExactlyInAnyOrder(
            "$.lang", "$.language", "$.code", "$.stdin", "$.limits.disk", "$.limits.output");
  }

  @Test
  void a_flood_of_problems_is_cut_and_counted() {
    String fields =
        IntStream.range(0, 500)
            .mapToObj(i -> "\"unknown" + i + "\": 1")
            .collect(Collectors.joining(", "));

    List<FieldProblem> problems = Requests.problems(Requests.with(fields));

    assertThat(problems).hasSize(Problems.MOST_LISTED + 1);
    assertThat(problems.get(Problems.MOST_LISTED).message())
        .isEqualTo("has 400 more problems, which are not listed");
  }

  @Test
  void an_event_names_its_problems_where_they_stand_in_the_event() {
    Reading reading = Requests.readEvent("{\"language\": \"python\"}", "$.data");

    assertThat(((Reading.Refused) reading).problems().get(0).path()).isEqualTo("$.data.code");
  }

  @Test
  void an_event_has_no_idempotency_key_beside_its_own() {
    Reading reading = Requests.readEvent(Requests.with("\"idempotency_key\": \"a\""), "$");

    assertThat(((Reading.Refused) reading).problems().get(0).message())
        .isEqualTo("must be left out: an event is known by its source and id");
  }

  private static void assertProblem(String json, String path, String message) {
    List<FieldProblem> problems = Requests.problems(json);

    assertThat(problems)
        .as(json)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
    assertThat(problems.toString()).doesNotContain("com.", "java.", "Exception");
  }
}
