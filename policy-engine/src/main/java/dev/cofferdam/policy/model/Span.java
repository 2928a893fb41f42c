package dev.cofferdam.policy.model;

/**
 * A stretch of a source text.
 *
 * @param start where it begins
 * @param end the place after its last character; equal to {@code start} when it is empty
 */
public record Span(Position start, Position end) {

  /**
   * The empty stretch at the start of a text: where a finding stands that concerns a file as a
   * whole.
   */
  public static final Span WHOLE = new Span(Position.START, Position.START);

  /** Refuses a stretch that ends before it begins. */
  public Span {
    if (end.offset() < start.offset()) {
      throw new IllegalArgumentException("ends before it begins: " + start + " to " + end);
    }
  }
}
