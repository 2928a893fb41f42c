package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.house.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows works as it is printed there; only the port is another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeIT {

  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final String PRINTED_ADDRESS = "localhost:8080";
  private static final long SECONDS = 60;

  /** What the answer must hold, by a part of the call: the point that the README makes with it. */
  private static final Map<String, List<String>> POINTS =
      Map.ofEntries(
          Map.entry("print(6*7)", List.of("42", "completed")),
          Map.entry("o.system", List.of("rejected_by_policy", "PY-001")),
          Map.entry("import subprocess", List.of("PY-002", "deny")),
          Map.entry("restricted_modules", List.of("rejected_by_policy", "random")),
          Map.entry("GREETING", List.of("['a', 'b'] hello", "completed")),
          Map.entry("cumsum", List.of("out.csv", "text/csv")),
          Map.entry("sum.h", List.of("\"5\\n\"", "completed", "compile")),
          Map.entry("expected_output", List.of("accepted", "wrong_answer")),
          Map.entry("is_leap", List.of("test_century", "\"failed\"", "wrong_answer")),
          Map.entry("order-66", List.of("completed")),
          Map.entry("respond-async", List.of("202 Accepted", "cancelled")),
          Map.entry("ce-type", List.of("dev.cofferdam.execution.completed")),
          Map.entry("q/metrics", List.of("openapi: 3.1", "\"UP\"", "# TYPE", "python")));

  private Path run;
  private RunningService service;

  @BeforeAll
  void start() throws IOException {
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-readme");
    service = RunningService.start(run);
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    RunFolders.delete(run);
  }

  static List<String> calls() {
    List<String> calls = new ArrayList<>();
    try {
      Matcher matcher = SHELL.matcher(Files.readString(Project.root().resolve("README.md")));
      matcher.results().map(result -> result.group(1)).forEach(calls::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return calls.stream().filter(call -> call.contains(PRINTED_ADDRESS)).toList();
  }

  @Test
  void every_point_is_made_in_the_readme() {
    assertThat(POINTS.keySet())
        .allMatch(point -> calls().stream().anyMatch(call -> call.contains(point)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_answers_what_it_is_there_to_show(String call) throws Exception {
    Process shell = new ProcessBuilder("bash", "-euo", "pipefail").start();
    shell.getOutputStream().write(script(call).getBytes(StandardCharsets.UTF_8));
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shell.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(said).isZero();
    assertThat(said).contains(points(call));
  }

  private String script(String call) {
    String strict = "curl() { command curl --fail-with-body --max-time 50 \"$@\"; }\n";
    return strict + call.replace(PRINTED_ADDRESS, "localhost:" + service.port());
  }

  private static List<String> points(String call) {
    return POINTS.entrySet().stream()
        .filter(point -> call.contains(point.getKey()))
        .flatMap(point -> point.getValue().stream())
        .toList();
  }
}
