package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.api.door.ApiDocument;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document says what is true, and all of it was tried. */
@QuarkusTest
@TestProfile(FakeParts.Profile.class)
class ContractTest {

  private static final String JSON = "application/json";
  private static final String EVENT = "application/cloudevents+json";

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private final Contract contract = new Contract();
  private final Set<String> tried = new TreeSet<>();
  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @Test
  void every_documented_answer_is_given_as_documented() {
    call("/execute", JSON, program("print 1"));
    launch();
    call("/execute", JSON, "{}");
    call("/execute", JSON, "x".repeat(5 << 20));
    call("/execute", "text/plain", "x");
    call("/execute", JSON, program("busy"));
    call("/execute", JSON, program("bug"));
    call("/execute", JSON, program("fault"));
    call("/analyze", JSON, program("print 1"));
    call("/analyze", JSON, "{}");
    call("/analyze", JSON, "x".repeat(5 << 20));
    call("/analyze", "text/plain", "x");
    call("/", EVENT, event("print 1"));
    call("/", EVENT, "{}");
    call("/", EVENT, "x".repeat(5 << 20));
    call("/", "application/cloudevents-batch+json", "[]");
    call("/", EVENT, event("busy"));
    call("/", EVENT, event("bug"));
    call("/", EVENT, event("fault"));
    get("/runtimes");
    get("/runtimes?x");
    get(stored('0'));
    get(stored('1'));
    get(stored('2'));
    get(stored('3'));
    get(stored('4'));
    get(stored('5'));
    get(stored('2') + "?x");
    delete(stored('0'));
    delete(stored('1'));
    delete(stored('2'));
    delete(stored('3'));
    delete(stored('4'));
    delete(stored('5'));
    delete(stored('2') + "?x");
    get("/openapi.yaml");
    get("/openapi.yaml?x");

    // Who may call is asked elsewhere: KeysTest.
    Set<String> documented = contract.documented();
    documented.removeIf(answer -> answer.endsWith(" 401") || answer.endsWith(" 403"));
    assertThat(tried).isEqualTo(documented).hasSizeGreaterThan(20);
  }

  @Test
  void the_document_that_is_served_is_this_one() {
    RawHttp.Answer answer = http.send("GET", "/openapi.yaml", new byte[0]);

    assertThat(answer.body()).isEqualTo(ApiDocument.bytes());
    assertThat(contract.document().get("openapi").textValue()).isEqualTo("3.1.0");
  }

  /** Where a schema can say it, the schema and the reader agree. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "true | {\"language\": \"python\", \"code\": \"\"}",
        "true | {\"language\": \"python\", \"files\": [{\"name\": \"a\", \"content\": \"\"}]}",
        "true | {\"language\": \"python\", \"code\": \"\", \"limits\": {\"run_timeout\": 5.0}}",
        "true | {\"language\": \"python\", \"code\": \"\", \"policy\": {\"severity_threshold\": \"SAFE\"}}",
        "true | {\"language\": \"python\", \"code\": \"\", \"tests\": [{\"id\": \"a\", \"expected_output\": \"\", \"comparator\": {\"type\": \"float\", \"tolerance\": 1}}]}",
        "false | {\"language\": \"python\", \"code\": \"\", \"tests\": [{\"id\": \"a\", \"expected_output\": \"\", \"comparator\": {\"type\": \"float\"}}]}",
        "false | {\"language\": \"python\", \"code\": \"\", \"tests\": [{\"id\": \"a\", \"expected_output\": \"\", \"comparator\": {\"type\": \"exact\", \"tolerance\": 1}}]}",
        "false | {\"language\": \"python\", \"code\": \"\", \"tests\": [{\"id\": \"a\", \"expected_output\": \"\", \"comparator\": \"float\"}]}",
        "false | {\"language\": \"python\", \"code\": \"\", \"tests\": [{\"expected_output\": \"\"}]}",
        "true | {\"language\": \"python\", \"code\": \"\", \"tests\": [{\"id\": \"a\", \"expected_output\": \"\", \"comparator\": \"checker\", \"limits\": {\"run_timeout\": 9}}], \"checker\": {\"language\": \"python\", \"code\": \"\"}}",
        "true | {\"language\": \"python\", \"code\": \"\", \"unit_tests\": {\"files\": [{\"name\": \"test_a.py\", \"content\": \"\"}], \"case_timeout\": 9}}",
        "false | {\"language\": \"python\", \"code\": \"\", \"unit_tests\": {\"files\": []}}",
        "false | {\"language\": \"python\", \"code\": \"\", \"files\": [{\"name\": \"a\", \"content\": \"\"}]}",
        "false | {\"language\": \"python\"}",
        "false | {\"language\": \"python\", \"code\": \"\", \"x\": 1}",
        "false | {\"language\": \"python\", \"code\": \"\", \"limits\": {\"run_timeout\": 0}}",
        "false | {\"language\": \"python\", \"code\": \"\", \"limits\": {\"run_timeout\": 1.5}}",
        "false | {\"language\": \"python\", \"code\": \"\", \"limits\": {\"open_files\": 7}}",
        "false | {\"language\": \"python\", \"code\": \"\", \"env\": {\"1\": \"\"}}",
        "false | {\"language\": \"python\", \"code\": \"\", \"args\": [\"\\u0000\"]}",
        "false | {\"language\": \"python\", \"code\": \"\", \"idempotency_key\": \" x\"}",
        "false | {\"language\": \"python\", \"code\": \"\", \"network_policy\": {\"type\": \"open\"}}",
      })
  void the_schema_of_requests_and_the_reader_agree(boolean valid, String request)
      throws IOException {
    JsonNode tree = JsonMapper.builder().build().readTree(request);

    assertThat(contract.requestProblems(tree).isEmpty()).isEqualTo(valid);
    assertThat(http.postJson("/analyze", request).status()).isEqualTo(valid ? 200 : 400);
  }

  private void call(String path, String type, String body) {
    RawHttp.Answer answer = http.post(path, body, RawHttp.withType(type));
    contract.check(path, "post", answer);
    tried.add(path + " post " + answer.status());
  }

  private void launch() {
    RawHttp.Answer answer =
        http.postJson("/execute", program("sleep 500"), "Prefer: respond-async");
    contract.check("/execute", "post", answer);
    tried.add("/execute post " + answer.status());
  }

  private void get(String path) {
    send("GET", path);
  }

  private void delete(String path) {
    send("DELETE", path);
  }

  private void send(String method, String path) {
    RawHttp.Answer answer = http.send(method, path, new byte[0]);
    String documented = path.replace("?x", "").replaceFirst("^/executions/x.*", "/executions/{id}");
    String name = method.toLowerCase(Locale.ROOT);
    contract.check(documented, name, answer);
    tried.add(documented + " " + name + " " + answer.status());
  }

  /** The fake sandbox tells by the first digit what it remembers. */
  private static String stored(char digit) {
    return "/executions/x" + String.valueOf(digit).repeat(32);
  }

  private static String program(String program) {
    return "{\"language\": \"python\", \"code\": \"%s\"}".formatted(program);
  }

  private static String event(String program) {
    return ("{\"specversion\": \"1.0\", \"id\": \"contract %s\", \"source\": \"/s\","
            + " \"type\": \"dev.cofferdam.execution.requested\", \"data\": %s}")
        .formatted(program, program(program));
  }
}
