package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: a problem with the right status, and never an alarm in the log. */
@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class RefusalsTest {

  private static final String GOOD = "{\"language\": \"python\", \"code\": \"print 1\"}";

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

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
    assertThat(log.alarms()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /execute, 405, method_not_allowed",
    "PUT, /execute, 405, method_not_allowed",
    "DELETE, /, 405, method_not_allowed",
    "POST, /runtimes, 405, method_not_allowed",
    "POST, /execution-requested, 404, not_found",
    "GET, /nowhere, 404, not_found",
    "GET, /q/nowhere, 404, not_found",
    "GET, /execute/../runtimes, 404, not_found",
    "GET, /runtimes?x=1, 400, invalid_request",
    "GET, /openapi.yaml?x=1, 400, invalid_request",
  })
  void wrong_paths_and_methods(String method, String path, int status, String code) {
    assertProblem(http.send(method, path, new byte[0]), status, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-7",
        "application/cloudevents-batch+json",
      })
  void wrong_kinds_of_body(String type) {
    assertProblem(
        http.post("/execute", GOOD, RawHttp.withType(type)), 415, "unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "nul",
        "\u0000",
        "\uFEFF{}",
        "{} {}",
        "{\"language\": \"python\", \"language\": \"python\", \"code\": \"\"}",
        "NaN",
        "'x'",
        "\"\\ud800\"",
        "null",
        "[]",
        "1e999",
        "true",
        "{\"\\ud800\": 1}",
      })
  void bodies_that_are_no_request(String body) {
    assertProblem(http.postJson("/execute", body), 400, "invalid_request");
    assertProblem(http.postJson("/analyze", body), 400, "invalid_request");
  }

  @Test
  void a_post_without_a_body() {
    String head =
        RawHttp.head("POST /execute", "Content-Type: application/json", "Connection: close");

    assertProblem(http.raw(head, new byte[0]), 400, "invalid_request");
  }

  @Test
  void bytes_that_are_not_utf8() {
    byte[] body =
        "{\"language\": \"python\", \"code\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertProblem(
        http.send("POST", "/execute", body, "Content-Type: application/json"),
        400,
        "invalid_request");
  }

  @Test
  void ten_mebibytes_that_say_so() {
    byte[] body = ("{\"code\": \"" + "x".repeat(10 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertProblem(
        http.send("POST", "/execute", body, "Content-Type: application/json"),
        413,
        "payload_too_large");
  }

  @Test
  void ten_mebibytes_in_chunks() {
    String head =
        RawHttp.head(
            "POST /execute",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "Connection: close");
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    byte[] body = (chunk.repeat(160) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    assertProblem(http.raw(head, body), 413, "payload_too_large");
  }

  @Test
  void code_that_is_longer_than_allowed() {
    String body = "{\"language\": \"python\", \"code\": \"" + "x".repeat(600_000) + "\"}";

    assertProblem(http.postJson("/execute", body), 400, "invalid_request");
  }

  @Test
  void everything_wrong_is_said_at_once() {
    RawHttp.Answer answer =
        http.postJson("/execute", "{\"language\": 1, \"limits\": {\"disk\": -1}, \"x\": null}");

    assertProblem(answer, 400, "invalid_request");
    assertThat(answer.json().get("errors").findValuesAsText("path"))
        .containsExactlyInAnyOrder("$.language", "$.code", "$.limits.disk", "$.x");
  }

  @Test
  void a_caller_who_hangs_up_in_the_middle_is_no_alarm() {
    String head =
        RawHttp.head("POST /execute", "Content-Type: application/json", "Content-Length: 1000");

    http.hangUp(head + "{\"language\":");

    assertThat(http.postJson("/execute", GOOD).status()).isEqualTo(200);
  }

  @Test
  void room_for_large_bodies_comes_back_from_those_who_hang_up() throws InterruptedException {
    String head =
        RawHttp.head("POST /execute", "Content-Type: application/json", "Content-Length: 4000000");
    // More than any heap has room for.
    for (int i = 0; i < 1_000; i++) {
      http.hangUp(head + "{");
    }
    int status = 429;
    for (int i = 0; i < 50 && status == 429; i++) {
      Thread.sleep(100);
      status = http.postJson("/execute", GOOD + " ".repeat(3_000_000)).status();
    }

    assertThat(status).isEqualTo(200);
  }

  @Test
  void an_expectation_that_nobody_knows() {
    RawHttp.Answer answer = http.postJson("/execute", GOOD, "Expect: the-spanish-inquisition");

    assertProblem(answer, 417, "invalid_request");
  }

  @Test
  void odd_ways_to_name_a_path() {
    assertThat(http.send("OPTIONS", "*", new byte[0]).status()).isEqualTo(404);
    assertThat(http.send("GET", "http://elsewhere/runtimes", new byte[0]).status()).isEqualTo(200);
  }

  /** The router answers this one itself, before any handler of ours, and without a body. */
  @Test
  void a_path_that_cannot_be_decoded() {
    RawHttp.Answer answer = http.send("GET", "/%zz", new byte[0]);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void head_has_no_body_and_options_say_what_is_taken() {
    RawHttp.Answer head = http.send("HEAD", "/runtimes", new byte[0]);
    RawHttp.Answer options = http.send("OPTIONS", "/execute", new byte[0]);
    RawHttp.Answer wrong = http.send("HEAD", "/execute", new byte[0]);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).isEqualTo("POST, OPTIONS");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.body()).isEmpty();
  }

  @Test
  void a_connection_serves_on_after_a_refusal() {
    String refused = "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    String good =
        RawHttp.head(
                "POST /execute",
                "Content-Type: application/json",
                "Content-Length: " + GOOD.length(),
                "Connection: close")
            + GOOD;

    RawHttp.Answer answer = http.raw(refused + good, new byte[0]);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("HTTP/1.1 200 OK", "\"status\":\"completed\"");
  }

  @Test
  void random_damage_to_a_good_request_never_breaks_us() {
    long seed = 42;
    Random random = new Random(seed);
    String good =
        "{\"language\":\"python\",\"files\":[{\"name\":\"a.py\",\"content\":\"print 1\"}],"
            + "\"limits\":{\"run_timeout\":5},\"args\":[\"a\"],\"env\":{\"A\":\"1\"},"
            + "\"tests\":[{\"id\":\"a\",\"expected_output\":\"1\",\"comparator\":\"tokens\"}]}";
    for (int i = 0; i < 300; i++) {
      byte[] body = good.getBytes(StandardCharsets.UTF_8);
      for (int j = random.nextInt(3); j >= 0; j--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      RawHttp.Answer answer = http.send("POST", "/analyze", body, "Content-Type: application/json");
      assertThat(answer.status()).as("seed %d, request %d", seed, i).isIn(200, 400);
    }
  }

  private static void assertProblem(RawHttp.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("code").textValue()).isEqualTo(code);
    assertThat(answer.text())
        .doesNotContain("Exception", "com.fasterxml", "dev.cofferdam.f", "java.");
  }
}
