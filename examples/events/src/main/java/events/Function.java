package events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A function that answers an event with an event, over HTTP in binary mode. */
public final class Function {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  /**
   * The function at an address.
   *
   * @param address for example {@code http://localhost:8080}
   */
  public Function(URI address) {
    this.address = address;
  }

  /**
   * Sends an event and waits for the one that answers it.
   *
   * @param event what is asked
   * @return the answer
   * @throws IOException if there is none; the message has what was said instead
   */
  public CloudEvent call(CloudEvent event) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
    HttpMessageFactory.createWriter(request::header, body::set).writeBinary(event);
    HttpResponse<byte[]> response =
        client.send(
            request.POST(HttpRequest.BodyPublishers.ofByteArray(body.get())).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      String said = new String(response.body(), StandardCharsets.UTF_8);
      throw new IOException("HTTP " + response.statusCode() + ": " + said);
    }
    MessageReader answer =
        HttpMessageFactory.createReader(
            each ->
                response
                    .headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> each.accept(name, value))),
            response.body());
    return answer.toEvent();
  }
}
