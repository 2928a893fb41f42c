package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as the CloudEvents SDK writes and reads them, and events that it would never write. */
@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class EventsTest {

  private static final String EXECUTION = "dev.cofferdam.execution.requested";
  private static final String ANALYSIS = "dev.cofferdam.analysis.requested";
  private static final String GOOD = "{\"language\": \"python\", \"code\": \"print 1\"}";

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private final Contract contract = new Contract();
  private RawHttp http = new RawHttp(0);
  private Log log = new Log();

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
    log.close();
    log = new Log();
  }

  @AfterEach
  void nothing_alarming_was_logged() {
    log.close();
    assertThat(log.alarms()).filteredOn(line -> !line.contains("com.networknt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_event_is_answered_by_an_event_in_the_same_mode(boolean structured) {
    CloudEvent asked =
        event("mode-" + structured, EXECUTION, GOOD)
            .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .build();

    RawHttp.Answer answer = send("/", asked, structured);
    CloudEvent reply = read(answer);

    assertThat(answer.header("Content-Type").equals("application/cloudevents+json"))
        .isEqualTo(structured);
    assertThat(reply.getType()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(reply.getSource()).isEqualTo(URI.create("/cofferdam"));
    assertThat(reply.getSubject()).isEqualTo(reply.getId()).matches("x[0-9a-f]{32}");
    assertThat(reply.getExtension("causationid")).isEqualTo(asked.getId());
    assertThat(reply.getExtension("causationsource")).isEqualTo("/tests/a?b=c");
    assertThat(reply.getExtension("traceparent")).isEqualTo(asked.getExtension("traceparent"));
    assertThat(data(reply).at("/run/stdout").textValue()).isEqualTo("1\n");
    assertThat(data(reply).get("id").textValue()).isEqualTo(reply.getSubject());
  }

  @ParameterizedTest
  @CsvSource({
    "dev.cofferdam.execution.requested, print 1, SAFE, dev.cofferdam.execution.completed",
    "dev.cofferdam.execution.requested, exit 1, SAFE, dev.cofferdam.execution.completed",
    "dev.cofferdam.execution.requested, end TIME_LIMIT, SAFE, dev.cofferdam.execution.completed",
    "dev.cofferdam.execution.requested, import os, LOW, dev.cofferdam.execution.rejected",
    "dev.cofferdam.execution.requested, cancel, SAFE, dev.cofferdam.execution.failed",
    "dev.cofferdam.analysis.requested, print 1, SAFE, dev.cofferdam.analysis.completed",
    "dev.cofferdam.analysis.requested, import os, LOW, dev.cofferdam.analysis.completed",
  })
  void the_outcome_is_the_type_of_the_answer(
      String type, String program, String threshold, String answered) {
    String policy =
        "{\"severity_threshold\": \"%s\", \"restricted_modules\": [{\"name\": \"os\","
            + " \"description\": \"no\", \"severity\": \"HIGH\"}]}";
    String request =
        "{\"language\": \"python\", \"code\": \"%s\", \"policy\": %s}"
            .formatted(program, policy.formatted(threshold));

    RawHttp.Answer answer = send("/", event(type + program, type, request).build(), true);

    contract.check("/", "post", answer);
    assertThat(read(answer).getType()).isEqualTo(answered);
  }

  @Test
  void an_event_in_headers_that_names_no_content_type_holds_json_as_a_broker_sends_it() {
    RawHttp.Answer answer =
        http.post(
            "/",
            GOOD,
            "ce-specversion: 1.0",
            "ce-id: no type",
            "ce-source: /tests",
            "ce-type: " + EXECUTION);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/run/stdout").textValue()).isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_judged_is_handed_on_as_the_event_that_executes_it(boolean structured) {
    CloudEvent asked =
        event("handed-" + structured, "dev.cofferdam.judgement.requested", GOOD).build();

    CloudEvent handed = read(send("/", asked, structured));
    CloudEvent result = read(send("/", handed, structured));

    assertThat(handed.getType()).isEqualTo(EXECUTION);
    assertThat(handed.getExtension("decision")).isEqualTo("permit");
    assertThat(handed.getId()).isEqualTo(asked.getId());
    assertThat(handed.getSource()).isEqualTo(asked.getSource());
    assertThat(data(handed)).isEqualTo(data(asked));
    assertThat(result.getType()).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.getExtension("causationid")).isEqualTo(asked.getId());
  }

  @ParameterizedTest
  @CsvSource({"/execute, true", "/execute, false", "/analyze, true", "/analyze, false"})
  void the_type_decides_and_not_the_path(String path, boolean structured) {
    CloudEvent asked = event("path-" + path + structured, ANALYSIS, GOOD).build();

    CloudEvent reply = read(send(path, asked, structured));

    assertThat(reply.getType()).isEqualTo("dev.cofferdam.analysis.completed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_same_event_twice_is_one_execution_and_one_answer(boolean structured) {
    int before = FakeParts.SANDBOX.runs();
    CloudEvent asked = event("twice-" + structured, EXECUTION, GOOD).build();

    CloudEvent first = read(send("/", asked, structured));
    CloudEvent second = read(send("/execute", asked, !structured));

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(data(second)).isEqualTo(data(first));
    assertThat(FakeParts.SANDBOX.runs()).isEqualTo(before + 1);
  }

  @Test
  void a_percent_encoded_type_is_that_type() {
    RawHttp.Answer answer =
        http.postJson(
            "/",
            GOOD,
            "ce-specversion: 1.0",
            "CE-ID: %65ncoded",
            "Ce-Source: \"/a%20b\"",
            "ce-type: dev.cofferdam.%61nalysis.requested");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ce-causationid")).isEqualTo("encoded");
    assertThat(answer.header("ce-causationsource")).isEqualTo("/a%20b");
  }

  @Test
  void a_structured_event_may_repeat_itself_in_headers() {
    RawHttp.Answer answer =
        http.post(
            "/",
            "{\"specversion\": \"1.0\", \"id\": \"h\", \"source\": \"/s\", \"type\": \""
                + ANALYSIS
                + "\", \"data\": "
                + GOOD
                + "}",
            "Content-Type: Application/CloudEvents+JSON; charset=UTF-8",
            "ce-id: h",
            "ce-type: execute");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(read(answer).getType()).isEqualTo("dev.cofferdam.analysis.completed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=\\\"UTF-8\\\""
      })
  void a_content_type_of_the_data_may_be_spelt_as_http_allows(String type) {
    RawHttp.Answer answer =
        http.post(
            "/",
            "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/spelt\", \"type\": \"%s\","
                    .formatted(ANALYSIS)
                + " \"datacontenttype\": \"%s\", \"data\": %s}".formatted(type, GOOD),
            "Content-Type: application/cloudevents+json");

    assertThat(read(answer).getType()).isEqualTo("dev.cofferdam.analysis.completed");
  }

  @Test
  void data_in_base64_is_the_same_data() {
    String packed = Base64.getEncoder().encodeToString(GOOD.getBytes(StandardCharsets.UTF_8));

    RawHttp.Answer answer =
        http.post(
            "/",
            "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/packed\", \"type\": \"%s\","
                    .formatted(EXECUTION)
                + " \"data_base64\": \"%s\"}".formatted(packed),
            "Content-Type: application/cloudevents+json");

    assertThat(data(read(answer)).at("/run/stdout").textValue()).isEqualTo("1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | $.id",
        "[] | $",
        "null | $",
        "{\"specversion\": | $",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"execute\", \"data\": {}} | $.type",
        "{\"specversion\": \"9.9\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data\": {}} | $.specversion",
        "{\"specversion\": \"1.0\", \"id\": 1, \"source\": \"/s\", \"type\": \"T\", \"data\": {}} | $.id",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\"} | $.data",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data\": null} | $.data",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data\": \"x\"} | $.data",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data\": {\"x\": 1}} | $.data.x",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data_base64\": \"e30=\", \"data\": {}} | $.data_base64",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data_base64\": \"*\"} | $.data_base64",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data_base64\": 1} | $.data_base64",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data_base64\": \"eyJhIjogMSwgImEiOiAyfQ==\"} | $.data_base64",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"data_base64\": \"e30=\"} | $.data.language",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"datacontenttype\": \"text/plain\", \"data\": {}} | $.datacontenttype",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"T\", \"time\": \"now\", \"data\": {}} | $.time",
      })
  void a_structured_event_that_is_wrong_is_refused(String event, String path) {
    RawHttp.Answer answer =
        http.post(
            "/",
            event.replace("\"T\"", "\"" + EXECUTION + "\""),
            "Content-Type: application/cloudevents+json");

    contract.check("/", "post", answer);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsText("path")).contains(path);
  }

  @ParameterizedTest
  @CsvSource({
    "ce-id, '', ce-id",
    "ce-source, '', ce-source",
    "ce-specversion, 0.3, ce-specversion",
    "ce-type, runtimes, ce-type",
    "ce-type, execution-requested, ce-type",
    "ce-type, '*', ce-type",
    "ce-id, %zz, ce-id",
    "ce-time, noon, ce-time",
  })
  void a_binary_event_that_is_wrong_is_refused(String header, String value, String path) {
    List<String> headers =
        new ArrayList<>(
            List.of("ce-specversion: 1.0", "ce-id: b", "ce-source: /s", "ce-type: " + EXECUTION));
    headers.removeIf(line -> line.startsWith(header + ":"));
    headers.add(header + ": " + value);

    RawHttp.Answer answer = http.postJson("/", GOOD, headers.toArray(String[]::new));

    contract.check("/", "post", answer);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsText("path")).contains(path);
  }

  @ParameterizedTest
  @CsvSource({"busy, 429", "fault, 503"})
  void what_may_succeed_later_is_answered_so_that_it_is_retried(String program, int status) {
    String request = "{\"language\": \"python\", \"code\": \"%s\"}".formatted(program);

    RawHttp.Answer answer = send("/", event("later-" + program, EXECUTION, request).build(), false);

    contract.check("/", "post", answer);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void data_that_is_not_json_is_refused() {
    RawHttp.Answer answer =
        http.post(
            "/",
            "print 1",
            "Content-Type: text/x-python",
            "ce-specversion: 1.0",
            "ce-id: p",
            "ce-source: /s",
            "ce-type: " + EXECUTION);

    contract.check("/", "post", answer);
    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void the_other_data_of_the_same_event_is_refused() {
    send("/", event("changed", EXECUTION, GOOD).build(), true);

    RawHttp.Answer other =
        send("/", event("changed", EXECUTION, GOOD.replace("1", "2")).build(), true);

    contract.check("/", "post", other);
    assertThat(other.status()).isEqualTo(400);
  }

  private static CloudEventBuilder event(String id, String type, String request) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(URI.create("/tests/a?b=c"))
        .withType(type)
        .withData("application/json", request.getBytes(StandardCharsets.UTF_8));
  }

  private RawHttp.Answer send(String path, CloudEvent event, boolean structured) {
    List<String> headers = new ArrayList<>();
    List<byte[]> bodies = new ArrayList<>();
    var writer =
        HttpMessageFactory.createWriter(
            (name, value) -> headers.add(name + ": " + value), bodies::add);
    if (structured) {
      writer.writeStructured(event, JsonFormat.CONTENT_TYPE);
    } else {
      writer.writeBinary(event);
    }
    return http.send("POST", path, bodies.get(0), headers.toArray(String[]::new));
  }

  private static CloudEvent read(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    CloudEvent event = HttpMessageFactory.createReader(answer.headers(), answer.body()).toEvent();
    assertThat(EventSchemas.problems(event.getType(), data(event))).as(answer.text()).isEmpty();
    return event;
  }

  private static JsonNode data(CloudEvent event) {
    try {
      return JsonMapper.builder()
          .build()
          .readTree(Objects.requireNonNull(event.getData()).toBytes());
    } catch (IOException notJson) {
      throw new IllegalStateException("an answer's data is JSON", notJson);
    }
  }
}
