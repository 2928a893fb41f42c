package dev.cofferdam.functions.admission;

/**
 * One thing wrong with the policy that a caller named or sent.
 *
 * @param path where in the caller's policy, as a JSON path below {@code $.policy}, for example
 *     {@code .patterns[0].severity}; empty for the policy as a whole
 * @param message what is wrong and what would be right
 */
public record PolicyProblem(String path, String message) {}
