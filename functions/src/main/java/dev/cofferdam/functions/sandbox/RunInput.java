package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import java.util.List;
import java.util.Optional;

/**
 * What one run of the program gets.
 *
 * @param id the test's id, or empty for the one run of a request without tests
 * @param arguments the program's arguments
 * @param stdin the program's standard input; may be empty
 * @param files data that lies in the workspace for this run alone, under names that begin with
 *     {@code .cofferdam}; never code
 * @param limits in force for this run; empty for those of the execution
 */
public record RunInput(
    String id,
    List<String> arguments,
    byte[] stdin,
    List<CodeFile> files,
    Optional<StageLimits> limits) {

  /** Copies the lists. */
  public RunInput {
    arguments = List.copyOf(arguments);
    files = List.copyOf(files);
  }

  /**
   * A run without files or limits of its own.
   *
   * @param id the test's id, or empty
   * @param arguments the program's arguments
   * @param stdin the program's standard input
   */
  public RunInput(String id, List<String> arguments, byte[] stdin) {
    this(id, arguments, stdin, List.of(), Optional.empty());
  }
}
