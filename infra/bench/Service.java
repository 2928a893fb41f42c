import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service of our own: on a free port of the loopback address, with a run folder of its own. */
final class Service implements AutoCloseable {

  private static final Duration START_TIME = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_MILLIS = 2;
  private static final long STOP_SECONDS = 20;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final int port;
  private final Path folder;
  private final Thread killer;

  /** An answer to a request, and how long it took. */
  record Answer(int code, String text, double millis) {
    Object body() {
      return Json.parse(text);
    }

    /** The body of an answer that must have come and have this status. */
    Object expect(String status) {
      Object body = Json.parse(text);
      if (code != 200 || !status.equals(Json.at(body, "status"))) {
        throw new IllegalStateException("expected " + status + ", not " + code + " " + text);
      }
      return body;
    }
  }

  private Service(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
    this.killer = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /** Starts a service; it does not answer yet. The settings are properties. */
  static Service start(Bench bench, List<String> command, String... settings) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path folder = Files.createTempDirectory(bench.work(), "service");
    List<String> whole = new ArrayList<>(command);
    int jar = whole.indexOf("-jar");
    whole.add(jar, "-Dquarkus.http.port=" + port);
    whole.add(jar, "-Dcofferdam.state=" + bench.state());
    whole.add(jar, "-Dcofferdam.gvisor.run=" + folder.resolve("run"));
    for (String setting : settings) {
      whole.add(jar, "-D" + setting);
    }
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().remove("COFFERDAM_STATE");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    return new Service(builder.start(), port, folder);
  }

  /** Starts a service and waits until it answers. */
  static Service ready(Bench bench, String... settings) throws Exception {
    Service service = start(bench, bench.command(), settings);
    try {
      service.awaitPort();
      return service;
    } catch (Exception | Error trouble) {
      service.close();
      throw trouble;
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits until somebody listens; asks often, because it is measured. */
  void awaitPort() throws Exception {
    long end = System.nanoTime() + START_TIME.toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          break;
        }
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
    }
    throw new IllegalStateException("the service did not start:\n" + log());
  }

  Answer execute(String request) {
    return call("execute", request).join();
  }

  /** Sends a request and answers the whole response, later. */
  CompletableFuture<Answer> call(String function, String request) {
    long begun = System.nanoTime();
    HttpRequest post =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + function))
            .header("content-type", "application/json")
            .timeout(Duration.ofMinutes(3))
            .POST(HttpRequest.BodyPublishers.ofString(request))
            .build();
    return HTTP.sendAsync(post, HttpResponse.BodyHandlers.ofString())
        .thenApply(
            response ->
                new Answer(
                    response.statusCode(), response.body(), (System.nanoTime() - begun) / 1e6));
  }

  /** A request for a Python program, with further fields as JSON. */
  static String python(String program, String... fields) {
    String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
    return "{\"language\": \"python\", \"code\": " + Json.quote(program) + more + "}";
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Override
  public void close() throws IOException {
    end();
    Runtime.getRuntime().removeShutdownHook(killer);
    delete(folder);
  }

  /** Asks the service to end, which removes all that it made; kills it when it would not. */
  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (var files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
