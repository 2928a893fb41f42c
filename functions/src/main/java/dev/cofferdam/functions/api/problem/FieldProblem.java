package dev.cofferdam.functions.api.problem;

/**
 * One thing wrong with what a caller sent.
 *
 * @param path where: a JSON path of the body ({@code $.limits.run_timeout}), or the name of a
 *     header
 * @param message what is wrong and what would be right; lower case, no full stop
 */
public record FieldProblem(String path, String message) {}
