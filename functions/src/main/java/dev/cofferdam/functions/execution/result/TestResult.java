package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.sandbox.StageOutcome;

/**
 * How one test went.
 *
 * @param id the test's id
 * @param status {@code accepted}, {@code wrong_answer}, or how the run ended badly
 * @param run the run; its output as in any stage
 * @param message for {@code wrong_answer} the first difference, bounded; otherwise empty
 */
public record TestResult(String id, ExecutionStatus status, StageOutcome run, String message) {}
