package dev.cofferdam.functions.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.functions.api.problem.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final String GOOD =
      "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\":"
          + " \"dev.cofferdam.execution.requested\", \"data\": {}}";

  @Test
  void a_structured_event_is_taken() {
    EventReading reading = structured("traceparent", "\"00-1\"");

    assertThat(reading)
        .isEqualTo(
            new EventReading.Taken(
                new EventAttributes(
                    "1",
                    "/s",
                    EventTypes.EXECUTION_REQUESTED,
                    "$.data",
                    Map.of("traceparent", "00-1"),
                    Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "specversion | null | must be a string",
        "specversion | \"0.3\" | must be `1.0`, but is `0.3`",
        "specversion | \"\" | must have 1 to 1024 characters",
        "id | 7 | must be a string",
        "id | \"\" | must have 1 to 1024 characters",
        "id | \"a\\nb\" | must not hold a control character",
        "id | \"\\ud800\" | must not hold a control character or half",
        "source | {} | must be a string",
        "type | \"execute\" | is `execute`, which nothing here takes; there are dev.cofferdam.analysis.requested, dev",
        "time | \"yesterday\" | must be a time as in RFC 3339",
        "datacontenttype | \"text/plain\" | must be `application/json`",
        "data_base64 | \"e30=\" | must be left out",
      })
  void what_is_wrong_with_an_event_is_said(String name, String value, String message) {
    assertProblem(structured(name, value), "$." + name, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type", "data"})
  void what_an_event_lacks_is_said(String name) {
    ObjectNode event = tree(GOOD);
    event.remove(name);

    assertProblem(EventReader.structured(event), "$." + name, "is missing");
  }

  @Test
  void a_value_that_is_no_object_is_no_event() {
    EventReading reading = EventReader.structured(tree(GOOD).get("id"));

    assertProblem(reading, "$", "must be an object");
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "%41, A",
    "Euro%20%E2%82%AC%20%F0%9F%98%80, 'Euro € 😀'",
    "100%25, 100%",
    "'\"quoted %22 \\\" x\"', 'quoted \" \" x'",
    "' padded ', padded",
    "caf\u00c3\u00a9, café",
  })
  void header_values_are_decoded(String header, String value) {
    assertThat(EventHeaders.attribute(List.of(header))).isEqualTo(new Attribute.Present(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%ff", "%c0%af", "%ed%a0%80", "caf\u00e9", "\u20ac"})
  void header_values_that_cannot_be_decoded_are_refused(String header) {
    assertThat(EventHeaders.attribute(List.of(header))).isInstanceOf(Attribute.Malformed.class);
  }

  @Test
  void a_header_given_twice_is_refused() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("CE-ID", List.of("1", "2"));

    assertProblem(EventReader.binary(headers), "ce-id", "is given 2 times");
  }

  @Test
  void what_is_encoded_is_decoded_to_the_same() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int j = random.nextInt(6); j > 0; j--) {
        int point = random.nextInt(Character.MAX_CODE_POINT + 1);
        text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? '%' : point);
      }
      String header = EventHeaders.encoded(text.toString());
      assertThat(header).matches("[!-~]+");
      assertThat(EventHeaders.attribute(List.of(header)))
          .as("seed %d, text %d", seed, i)
          .isEqualTo(new Attribute.Present(text.toString()));
    }
  }

  private static EventReading structured(String name, String value) {
    ObjectNode event = tree(GOOD);
    event.set(name, tree("{\"value\": " + value + "}").get("value"));
    return EventReader.structured(event);
  }

  private static void assertProblem(EventReading reading, String path, String message) {
    assertThat(reading).isInstanceOf(EventReading.Refused.class);
    assertThat(((EventReading.Refused) reading).problems())
        .anySatisfy(problem -> assertIs(problem, path, message));
  }

  private static void assertIs(FieldProblem problem, String path, String message) {
    assertThat(problem.path()).isEqualTo(path);
    assertThat(problem.message()).contains(message);
  }

  private static ObjectNode tree(String json) {
    try {
      return (ObjectNode) JsonMapper.builder().build().readTree(json);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("this test's own JSON is wrong: " + json, wrong);
    }
  }
}
