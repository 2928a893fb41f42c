package dev.cofferdam.policy.syntax.c;

/**
 * A macro as it was defined.
 *
 * @param name its symbol
 * @param parameters the symbols of its parameters, the last of which takes all that is left
 * @param takes whether it takes arguments
 * @param from the first token of what it stands for
 * @param to the token after the last
 */
record Macro(int name, int[] parameters, boolean takes, int from, int to) {

  /** The place of a parameter, or -1. */
  int place(int symbol) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] == symbol) {
        return i;
      }
    }
    return -1;
  }
}
