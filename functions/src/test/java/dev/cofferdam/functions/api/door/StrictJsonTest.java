package dev.cofferdam.functions.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.api.problem.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\": } | is not JSON (line 1, column 7)",
        "{\"a\": 1 | ends before its value does",
        "{'a': 1} | is not JSON",
        "{\"a\": 01} | is not JSON",
        "{\"a\": NaN} | is not JSON",
        "{\"a\": 1,} | is not JSON",
        "[1 2] | is not JSON",
        "{\"a\": \"\\x\"} | is not JSON",
        "// x | is not JSON",
        "nul | is not JSON",
        "{\"a\": 1} {} | goes on after its value (line 1, column 10)",
        "{\"a\": 1} x | is not JSON",
        "{\"a\": 1, \"b\": {\"a\": 1}, \"a\": 2} | has the field `a` twice",
        "{\"a\": {\"b\": 1, \"b\": 2}} | has the field `b` twice",
        "{\"\\u0061\": 1, \"a\": 2} | has the field `a` twice",
      })
  void what_is_not_json_is_said_with_its_place(String text, String message) {
    assertThat(problem(text)).contains(message).doesNotContain("com.", "Source");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "1", "\"x\"", " [] ", "{\"a\": [{\"a\": 1}, {\"a\": 2}]}", "1e400"})
  void json_is_json(String text) {
    assertThat(StrictJson.problem(stream(bytes(text)))).isEmpty();
  }

  @Test
  void an_empty_body_and_white_space_are_no_value() {
    assertThat(problem("")).isEqualTo("is empty, but must be JSON");
    assertThat(problem(" \n ")).isEqualTo("is empty, but must be JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22ff22", "22eda08022", "22c0af22", "fffe2200220000", "22e28222"})
  void bytes_that_are_not_utf8_are_refused(String hex) {
    Optional<FieldProblem> problem = StrictJson.problem(stream(HexFormat.of().parseHex(hex)));

    assertThat(problem).isPresent();
  }

  @Test
  void depth_is_bounded() {
    assertThat(StrictJson.problem(stream(bytes("[".repeat(64) + "]".repeat(64))))).isEmpty();
    assertThat(problem("[".repeat(65) + "]".repeat(65))).contains("more than 64 deep");
    assertThat(problem("[".repeat(1_000_000))).contains("more than 64 deep");
    assertThat(problem("{\"a\":".repeat(1_000_000))).contains("more than 64 deep");
  }

  @Test
  void values_are_counted() {
    assertThat(problem("[" + "1,".repeat(300_000) + "1]")).contains("more than 200000 values");
  }

  @Test
  void long_numbers_and_names_are_refused() {
    assertThat(problem("1".repeat(401))).contains("too long");
    assertThat(problem("[0." + "1".repeat(401) + "]")).contains("too long");
    assertThat(problem("{\"" + "a".repeat(60_000) + "\": 1}")).contains("too long");
  }

  @Test
  void whatever_passes_can_be_read_and_nothing_throws() {
    long seed = 20261121;
    Random random = new Random(seed);
    String alphabet = "{}[]\",:0123456789eE+-.\\u00dtrfnals \n\u0000é\uD83D\uDE00";
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      byte[] body = bytes(text.toString());
      if (StrictJson.problem(stream(body)).isEmpty()) {
        assertThat(StrictJson.tree(stream(body))).as("seed %d, text %d", seed, i).isNotNull();
        read++;
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  private static String problem(String text) {
    return StrictJson.problem(stream(bytes(text))).map(FieldProblem::message).orElse("no problem");
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
