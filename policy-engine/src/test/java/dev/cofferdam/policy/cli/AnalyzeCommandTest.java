package dev.cofferdam.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeCommandTest {

  private static final String HARMLESS = "print(1)\n";
  private static final String GRAVE = "import os\nos.system('id')\n";

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  AnalyzeCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void harmless_files_end_with_0() throws IOException {
    assertThat(analyze(file("a.py", HARMLESS), file("b.py", "import os\n"))).isZero();
    assertThat(text(out)).endsWith("2 files: 2 permitted, 0 denied (1 low)\n");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void one_denied_file_of_many_ends_with_1() throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      files.add(file("f" + i + ".py", i == 17 ? GRAVE : HARMLESS));
    }
    assertThat(analyze(files.toArray(String[]::new))).isEqualTo(1);
    assertThat(text(out)).contains("f17.py:2:1: high PY-001").contains("30 files: 29 permitted");
  }

  @Test
  void many_files_are_reported_in_their_order() throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      files.add(file("f" + i + ".py", "eval(x)\n"));
    }
    analyze(files.toArray(String[]::new));
    List<String> shown =
        text(out)
            .lines()
            .filter(line -> line.contains("PY-013"))
            .map(AnalyzeCommandTest::name)
            .toList();
    assertThat(shown).isEqualTo(files);
  }

  @Test
  void what_cannot_be_judged_ends_with_1() throws IOException {
    Path binary = folder.resolve("a.py");
    Files.write(binary, new byte[] {-1, 0});
    assertThat(analyze(binary.toString())).isEqualTo(1);
    assertThat(analyze(file("lib.so", ""))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"low, 1", "medium, 0", "high, 0", "safe, 0", "LOW, 1"})
  void the_threshold_can_be_said(String severity, int code) throws IOException {
    assertThat(analyze("--fail-on", severity, file("a.py", "import os\n"))).isEqualTo(code);
  }

  @Test
  void a_folder_is_walked_and_what_is_left_out_is_named() throws IOException {
    file("src/deep/a.py", GRAVE);
    file("src/b.py", HARMLESS);
    file("src/notes.txt", "os.system('id')");
    file("src/Makefile", "all:");
    file(".git/hook.py", GRAVE);
    Files.createSymbolicLink(folder.resolve("link.py"), Path.of("/etc/passwd"));
    assertThat(analyze(folder.toString())).isEqualTo(1);
    assertThat(text(out)).contains("src/deep/a.py:2:1").contains("2 files: 1 permitted, 1 denied");
    assertThat(text(err))
        .contains("left out, no code by their names: 2, .txt Makefile")
        .contains("left out, symbolic links: 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--format",
        "--format yaml a.py",
        "--fail-on never a.py",
        "--policy nobody a.py",
        "--language klingon a.py",
        "--loud a.py",
        "missing.py",
        "-",
      })
  void bad_use_ends_with_2_and_says_why(String line) throws IOException {
    file("a.py", HARMLESS);
    List<String> arguments = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      arguments.add(word.equals("a.py") ? folder.resolve(word).toString() : word);
    }
    assertThat(analyze(line.isEmpty() ? new String[0] : arguments.toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(text(err)).startsWith("cofferdam analyze: ");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void a_named_file_of_no_language_is_bad_use_unless_the_language_is_said() throws IOException {
    String script = file("script", GRAVE);
    assertThat(analyze(script)).isEqualTo(2);
    assertThat(analyze("--language=python", script)).isEqualTo(1);
  }

  @Test
  void a_policy_document_is_applied() throws IOException {
    String policy = file("p.yaml", "severity_threshold: LOW\nrestricted_modules: [math]\n");
    assertThat(analyze("--policy", policy, file("a.py", "import math\n"))).isEqualTo(1);
    assertThat(analyze("--policy", policy, file("b.py", GRAVE))).isZero();
  }

  @Test
  void every_problem_of_a_policy_document_is_named_with_its_place() throws IOException {
    String policy = file("p.yaml", "colour: red\nseverity_threshold: LOUD\n");
    assertThat(analyze("--policy", policy, file("a.py", HARMLESS))).isEqualTo(2);
    assertThat(text(err))
        .contains("p.yaml:1:1: colour: unknown key `colour`")
        .contains("p.yaml:2:21: severity_threshold: `LOUD` is no severity");
  }

  @Test
  void the_policy_of_the_environment_is_the_default() throws IOException {
    String program = file("a.py", "name = input()\nopen(name, 'w')\n");
    assertThat(analyze(program)).isEqualTo(1);
    assertThat(run(Map.of("COFFERDAM_POLICY", "development"), program)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "json, '\"decision\": \"deny\"'",
    "sarif, '\"level\": \"error\"'",
    "text, high PY-001"
  })
  void a_report_has_the_form_that_was_asked_for(String format, String words) throws IOException {
    assertThat(analyze(file("a.py", GRAVE), "--format", format)).isEqualTo(1);
    assertThat(text(out)).contains(words);
  }

  @Test
  void what_follows_two_dashes_is_a_file() {
    assertThat(analyze("--", "--format")).isEqualTo(2);
    assertThat(text(err)).contains("`--format` is not there");
  }

  @Test
  void help_is_no_bad_use() {
    assertThat(analyze("--help")).isZero();
    assertThat(text(out)).contains("--fail-on SEVERITY");
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return file.toString();
  }

  private int analyze(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    return AnalyzeCommand.run(List.of(arguments), environment, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
