package dev.cofferdam.functions.execution.grading;

/**
 * How unit tests are run; their files are part of the code, since they are judged with it.
 *
 * @param caseTimeout milliseconds that one answer of the program to one test case may take, where
 *     the two are apart
 */
public record UnitTests(long caseTimeout) {}
