package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.StageOutcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stage on the wire. Times are milliseconds, sizes bytes.
 *
 * @param stdout standard output
 * @param stdoutEncoding {@code base64} where it is not UTF-8, otherwise left out
 * @param stderr standard error
 * @param stderrEncoding as for standard output
 * @param output both, interleaved as they came
 * @param outputEncoding as for standard output
 * @param stdoutTruncated whether standard output went on
 * @param stderrTruncated whether standard error went on
 * @param code the exit code, null when it did not exit
 * @param signal the signal's name, or null
 * @param status how it ended
 * @param message what there is to add, left out where there is nothing
 * @param cpuTime processor time
 * @param wallTime wall time
 * @param memory peak
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageBody(
    String stdout,
    @Nullable String stdoutEncoding,
    String stderr,
    @Nullable String stderrEncoding,
    String output,
    @Nullable String outputEncoding,
    boolean stdoutTruncated,
    boolean stderrTruncated,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer code,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String signal,
    String status,
    @Nullable String message,
    long cpuTime,
    long wallTime,
    long memory) {

  static StageBody of(StageOutcome stage, ExecutionStatus status) {
    WireText stdout = WireText.of(stage.stdout(), stage.stdoutTruncated());
    WireText stderr = WireText.of(stage.stderr(), stage.stderrTruncated());
    boolean cut = stage.stdoutTruncated() || stage.stderrTruncated();
    boolean onlyStdout = Arrays.equals(stage.output(), stage.stdout());
    WireText output = onlyStdout ? stdout : WireText.of(stage.output(), cut);
    return new StageBody(
        stdout.text(),
        stdout.encoding(),
        stderr.text(),
        stderr.encoding(),
        output.text(),
        output.encoding(),
        stage.stdoutTruncated(),
        stage.stderrTruncated(),
        stage.code(),
        stage.signal(),
        status.wireName(),
        stage.message().isEmpty() ? null : ShownText.wellFormed(stage.message()),
        stage.cpuTime(),
        stage.wallTime(),
        stage.memory());
  }
}
