package events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Asks for one execution by an event, and prints the event that answers it. */
public final class Send {

  private Send() {}

  /**
   * Begins here.
   *
   * @param arguments the address of the service; {@code http://localhost:8080} without one
   */
  public static void main(String[] arguments) throws Exception {
    String address = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
    CloudEvent request =
        CloudEventBuilder.v1()
            .withId(UUID.randomUUID().toString())
            .withSource(URI.create("/examples/events"))
            .withType("dev.cofferdam.execution.requested")
            .withDataContentType("application/json")
            .withData(
                "{\"language\": \"python\", \"code\": \"print(6*7)\"}"
                    .getBytes(StandardCharsets.UTF_8))
            .build();
    CloudEvent answer = new Function(URI.create(address)).call(request);
    System.out.println(answer.getType() + ", caused by " + answer.getExtension("causationid"));
    System.out.println(new String(answer.getData().toBytes(), StandardCharsets.UTF_8));
  }
}
