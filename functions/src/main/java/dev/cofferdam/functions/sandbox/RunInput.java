package dev.cofferdam.functions.sandbox;

import java.util.List;

/**
 * What one run of the program gets.
 *
 * @param id the test's id, or empty for the one run of a request without tests
 * @param arguments the program's arguments
 * @param stdin the program's standard input; may be empty
 */
public record RunInput(String id, List<String> arguments, byte[] stdin) {
  /** Copies the list. */
  public RunInput {
    arguments = List.copyOf(arguments);
  }
}
