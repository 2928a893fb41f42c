package dev.cofferdam.functions.api.event;

/** One attribute of an event as it came. */
sealed interface Attribute {

  /** It did not come. */
  record Absent() implements Attribute {}

  /**
   * It came.
   *
   * @param value decoded
   */
  record Present(String value) implements Attribute {}

  /**
   * It came, but is none.
   *
   * @param message what is wrong
   */
  record Malformed(String message) implements Attribute {}
}
