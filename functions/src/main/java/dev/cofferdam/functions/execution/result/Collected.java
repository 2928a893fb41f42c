package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.sandbox.LettingGo;

/**
 * The result of an execution that nobody waited for.
 *
 * @param result the same one whoever collects it, and however often
 * @param tested whether it had tests
 * @param memo what was remembered of its request
 */
public record Collected(ExecutionResult result, boolean tested, LettingGo.Memo memo) {}
