package dev.cofferdam.policy.fact.evaluate;

/**
 * What a language does in its own way when a node is evaluated. Each step is told what the neutral
 * evaluation made of the node, may tell the emitter what it saw, and says what the node gives. For
 * one evaluation, by one thread.
 */
public interface Steps {

  /** Nothing of its own. */
  Steps NONE = new Steps() {};

  /** A name is read. */
  default int name(int node, int value) {
    return value;
  }

  /** A member is reached. */
  default int member(int node, int value) {
    return value;
  }

  /** A member of that name is taken out by a pattern. */
  default int part(String name, int node, int value) {
    return value;
  }

  /** Something is called. */
  default int call(int node, int value) {
    return value;
  }

  /** Something is subscripted. */
  default int subscript(int node, int value) {
    return value;
  }

  /** Two values are joined by an operator. */
  default int binary(int node, int value) {
    return value;
  }

  /** Whether {@link #text} does anything, so that all texts are looked at in each pass. */
  default boolean looksAtTexts() {
    return false;
  }

  /** A text is written out. */
  default int text(int node, int value) {
    return value;
  }
}
