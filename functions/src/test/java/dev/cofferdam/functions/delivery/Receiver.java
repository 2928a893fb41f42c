package dev.cofferdam.functions.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody on this machine who receives results, and answers as each path is told to. */
public final class Receiver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new ArrayList<>();
  private final Map<String, Deque<Integer>> answers = new java.util.HashMap<>();

  /** Listens on a free port of loopback. */
  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * What came.
   *
   * @param path with its query
   * @param headers by their names, in lower case
   * @param body the bytes
   */
  public record Received(String path, Map<String, String> headers, byte[] body) {}

  /**
   * Where a path of this one is.
   *
   * @param path begins with a slash
   * @return its URL
   */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /**
   * Has a path answer so, one after the other; 0 is no answer at all. The last one stays.
   *
   * @param path begins with a slash
   * @param statuses at least one
   */
  public synchronized void answers(String path, Integer... statuses) {
    answers.put(path, new ArrayDeque<>(List.of(statuses)));
  }

  /**
   * What came to a path.
   *
   * @param path begins with a slash
   * @return in the order in which it came
   */
  public synchronized List<Received> at(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  /**
   * Waits until so much has come.
   *
   * @param path begins with a slash
   * @param count at least
   * @return what came
   * @throws IllegalStateException if it does not come
   */
  public List<Received> await(String path, int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (at(path).size() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + at(path).size() + " came to " + path);
      }
      Thread.sleep(10);
    }
    return at(path);
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new java.util.HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    String path = exchange.getRequestURI().toString();
    int status;
    synchronized (this) {
      received.add(new Received(path, headers, body));
      Deque<Integer> left = answers.getOrDefault(path, new ArrayDeque<>(List.of(204)));
      status = left.size() > 1 ? left.removeFirst() : left.getFirst();
    }
    if (status == 0) {
      return;
    }
    exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
