package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.sandbox.RunInput;

/**
 * One test of a request. The expected output never enters the sandbox.
 *
 * @param input what the run gets
 * @param expectedOutput what standard output is compared with
 * @param comparator how
 */
public record TestCase(RunInput input, String expectedOutput, Comparator comparator) {}
