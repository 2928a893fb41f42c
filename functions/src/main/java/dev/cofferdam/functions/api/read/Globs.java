package dev.cofferdam.functions.api.read;

import java.util.Optional;

/**
 * The shape of the patterns in {@code fetch_files}: {@code *}, {@code ?}, {@code [a-z]} and {@code
 * \} within a component, {@code **} as a whole component for any number of folders.
 */
final class Globs {

  private Globs() {}

  /** What is wrong with a pattern that is a harmless path; empty if nothing is. */
  static Optional<String> problem(String pattern) {
    for (String component : pattern.split("/", -1)) {
      if (component.contains("**") && !component.equals("**")) {
        return Optional.of("must have `**` as a whole component, as in `**/*.png`");
      }
      if (!isBalanced(component)) {
        return Optional.of("is not a pattern: a `[` is not closed, or a `\\` or `-` stands alone");
      }
    }
    return Optional.empty();
  }

  private static boolean isBalanced(String component) {
    int at = 0;
    while (at < component.length()) {
      char c = component.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c == '[') {
        at = afterClass(component, at + 1);
      } else {
        at++;
      }
      if (at > component.length()) {
        return false;
      }
    }
    return true;
  }

  /** The index after the class that begins at {@code from}, or one past the end if it is none. */
  private static int afterClass(String component, int from) {
    int wrong = component.length() + 1;
    int at = component.startsWith("^", from) ? from + 1 : from;
    boolean any = false;
    while (!any || !component.startsWith("]", at)) {
      int low = afterCharacter(component, at);
      int next = component.startsWith("-", low) ? afterCharacter(component, low + 1) : low;
      if (low > component.length() || next > component.length()) {
        return wrong;
      }
      any = true;
      at = next;
    }
    return at + 1;
  }

  private static int afterCharacter(String component, int at) {
    int wrong = component.length() + 1;
    if (at >= component.length() || component.charAt(at) == '-' || component.charAt(at) == ']') {
      return wrong;
    }
    int character = component.charAt(at) == '\\' ? at + 1 : at;
    return character >= component.length()
        ? wrong
        : character + Character.charCount(component.codePointAt(character));
  }
}
