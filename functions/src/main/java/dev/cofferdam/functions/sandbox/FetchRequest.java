package dev.cofferdam.functions.sandbox;

import java.util.List;

/**
 * Which files of the workspace come back, and how much of them at most.
 *
 * @param patterns globs relative to the workspace; may be empty
 * @param maxCount files
 * @param maxSize bytes of one file; what is larger comes back cut, and says so
 * @param maxTotal bytes of all files together
 */
public record FetchRequest(List<String> patterns, int maxCount, long maxSize, long maxTotal) {
  /** Copies the list. */
  public FetchRequest {
    patterns = List.copyOf(patterns);
  }
}
