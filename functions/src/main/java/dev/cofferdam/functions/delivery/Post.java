package dev.cofferdam.functions.delivery;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: looks a name up once, connects to the very address that was looked at, follows no
 * redirect, and reads nothing of the answer but its status.
 */
final class Post implements AutoCloseable {

  private static final int AT_A_TIME_TO_ONE_PLACE = 4;
  private static final int MOST_HEADER_BYTES = 16_384;

  private final Vertx vertx;
  private final Duration timeout;
  private @Nullable HttpClient client;

  Post(Vertx vertx, Duration timeout) {
    this.vertx = vertx;
    this.timeout = timeout;
  }

  /** An answer. */
  record Answer(int status, @Nullable String retryAfter) {}

  /** The name has no address that may be reached. */
  static final class NoAddress extends Exception {
    private static final long serialVersionUID = 1;

    NoAddress(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Sends something.
   *
   * @param url where
   * @param privateToo whether it may be an address that is not public
   * @param headers with it
   * @param body what
   * @return the answer; fails without one
   */
  Future<Answer> send(URI url, boolean privateToo, MultiMap headers, byte[] body) {
    return vertx
        .executeBlocking(() -> address(url, privateToo), false)
        .compose(address -> client().request(request(url, address, headers)))
        .compose(request -> sent(request, body))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static InetAddress address(URI url, boolean privateToo) throws NoAddress {
    List<InetAddress> addresses;
    try {
      addresses = List.of(InetAddress.getAllByName(url.getHost()));
    } catch (UnknownHostException unknown) {
      throw new NoAddress("the host has no address");
    }
    if (!privateToo && !addresses.stream().allMatch(PublicAddresses::has)) {
      throw new NoAddress("the host has an address that is not public");
    }
    return addresses.get(0);
  }

  private RequestOptions request(URI url, InetAddress address, MultiMap headers) {
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(url.getHost())
        .setPort(AllowedUrls.port(url))
        .setServer(SocketAddress.inetSocketAddress(AllowedUrls.port(url), address.getHostAddress()))
        .setSsl(url.getScheme().equalsIgnoreCase("https"))
        .setURI(path + query)
        .setHeaders(headers)
        .setFollowRedirects(false)
        .setTimeout(timeout.toMillis());
  }

  private static Future<Answer> sent(HttpClientRequest request, byte[] body) {
    return request
        .send(Buffer.buffer(body))
        .map(
            response -> {
              response.pause();
              Answer answer = new Answer(response.statusCode(), response.getHeader("Retry-After"));
              // What it says does not matter, however much it is.
              request.connection().close();
              return answer;
            });
  }

  private synchronized HttpClient client() {
    if (client == null) {
      HttpClientOptions options =
          new HttpClientOptions()
              .setKeepAlive(false)
              .setConnectTimeout((int) timeout.toMillis())
              .setMaxHeaderSize(MOST_HEADER_BYTES)
              .setVerifyHost(true);
      client =
          vertx.createHttpClient(
              options, new PoolOptions().setHttp1MaxSize(AT_A_TIME_TO_ONE_PLACE));
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
