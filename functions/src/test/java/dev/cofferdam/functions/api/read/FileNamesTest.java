package dev.cofferdam.functions.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "/",
        ".",
        "..",
        "./a",
        "../a",
        "a/..",
        "a/../b",
        "a/./b",
        "a//b",
        "a/",
        "a\u0000b",
        "a\nb",
        "a\u001b[2J",
        "a\u007f",
        "a\u0085",
        "a\u2028b",
        "\ud800",
        "-c",
        "-cimport os",
        "--help",
        ".cofferdam",
        ".cofferdam/job.json",
        ".cofferdamned",
      })
  void a_name_that_could_do_harm_is_refused(String name) {
    assertThat(FileNames.problem(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main.py",
        "a/b/c.txt",
        ".hidden",
        "...",
        "a b",
        "ünï/çødé.py",
        "日本.txt",
        "a-b",
        "a/-b",
        "x.cofferdam",
        "C:\\x",
        "~",
        "$HOME",
        "*",
        "\uD83D\uDE00.py",
      })
  void an_ordinary_name_is_taken(String name) {
    assertThat(FileNames.problem(name)).isEmpty();
  }

  @Test
  void names_have_bounds() {
    assertThat(FileNames.problem("x".repeat(255))).isEmpty();
    assertThat(FileNames.problem("x".repeat(256))).isPresent();
    assertThat(FileNames.problem("é".repeat(128))).isPresent();
    assertThat(FileNames.problem("d/".repeat(15) + "f")).isEmpty();
    assertThat(FileNames.problem("d/".repeat(16) + "f")).isPresent();
    assertThat(FileNames.problem(("x".repeat(200) + "/").repeat(5) + "y".repeat(19))).isEmpty();
    assertThat(FileNames.problem(("x".repeat(200) + "/").repeat(5) + "y".repeat(20))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*.png", "**/*.csv", "a/**", "[a-z]?", "[^a-z].txt", "\\[x", "[\\]]", "日*"})
  void a_pattern_is_taken(String pattern) {
    assertThat(FileNames.relativeProblem(pattern).or(() -> Globs.problem(pattern))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[]", "[a", "[a-]", "[]a]", "x\\", "[a\\", "***", "a**/b", "../*"})
  void a_pattern_that_is_none_is_refused(String pattern) {
    assertThat(FileNames.relativeProblem(pattern).or(() -> Globs.problem(pattern))).isPresent();
  }
}
