package events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A classroom: students push to a repository, its webhook tells of each push, the tests of the
 * exercise are run against what was pushed, and a page shows how that went.
 */
public final class Classroom implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final int MOST_BYTES = 1 << 16;
  private static final int AT_A_TIME = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
  private final Repository repository;
  private final Grader grader;
  private final Page page = new Page();
  private final byte[] secret;

  /**
   * Opens a classroom on loopback.
   *
   * @param port 0 for any
   * @param repository where students push to
   * @param grader runs the tests
   * @param secret with which the repository signs what it tells
   */
  public Classroom(int port, Repository repository, Grader grader, byte[] secret)
      throws IOException {
    this.repository = repository;
    this.grader = grader;
    this.secret = secret.clone();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/hook", this::hook);
    server.createContext("/", exchange -> answer(exchange, 200, page.html()));
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Begins here.
   *
   * @param arguments the folder for the repository, the address of the service, the port of the
   *     page
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "classroom");
    String service = arguments.length > 1 ? arguments[1] : "http://localhost:8080";
    int port = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8090;
    byte[] secret = new byte[32];
    new java.security.SecureRandom().nextBytes(secret);
    Repository repository = Repository.make(folder.resolve("submissions.git"));
    Grader grader = Grader.of(new Function(URI.create(service)));
    Classroom classroom = new Classroom(port, repository, grader, secret);
    repository.tells(classroom.address() + "/hook", secret);
    System.out.println("The page:   " + classroom.address());
    System.out.println("To push to: " + repository.folder().toAbsolutePath());
  }

  /**
   * Where the page is.
   *
   * @return its URL
   */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** As GitHub, Gitea and Forgejo send it: {@code after} is the commit that was pushed. */
  private void hook(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
    if (signature == null || !MessageDigest.isEqual(bytes(signature), bytes(signed(body)))) {
      answer(exchange, 401, "not signed by the repository");
      return;
    }
    JsonNode push = JSON.readTree(body);
    String commit = push.path("after").asText();
    if (!COMMIT.matcher(commit).matches()) {
      answer(exchange, 400, "`after` is no commit");
      return;
    }
    String author = push.path("pusher").path("name").asText("somebody");
    // The push does not wait for its tests.
    answer(exchange, 202, "being tested");
    page.begin(commit, author);
    try {
      page.show(commit, grader.grade(commit, repository.file(commit, Grader.PROGRAM)));
    } catch (IOException failed) {
      page.fail(commit, failed.getMessage());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private String signed(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = bytes(text);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
