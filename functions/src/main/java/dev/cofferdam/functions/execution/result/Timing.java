package dev.cofferdam.functions.execution.result;

/**
 * Where the time went, in milliseconds.
 *
 * @param queue waiting for a permit
 * @param policy judging
 * @param startup starting the sandbox, until the runner spoke
 * @param run from then to the end of the sandbox, clean-up included
 * @param total all of it
 */
public record Timing(long queue, long policy, long startup, long run, long total) {}
