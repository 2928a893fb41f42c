package dev.cofferdam.functions.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.FetchedFile;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Position;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Span;
import dev.cofferdam.policy.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ExecutionId ID = new ExecutionId("x" + "0".repeat(32));
  private static final ResourceLimits LIMITS =
      new ResourceLimits(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

  /** Asks for tests and for files. */
  private static final ExecutionRequest REQUEST =
      new ExecutionRequest(
          Tenant.ONLY,
          new UnjudgedCode(
              Language.PYTHON,
              List.of(new CodeFile("main.py", bytes("1"))),
              List.of(),
              Map.of(),
              List.of()),
          new TestRuntimes().all().get(0),
          new RunInput("", List.of(), bytes("")),
          List.of(
              new TestCase(new RunInput("1", List.of(), bytes("")), "out", new Comparator.Exact()),
              new TestCase(new RunInput("2", List.of(), bytes("")), "1", new Comparator.Exact())),
          Optional.empty(),
          Optional.empty(),
          false,
          LIMITS,
          new FetchRequest(List.of("*"), 1, 1, 1),
          new PolicyChoice.ServerDefault(),
          Optional.empty(),
          "0".repeat(64),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  @Test
  void everything_that_happened_is_written() throws IOException {
    Finding finding =
        new Finding(
            "PY-001",
            Severity.HIGH,
            "calls `os.system`",
            "main.py",
            new Span(new Position(2, 1, 10), new Position(2, 10, 19)),
            "os.system\ud800",
            "os.system",
            List.of(new Finding.Via(Finding.Via.Kind.ALIAS, "run")));
    ExecutionResult result =
        new ExecutionResult(
            ID,
            ExecutionStatus.WRONG_ANSWER,
            Optional.of(new Verdict.Permit(List.of(finding), true, "p", "sha256:1")),
            Optional.of(stage("", EndReason.EXITED, 0, null, "")),
            Optional.empty(),
            List.of(
                new TestResult(
                    "1",
                    ExecutionStatus.ACCEPTED,
                    Optional.of(stage("1", EndReason.EXITED, 0, null, "")),
                    "",
                    "",
                    Optional.empty()),
                new TestResult(
                    "2",
                    ExecutionStatus.WRONG_ANSWER,
                    Optional.of(stage("2", EndReason.EXITED, 0, null, "")),
                    "line 1",
                    "-1",
                    Optional.empty())),
            List.of(),
            List.of(new FetchedFile("a.csv", 9, "f".repeat(64), bytes("1,2\n"), true)),
            LIMITS,
            Optional.of(
                new SandboxInfo("gvisor", "runsc 1", "python:3", "sha256:2", "Linux 4.4.0")),
            new Timing(1, 2, 3, 4, 10),
            Optional.empty(),
            Map.of("team", "a"));

    assertThat(written(result)).isEqualTo(golden("everything"));
  }

  @Test
  void what_did_not_happen_is_left_out() throws IOException {
    ExecutionResult result =
        new ExecutionResult(
            ID,
            ExecutionStatus.REJECTED_BY_POLICY,
            Optional.of(new Verdict.Indeterminate("too large", List.of(), false, "p", "sha256:1")),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            LIMITS,
            Optional.empty(),
            new Timing(0, 2, 0, 0, 2),
            Optional.empty(),
            Map.of());

    assertThat(written(result)).isEqualTo(golden("nothing-ran"));
  }

  @Test
  void a_program_that_did_not_exit_has_no_code() throws IOException {
    StageOutcome killed = stage("", EndReason.TIME_LIMIT, null, "SIGKILL", "after 5000 ms");

    JsonNode stage =
        MAPPER.readTree(
            MAPPER.writeValueAsBytes(StageBody.of(killed, ExecutionStatus.TIME_LIMIT_EXCEEDED)));

    assertThat(stage.get("code").isNull()).isTrue();
    assertThat(stage.get("signal").textValue()).isEqualTo("SIGKILL");
    assertThat(stage.get("message").textValue()).isEqualTo("after 5000 ms");
  }

  private static StageOutcome stage(
      String id,
      EndReason reason,
      @Nullable Integer code,
      @Nullable String signal,
      String message) {
    return new StageOutcome(
        id,
        bytes("out"),
        new byte[] {(byte) 0xff},
        bytes("out"),
        false,
        false,
        reason,
        code,
        signal,
        message,
        1,
        2,
        3);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode written(ExecutionResult result) throws IOException {
    return MAPPER.readTree(MAPPER.writeValueAsBytes(ResponseWriter.result(REQUEST, result)));
  }

  private static JsonNode golden(String name) throws IOException {
    String resource = "/wire/out-" + name + ".json";
    try (InputStream file = ResponseWriterTest.class.getResourceAsStream(resource)) {
      return MAPPER.readTree(file);
    }
  }
}
