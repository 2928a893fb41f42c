package dev.cofferdam.functions.api.letgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.api.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was launched and let go, and how its result comes by itself. */
@QuarkusTest
@TestProfile(FakeClusterParts.Profile.class)
class CollectTest {

  private static final String REQUESTED = "dev.cofferdam.execution.requested";
  private static final String NOTICE = "dev.knative.apiserver.ref.update";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String LONG = ", \"limits\": {\"run_timeout\": 50000}";
  private static final String SOME_JOB = "x" + "0".repeat(32);

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @Test
  void an_event_that_may_take_long_is_let_go_and_its_result_comes_by_a_notice() {
    String cause = UUID.randomUUID().toString();
    RawHttp.Answer launched =
        event(REQUESTED, cause, request("print 1", LONG), "ce-traceparent: " + TRACE);
    RawHttp.Answer result = notice(NOTICE, "n1", idOf(cause));

    assertThat(launched.status()).isEqualTo(204);
    assertThat(result.status()).isEqualTo(200);
    assertThat(result.header("ce-type")).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.header("ce-id")).isEqualTo(idOf(cause));
    assertThat(result.header("ce-subject")).isEqualTo(idOf(cause));
    assertThat(result.header("ce-causationid")).isEqualTo(cause);
    assertThat(result.header("ce-causationsource")).isEqualTo("/tests/letgo");
    assertThat(result.header("ce-traceparent")).isEqualTo(TRACE);
    assertThat(result.json().at("/run/stdout").textValue()).isEqualTo("1\n");
  }

  @Test
  void a_notice_that_is_delivered_again_is_answered_again_and_another_one_is_not() {
    String id = launched("print 1");
    RawHttp.Answer first = notice(NOTICE, "first", id);

    assertThat(notice(NOTICE, "first", id).text()).isEqualTo(first.text());
    assertThat(notice(NOTICE, "second", id).status()).isEqualTo(204);
  }

  @Test
  void an_event_within_the_limit_is_held_and_answered() {
    RawHttp.Answer answer = event(REQUESTED, UUID.randomUUID().toString(), request("print 1", ""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ce-type")).isEqualTo("dev.cofferdam.execution.completed");
  }

  @Test
  void a_refusal_by_the_policy_is_answered_at_once() {
    String policy =
        ", \"policy\": {\"severity_threshold\": \"LOW\", \"restricted_modules\": [{\"name\":"
            + " \"os\", \"description\": \"no\", \"severity\": \"HIGH\"}]}";
    RawHttp.Answer answer =
        event(REQUESTED, UUID.randomUUID().toString(), request("import os", LONG + policy));

    assertThat(answer.header("ce-type")).isEqualTo("dev.cofferdam.execution.rejected");
  }

  @Test
  void a_notice_comes_to_nothing_while_the_program_runs() {
    String id = launched("sleep 60000");

    assertThat(notice(NOTICE, "early", id).status()).isEqualTo(204);
    http.send("DELETE", "/executions/" + id, new byte[0]);
  }

  @Test
  void what_was_cancelled_says_so_to_everyone() {
    String id = launched("sleep 60000");
    RawHttp.Answer ended = http.send("DELETE", "/executions/" + id, new byte[0]);
    RawHttp.Answer result = notice(NOTICE, "cancelled", id);

    assertThat(ended.json().get("status").textValue()).isEqualTo("cancelled");
    assertThat(result.header("ce-type")).isEqualTo("dev.cofferdam.execution.failed");
    assertThat(result.json().get("status").textValue()).isEqualTo("cancelled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/namespaces/cofferdam-sandboxes/pods/x00000000000000000000000000000000",
        "/apis/batch/v1/namespaces/cofferdam-sandboxes/jobs/other",
        "/apis/batch/v1/namespaces/a/jobs/x00000000000000000000000000000000/../../secrets",
        "x00000000000000000000000000000000"
      })
  void a_notice_of_anything_else_is_refused_for_good(String subject) {
    RawHttp.Answer answer =
        event(NOTICE, UUID.randomUUID().toString(), "{}", "ce-subject: " + subject);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("ce-subject");
  }

  @Test
  void what_a_notice_says_of_a_job_is_not_believed() {
    String job =
        "{\"kind\":\"Job\",\"metadata\":{\"name\":\"%s\"},\"status\":{\"succeeded\":1}}"
            .formatted(SOME_JOB);
    RawHttp.Answer answer =
        event("dev.knative.apiserver.resource.update", "forged", job, subject(SOME_JOB));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void a_sweep_looks_for_what_was_missed() {
    int before = FakeClusterParts.CLUSTER.reminders();
    RawHttp.Answer answer = event("dev.knative.sources.ping", "ping", "{}");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(FakeClusterParts.CLUSTER.reminders()).isEqualTo(before + 1);
  }

  @Test
  void a_call_that_prefers_so_is_let_go_and_found_with_its_labels() {
    RawHttp.Answer begun = call("print 1", ", \"labels\": {\"team\": \"blue\"}");
    RawHttp.Answer found = http.send("GET", begun.header("Location"), new byte[0]);

    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(found.json().get("status").textValue()).isEqualTo("completed");
    assertThat(found.json().at("/labels/team").textValue()).isEqualTo("blue");
  }

  @Test
  void the_result_of_a_call_comes_as_an_event_without_a_cause() {
    String id = call("print 1", "").json().get("id").textValue();
    RawHttp.Answer result = notice(NOTICE, "of a call", id);

    assertThat(result.header("ce-type")).isEqualTo("dev.cofferdam.execution.completed");
    assertThat(result.headers()).doesNotContainKey("ce-causationid");
  }

  @Test
  void a_call_whose_result_needs_what_is_not_stored_is_waited_for() {
    for (String more :
        List.of(
            ", \"tests\": [{\"id\": \"a\", \"expected_output\": \"1\"}]",
            ", \"fetch_files\": [\"*.txt\"]")) {
      RawHttp.Answer answer = call("print 1", more);

      assertThat(answer.status()).as(more).isEqualTo(200);
      assertThat(answer.header("Preference-Applied")).as(more).isEmpty();
      assertThat(answer.json().has("status")).as(more).isTrue();
    }
  }

  @Test
  void what_was_let_go_is_counted_when_it_goes_and_when_its_result_is_given() {
    String id = launched("print 1");
    notice(NOTICE, "counted", id);

    assertThat(http.send("GET", "/q/metrics", new byte[0]).text())
        .contains("cofferdam_executions_launched_total{language=\"python\"}")
        .contains("cofferdam_executions_collected_total{status=\"completed\"}");
  }

  @Test
  void a_replayed_event_is_the_same_execution() {
    String cause = UUID.randomUUID().toString();
    event(REQUESTED, cause, request("print 1", LONG));
    RawHttp.Answer again = event(REQUESTED, cause, request("print 1", LONG));

    assertThat(again.status()).isEqualTo(204);
    assertThat(notice(NOTICE, "of a replay", idOf(cause)).status()).isEqualTo(200);
  }

  private String launched(String program) {
    String cause = UUID.randomUUID().toString();
    assertThat(event(REQUESTED, cause, request(program, LONG)).status()).isEqualTo(204);
    return idOf(cause);
  }

  private RawHttp.Answer call(String program, String more) {
    return http.postJson("/execute", request(program, more), "Prefer: respond-async");
  }

  private RawHttp.Answer notice(String type, String notice, String job) {
    return event(type, notice, "{\"kind\":\"Job\"}", subject(job));
  }

  private RawHttp.Answer event(String type, String id, String data, String... more) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "ce-specversion: 1.0",
                "ce-type: " + type,
                "ce-source: /tests/letgo",
                "ce-id: " + id));
    headers.addAll(List.of(more));
    return http.postJson("/", data, headers.toArray(String[]::new));
  }

  private static String subject(String job) {
    return "ce-subject: /apis/batch/v1/namespaces/cofferdam-sandboxes/jobs/" + job;
  }

  private static String idOf(String cause) {
    return FakeClusterParts.CLUSTER.idOf(cause);
  }

  private static String request(String program, String more) {
    return "{\"language\":\"python\",\"code\":\"" + program + "\"" + more + "}";
  }
}
