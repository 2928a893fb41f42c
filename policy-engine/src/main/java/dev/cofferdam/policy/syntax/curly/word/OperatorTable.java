package dev.cofferdam.policy.syntax.curly.word;

import java.util.HashSet;
import java.util.Set;

/** Which characters of a language are one operator. Immutable. */
public final class OperatorTable {

  private static final int ASCII = 128;

  private final boolean[] pairs = new boolean[ASCII * ASCII];
  private final Set<String> longer = new HashSet<>();
  private final int longest;

  /** The operators of more than one character, with spaces between them. */
  public OperatorTable(String operators) {
    int most = 1;
    for (String operator : operators.split(" ", -1)) {
      pairs[operator.charAt(0) * ASCII + operator.charAt(1)] = true;
      longer.add(operator);
      most = Math.max(most, operator.length());
    }
    longest = most;
  }

  /** How many characters the operator has that stands there. */
  public int length(char[] text, int at) {
    char first = text[at];
    char second = at + 1 < text.length ? text[at + 1] : ' ';
    if (first >= ASCII || second >= ASCII || !pairs[first * ASCII + second]) {
      return 1;
    }
    for (int length = Math.min(longest, text.length - at); length > 1; length--) {
      if (longer.contains(new String(text, at, length))) {
        return length;
      }
    }
    return 1;
  }

  /** The operator's first three characters, lowest byte first. */
  public static int code(char[] text, int at, int length) {
    int code = 0;
    for (int i = 0; i < Math.min(3, length); i++) {
      code |= (text[at + i] & 0xFF) << (8 * i);
    }
    return code;
  }
}
