package dev.cofferdam.functions.sandbox.limit;

/**
 * What one stage may use. Every value is at least 1: there is no "unlimited".
 *
 * @param wallTime milliseconds from the start of the stage
 * @param cpuTime milliseconds of processor time, summed over all its processes
 * @param memory bytes, over all its processes, without what lies in the workspace
 * @param output bytes of standard output and standard error together
 * @param processes processes and threads at one moment
 * @param fileSize bytes of one file
 * @param disk bytes in the workspace
 * @param openFiles open files of one process
 */
public record StageLimits(
    long wallTime,
    long cpuTime,
    long memory,
    long output,
    long processes,
    long fileSize,
    long disk,
    long openFiles) {}
