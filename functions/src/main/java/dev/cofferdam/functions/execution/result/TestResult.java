package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.sandbox.StageOutcome;
import java.util.Optional;

/**
 * How one test went.
 *
 * @param id the test's id
 * @param status {@code accepted}, {@code wrong_answer}, {@code checker_error}, how the run ended
 *     badly, or {@code cancelled} where it could not be run
 * @param run the run; its output as in any stage; absent where there was none
 * @param message the first difference, what a checker said, or what went wrong; bounded; may be
 *     empty
 * @param diff for {@code wrong_answer} expected and actual output side by side, bounded; otherwise
 *     empty
 * @param check how the checker ended, where there was one
 */
public record TestResult(
    String id,
    ExecutionStatus status,
    Optional<StageOutcome> run,
    String message,
    String diff,
    Optional<StageOutcome> check) {}
