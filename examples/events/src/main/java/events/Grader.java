package events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;

/** Has the tests of the exercise run against a submission, by an event. */
public final class Grader {

  /** The file that students write. */
  public static final String PROGRAM = "fizzbuzz.py";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What only the classroom has: no student sees it, and no submission can read it. */
  private static final String TESTS =
      """
      import pytest
      from fizzbuzz import fizzbuzz

      @pytest.mark.parametrize("number, word", [(3, "Fizz"), (9, "Fizz"), (5, "Buzz"), (20, "Buzz")])
      def test_one_divisor(number, word):
          assert fizzbuzz(number) == word

      def test_both_divisors():
          assert fizzbuzz(30) == "FizzBuzz"

      def test_no_divisor():
          assert fizzbuzz(7) == "7"
      """;

  private final Function function;

  private Grader(Function function) {
    this.function = function;
  }

  /**
   * Grades by a service.
   *
   * @param function the service
   * @return never null
   */
  public static Grader of(Function function) {
    return new Grader(function);
  }

  /**
   * Grades a submission. The same commit told twice is one execution: an event is known by its
   * source and id.
   *
   * @param commit what was pushed
   * @param program its text
   * @return the result, the data of the event that answered
   * @throws IOException if there is none
   */
  public JsonNode grade(String commit, String program) throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("language", "python");
    request.putArray("files").addObject().put("name", PROGRAM).put("content", program);
    ObjectNode unitTests = request.putObject("unit_tests");
    unitTests.putArray("files").addObject().put("name", "test_fizzbuzz.py").put("content", TESTS);
    request.putObject("limits").put("run_timeout", 20_000);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(commit)
            .withSource(URI.create("/examples/classroom"))
            .withType("dev.cofferdam.execution.requested")
            .withDataContentType("application/json")
            .withData(JSON.writeValueAsBytes(request))
            .build();
    return JSON.readTree(function.call(event).getData().toBytes());
  }
}
