package dev.cofferdam.functions.admission;

/**
 * Which policy a caller wants enforced. The server's own is always in force; a choice can only add
 * to it.
 */
public sealed interface PolicyChoice {

  /** The server's policy and nothing else. */
  record ServerDefault() implements PolicyChoice {}

  /**
   * A policy that the server knows by name.
   *
   * @param name the name as the caller wrote it
   */
  record Named(String name) implements PolicyChoice {}

  /**
   * A policy document of the caller's own.
   *
   * @param text the document, YAML or JSON
   */
  record Document(String text) implements PolicyChoice {}
}
