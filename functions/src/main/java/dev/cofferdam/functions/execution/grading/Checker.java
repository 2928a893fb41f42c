package dev.cofferdam.functions.execution.grading;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A caller's program that decides whether an output is right, called as the output validators of
 * the ICPC's problem package format are: the program's output is its standard input, its arguments
 * are the files of the test's input and of the expected output and a folder, and it ends with 42 to
 * accept and 43 to refuse. Any other end is a failure of the checker, never a verdict: an
 * interpreter that stumbles ends with 1.
 *
 * @param code what the gate will judge
 * @param runtime the runtime that its language and version select
 * @param limits in force for it, for each test anew
 */
public record Checker(UnjudgedCode code, RuntimeImage runtime, ResourceLimits limits) {

  private static final int ACCEPTS = 42;
  private static final int REFUSES = 43;
  private static final String INPUT = ".cofferdam/input";
  private static final String ANSWER = ".cofferdam/answer";
  private static final String FEEDBACK = ".cofferdam/feedback/";

  /**
   * What the checker is run with for one test.
   *
   * @param test the test
   * @param run how the program fared in it
   * @return input and expected output as files, the program's output as standard input
   */
  public static RunInput input(TestCase test, StageOutcome run) {
    byte[] expected = test.expectedOutput().getBytes(StandardCharsets.UTF_8);
    return new RunInput(
        test.input().id(),
        List.of(INPUT, ANSWER, FEEDBACK),
        run.stdout(),
        List.of(
            new CodeFile(INPUT, test.input().stdin()),
            new CodeFile(ANSWER, expected),
            new CodeFile(FEEDBACK + "judgemessage.txt", new byte[0])),
        Optional.empty());
  }

  /**
   * What a checker's end says of the output.
   *
   * @param check how the checker ended
   * @return accepted, wrong answer, or checker error
   */
  static ExecutionStatus verdict(StageOutcome check) {
    int code = check.code() == null ? -1 : check.code();
    if (check.reason() != EndReason.EXITED) {
      return ExecutionStatus.CHECKER_ERROR;
    }
    return switch (code) {
      case ACCEPTS -> ExecutionStatus.ACCEPTED;
      case REFUSES -> ExecutionStatus.WRONG_ANSWER;
      default -> ExecutionStatus.CHECKER_ERROR;
    };
  }

  /** What there is to say of a checker that gave no verdict. */
  static String failure(StageOutcome check) {
    String ended =
        check.message().isEmpty() ? "it exited with code " + check.code() : check.message();
    return "the checker gave no verdict (exit code %d accepts, %d refuses): %s"
        .formatted(ACCEPTS, REFUSES, ended);
  }
}
