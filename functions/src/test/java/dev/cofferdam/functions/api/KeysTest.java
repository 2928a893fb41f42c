package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.funqy.Funq;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call, with API keys. */
@QuarkusTest
@TestProfile(KeyHolders.Profile.class)
class KeysTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private final Contract contract = new Contract();
  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @AfterEach
  void usual_keys() {
    KeyHolders.write(KeyHolders.usual());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /execute",
    "POST, /analyze",
    "POST, /",
    "GET, /runtimes",
    "HEAD, /runtimes",
    "GET, /executions/x00000000000000000000000000000000"
  })
  void who_shows_nothing_is_refused_everywhere(String method, String path) {
    RawHttp.Answer answer = http.send(method, path, new byte[0], "Content-Type: application/json");

    if (!method.equals("HEAD")) {
      String documented = path.startsWith("/executions/") ? "/executions/{id}" : path;
      contract.check(documented, method.toLowerCase(Locale.ROOT), answer);
    }
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "/, dev.cofferdam.execution.requested",
    "/runtimes, execute",
    "/execute, runtimes",
    "/, execution-requested",
    "/analyze, dev.cofferdam.execution.requested",
    "/, dev.knative.apiserver.ref.update",
    "/execute, dev.knative.sources.ping"
  })
  void no_type_of_event_is_a_way_around(String path, String type) {
    for (String key : List.of("", "wrong", KeyHolders.JUDGE)) {
      RawHttp.Answer answer =
          http.postJson(
              path,
              program(),
              "ce-specversion: 1.0",
              "ce-type: " + type,
              "ce-source: /s",
              "ce-id: 1",
              "Authorization: Bearer " + key);

      assertThat(answer.status()).as(key).isIn(400, 401, 403, 405);
      assertThat(FakeParts.SANDBOX.runs()).as(key).isEqualTo(runsBefore);
    }
  }

  private final int runsBefore = FakeParts.SANDBOX.runs();

  @Test
  void a_wrong_key_is_refused_before_the_body_comes() {
    RawHttp.Answer answer =
        http.postJson("/execute", "x".repeat(5 << 20), "Authorization: Bearer wrong");

    contract.check("/execute", "post", answer);
    assertThat(answer.status()).isIn(401, 413);
    assertThat(http.postJson("/execute", program(), "X-API-Key: wrong").status()).isEqualTo(401);
    assertThat(
            http.postJson("/execute", program(), "Authorization: Basic " + KeyHolders.BLUE)
                .status())
        .isEqualTo(401);
  }

  @Test
  void a_role_allows_what_it_is_for_and_nothing_else() {
    assertThat(as(KeyHolders.BLUE, "/execute")).isEqualTo(200);
    assertThat(as(KeyHolders.BLUE, "/analyze")).isEqualTo(403);
    assertThat(as(KeyHolders.JUDGE, "/analyze")).isEqualTo(200);
    assertThat(as(KeyHolders.JUDGE, "/execute")).isEqualTo(403);
    assertThat(as(KeyHolders.ADMIN, "/execute")).isEqualTo(200);
    assertThat(as(KeyHolders.ADMIN, "/analyze")).isEqualTo(200);
  }

  @Test
  void a_refusal_is_a_problem_that_says_how_to_mend_it() {
    RawHttp.Answer answer =
        http.postJson("/execute", program(), "Authorization: Bearer " + KeyHolders.JUDGE);

    contract.check("/execute", "post", answer);
    assertThat(answer.json().get("code").textValue()).isEqualTo("forbidden");
    assertThat(answer.json().get("detail").textValue()).contains("roles");
  }

  @Test
  void a_key_may_come_in_a_header_of_its_own_in_any_case() {
    assertThat(http.postJson("/execute", program(), "x-api-key: " + KeyHolders.BLUE).status())
        .isEqualTo(200);
    assertThat(
            http.postJson("/execute", program(), "authorization: bearer " + KeyHolders.BLUE)
                .status())
        .isEqualTo(200);
  }

  @Test
  void what_this_is_and_how_it_feels_is_told_to_anybody() {
    for (String path :
        List.of("/openapi.yaml", "/q/health/live", "/q/health/ready", "/q/metrics")) {
      assertThat(http.send("GET", path, new byte[0]).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void two_tenants_may_use_the_same_idempotency_key() {
    String blue = id(KeyHolders.BLUE);
    String red = id(KeyHolders.RED);

    assertThat(red).isNotEqualTo(blue);
    assertThat(id(KeyHolders.BLUE)).isEqualTo(blue);
  }

  @Test
  void a_tenant_sees_its_own_executions_and_an_admin_all() {
    String place =
        http.postJson(
                "/execute",
                "{\"language\":\"python\",\"code\":\"sleep 60000\"}",
                "Prefer: respond-async",
                "Authorization: Bearer " + KeyHolders.BLUE)
            .header("Location");

    assertThat(at("GET", place, KeyHolders.BLUE)).isEqualTo(202);
    assertThat(at("GET", place, KeyHolders.ADMIN)).isEqualTo(202);
    assertThat(at("GET", place, KeyHolders.RED)).isEqualTo(404);
    assertThat(at("DELETE", place, KeyHolders.RED)).isEqualTo(404);
    assertThat(at("GET", place, KeyHolders.JUDGE)).isEqualTo(403);
    assertThat(at("DELETE", place, KeyHolders.BLUE)).isEqualTo(200);
  }

  private int at(String method, String place, String key) {
    return http.send(method, place, new byte[0], "Authorization: Bearer " + key).status();
  }

  @Test
  void keys_are_changed_while_the_service_runs() throws InterruptedException {
    KeyHolders.write(KeyHolders.list(List.of(KeyHolders.key("new", "blue", "execute"))));

    awaitStatus("new", 200);
    assertThat(as(KeyHolders.BLUE, "/execute")).isEqualTo(401);

    KeyHolders.write("{");
    Thread.sleep(2_500);
    assertThat(as("new", "/execute")).isEqualTo(200);

    KeyHolders.write(KeyHolders.usual());
    awaitStatus(KeyHolders.BLUE, 200);
    assertThat(as("new", "/execute")).isEqualTo(401);
  }

  @Test
  void every_function_names_its_roles() {
    List<Method> functions =
        Stream.of(HttpFunctions.class, EventFunctions.class, CollectFunctions.class)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Funq.class))
            .toList();

    assertThat(functions).hasSizeGreaterThanOrEqualTo(8);
    assertThat(functions)
        .allSatisfy(method -> assertThat(method.isAnnotationPresent(RolesAllowed.class)).isTrue());
  }

  private void awaitStatus(String key, int status) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (as(key, "/execute") != status && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    assertThat(as(key, "/execute")).isEqualTo(status);
  }

  private int as(String key, String path) {
    return http.postJson(path, program(), "Authorization: Bearer " + key).status();
  }

  private String id(String key) {
    String body =
        "{\"language\":\"python\",\"code\":\"print 1\",\"idempotency_key\":\"of two tenants\"}";
    return http.postJson("/execute", body, "Authorization: Bearer " + key)
        .json()
        .get("id")
        .textValue();
  }

  private static String program() {
    return "{\"language\":\"python\",\"code\":\"print 1\"}";
  }
}
