package dev.cofferdam.functions.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.api.read.ReportFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadCheckTest {

  private static final HeadCheck CHECK = new HeadCheck(100);
  private static final List<String> EVENT =
      List.of(
          "ce-id: 1",
          "ce-source: /s",
          "ce-specversion: 1.0",
          "ce-type: dev.cofferdam.execution.requested");

  @ParameterizedTest
  @CsvSource({
    "GET, /execute, 405",
    "PUT, /execute, 405",
    "DELETE, /analyze, 405",
    "PATCH, /, 405",
    "TRACE, /, 405",
    "post, /execute, 405",
    "GET, /, 405",
    "POST, /runtimes, 405",
    "POST, /openapi.yaml, 405",
    "POST, /execution-requested, 404",
    "POST, /Execute, 404",
    "POST, /execute/, 404",
    "POST, //execute, 404",
    "POST, /x/../execute, 404",
    "POST, /%65xecute, 404",
    "POST, /execute;a=b, 404",
    "POST, '', 404",
    "GET, /qx, 404",
    "GET, /executions, 404",
    "GET, /executions/, 404",
    "GET, /executions/x1, 404",
    "GET, /executions/xABCDEF00000000000000000000000000, 404",
    "POST, /executions/x00000000000000000000000000000000, 405",
  })
  void only_known_paths_and_methods_pass(String method, String path, int status) {
    HeadDecision decision = decide(method, path, List.of("Content-Type: application/json"));

    assertThat(statusOf(decision)).isEqualTo(status);
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    HeadDecision decision = decide("GET", "/execute", List.of());

    assertThat(((HeadDecision.Refuse) decision).headers()).containsEntry("Allow", "POST, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q", "/q/health", "/q/metrics"})
  void health_and_metrics_are_not_ours(String path) {
    assertThat(decide("GET", path, List.of())).isEqualTo(new HeadDecision.Pass());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json; charset=\"iso-8859-1\"",
        "application/cloudevents-batch+json",
        "application/cloudevents+xml",
        "application/cloudevents+json; charset=latin1",
        "application/jsonx",
        "",
        ";",
      })
  void a_body_of_another_kind_is_refused(String type) {
    HeadDecision decision = decide("POST", "/execute", List.of("Content-Type: " + type));

    assertThat(statusOf(decision)).isEqualTo(415);
  }

  @Test
  void a_body_of_no_kind_or_of_two_is_refused() {
    assertThat(statusOf(decide("POST", "/execute", List.of()))).isEqualTo(415);
    assertThat(
            statusOf(
                decide(
                    "POST",
                    "/execute",
                    List.of("Content-Type: application/json", "Content-Type: text/plain"))))
        .isEqualTo(415);
  }

  @Test
  void a_compressed_body_is_refused() {
    List<String> headers = List.of("Content-Type: application/json", "Content-Encoding: gzip");

    assertThat(statusOf(decide("POST", "/execute", headers))).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=UTF-8",
        "application/json ; charset=\"utf-8\"",
        "application/json; profile=x",
      })
  void json_is_read_however_it_is_spelt(String type) {
    assertThat(decide("POST", "/analyze", List.of("Content-Type: " + type)))
        .isEqualTo(new HeadDecision.ReadCall(Optional.empty(), false));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0",
    "101, 413",
    "9223372036854775807, 413",
    "99999999999999999999, 413",
    "-1, 413",
    "x, 413"
  })
  void a_body_that_announces_too_much_is_refused_unread(String length, int status) {
    HeadDecision decision =
        decide(
            "POST",
            "/execute",
            List.of("Content-Type: application/json", "Content-Length: " + length));

    assertThat(statusOf(decision)).isEqualTo(status);
  }

  @Test
  void a_query_is_not_ignored() {
    RequestHead head = new RequestHead("GET", "/runtimes", Optional.of("x=1"), Map.of());

    assertThat(statusOf(CHECK.decide(head))).isEqualTo(400);
  }

  @Test
  void the_query_of_an_analysis_says_its_form() {
    assertThat(CHECK.decide(asking("/analyze", "format=sarif")))
        .isEqualTo(new HeadDecision.ReadCall(Optional.of(ReportFormat.SARIF), false));
    assertThat(CHECK.decide(asking("/analyze", "format=json")))
        .isEqualTo(new HeadDecision.ReadCall(Optional.of(ReportFormat.JSON), false));
  }

  @ParameterizedTest
  @CsvSource({
    "/analyze, format=pdf",
    "/analyze, format=SARIF",
    "/analyze, format=sarif&x=1",
    "/analyze, ''",
    "/execute, format=sarif"
  })
  void another_query_is_refused(String path, String query) {
    assertThat(statusOf(CHECK.decide(asking(path, query)))).isEqualTo(400);
  }

  @Test
  void an_event_takes_no_query() {
    Map<String, List<String>> headers =
        Map.of("Content-Type", List.of("application/cloudevents+json"));
    RequestHead head =
        new RequestHead("POST", "/analyze", Optional.of("format=sarif"), caseless(headers));

    assertThat(statusOf(CHECK.decide(head))).isEqualTo(400);
  }

  private static RequestHead asking(String path, String query) {
    Map<String, List<String>> headers = Map.of("Content-Type", List.of("application/json"));
    return new RequestHead("POST", path, Optional.of(query), caseless(headers));
  }

  private static Map<String, List<String>> caseless(Map<String, List<String>> headers) {
    Map<String, List<String>> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(headers);
    return caseless;
  }

  @Test
  void head_and_options_have_no_body() {
    assertThat(decide("HEAD", "/runtimes", List.of()))
        .isEqualTo(new HeadDecision.Empty(200, Map.of("Content-Type", "application/json")));
    assertThat(decide("OPTIONS", "/execute", List.of()))
        .isEqualTo(new HeadDecision.Empty(204, Map.of("Allow", "POST, OPTIONS")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/execute", "/analyze"})
  void an_event_is_taken_wherever_it_is_posted(String path) {
    List<String> binary = new ArrayList<>(EVENT);
    binary.add("Content-Type: application/json");

    assertThat(decide("POST", path, binary)).isInstanceOf(HeadDecision.ReadBinaryEvent.class);
    assertThat(decide("POST", path, List.of("Content-Type: application/cloudevents+json")))
        .isEqualTo(new HeadDecision.ReadStructuredEvent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"execute", "runtimes", "execution-requested", "*", "x"})
  void no_event_reaches_a_function_by_its_name(String type) {
    List<String> headers = new ArrayList<>(EVENT.subList(0, 3));
    headers.addAll(List.of("ce-type: " + type, "Content-Type: application/json"));

    assertThat(statusOf(decide("POST", "/", headers))).isEqualTo(400);
  }

  @Test
  void half_an_event_is_not_taken_for_a_call() {
    List<String> headers = List.of("ce-type: x", "Content-Type: application/json");

    assertThat(statusOf(decide("POST", "/execute", headers))).isEqualTo(400);
  }

  @Test
  void an_event_is_not_taken_from_a_get() {
    assertThat(statusOf(decide("GET", "/runtimes", EVENT))).isEqualTo(400);
    assertThat(
            statusOf(
                decide("GET", "/runtimes", List.of("Content-Type: application/cloudevents+json"))))
        .isEqualTo(400);
  }

  @Test
  void a_call_to_where_events_go_is_told_where_to_go() {
    HeadDecision decision = decide("POST", "/", List.of("Content-Type: application/json"));

    assertThat(statusOf(decision)).isEqualTo(400);
    assertThat(((HeadDecision.Refuse) decision).problem().detail()).contains("/execute");
  }

  private static HeadDecision decide(String method, String path, List<String> lines) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines) {
      int colon = line.indexOf(": ");
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 2));
    }
    return CHECK.decide(new RequestHead(method, path, Optional.empty(), headers));
  }

  private static int statusOf(HeadDecision decision) {
    return decision instanceof HeadDecision.Refuse refused ? refused.problem().status() : 0;
  }
}
