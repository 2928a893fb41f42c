package dev.cofferdam.functions.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.house.Project;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/events} does what its page says, against the real service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsExampleIT {

  private static final Path EXAMPLE = Project.root().resolve("examples/events");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String MENDED =
      """
      def fizzbuzz(n):
          return "Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or str(n)
      """;

  @TempDir static Path folder = Path.of("unset");
  private Path run = Path.of("unset");
  private RunningService service = null;
  private String classPath = "";

  @BeforeAll
  void start() throws IOException {
    run = Files.createTempDirectory(Path.of("/run"), "cofferdam-events");
    service = RunningService.start(run);
    classPath = compiled();
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    RunFolders.delete(run);
  }

  @Test
  void the_sdk_sends_an_event_and_reads_the_one_that_answers() throws Exception {
    Process process = example("events.Send", address());

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("dev.cofferdam.execution.completed, caused by ")
        .contains("\"stdout\":\"42\\n\"");
  }

  @Test
  void a_push_is_tested_and_the_page_shows_how_it_went() throws Exception {
    Process classroom =
        example("events.Classroom", folder.resolve("classroom").toString(), address(), "0");
    try {
      String page = page(classroom);
      Path student = folder.resolve("student");
      git("init", "-q", "-b", "main", student.toString());

      push(student, "Ada", Files.readString(EXAMPLE.resolve("submission/fizzbuzz.py")));
      String first = await(page, ">wrong_answer<");
      assertThat(first).contains("test_both_divisors: failed").contains("test_no_divisor: passed");

      push(student, "<script>alert(1)</script>", MENDED);
      String second = await(page, ">accepted<");
      assertThat(second).doesNotContain("<script").contains("scriptalert1script");

      push(student, "Eve", "import os\nos.system('ls')\n");
      assertThat(await(page, ">rejected_by_policy<")).contains("line 2");
    } finally {
      classroom.destroyForcibly().waitFor();
    }
  }

  @Test
  void what_the_repository_did_not_sign_is_not_tested() throws Exception {
    Process classroom =
        example("events.Classroom", folder.resolve("other").toString(), address(), "0");
    try {
      String page = page(classroom);
      HttpRequest forged =
          HttpRequest.newBuilder(URI.create(page + "/hook"))
              .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
              .POST(HttpRequest.BodyPublishers.ofString("{\"after\": \"" + "0".repeat(40) + "\"}"))
              .build();

      assertThat(send(forged).statusCode()).isEqualTo(401);
    } finally {
      classroom.destroyForcibly().waitFor();
    }
  }

  private String compiled() throws IOException {
    String libraries =
        Stream.of(
                CloudEvent.class,
                CloudEventBuilder.class,
                HttpMessageFactory.class,
                JsonFormat.class,
                ObjectMapper.class,
                JsonParser.class,
                JsonInclude.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    Path classes = Files.createTempDirectory(folder, "classes");
    List<String> command = new ArrayList<>(List.of("-d", classes.toString(), "-cp", libraries));
    try (Stream<Path> sources = Files.list(EXAMPLE.resolve("src/main/java/events"))) {
      sources.map(Path::toString).forEach(command::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, command.toArray(String[]::new))).isZero();
    return classes + File.pathSeparator + libraries;
  }

  private String address() {
    return "http://127.0.0.1:" + service.port();
  }

  private Process example(String main, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-cp", classPath, main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Where the page is, as the example says. */
  private static String page(Process classroom) throws IOException {
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(classroom.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    assertThat(line).startsWith("The page:");
    assertThat(said.readLine()).startsWith("To push to:");
    return line.replaceFirst("The page: *", "");
  }

  private void push(Path student, String author, String program) throws Exception {
    Files.writeString(student.resolve("fizzbuzz.py"), program);
    String at = student.toString();
    git("-C", at, "add", ".");
    git(
        "-C",
        at,
        "-c",
        "user.name=" + author,
        "-c",
        "user.email=a@example.com",
        "commit",
        "-qm",
        ".");
    git("-C", at, "push", "-q", folder.resolve("classroom/submissions.git").toString(), "main");
  }

  private static void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static String await(String page, String text) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = "";
    while (!shown.contains(text)) {
      assertThat(System.nanoTime()).as(shown).isLessThan(end);
      Thread.sleep(200);
      shown = send(HttpRequest.newBuilder(URI.create(page)).build()).body();
    }
    return shown;
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
