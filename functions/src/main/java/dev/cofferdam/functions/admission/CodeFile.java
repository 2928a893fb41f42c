package dev.cofferdam.functions.admission;

/**
 * One file of a request.
 *
 * @param name relative to the workspace, {@code /} between folders, already known to be harmless
 *     (no {@code ..}, not absolute, no control characters)
 * @param content its bytes as the caller sent them, decoded; never changed after construction
 */
public record CodeFile(String name, byte[] content) {}
