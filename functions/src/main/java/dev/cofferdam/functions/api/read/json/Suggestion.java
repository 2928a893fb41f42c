package dev.cofferdam.functions.api.read.json;

import java.util.Collection;
import java.util.Optional;

/** What a caller may have meant. */
final class Suggestion {

  private static final int LONGEST = 40;
  private static final int SHORTEST_START = 3;

  private Suggestion() {}

  /** The name closest to what was written, if it is close enough to be meant. */
  static Optional<String> among(Collection<String> names, String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(name, written);
      if (distance < least || (distance == least && name.compareTo(best) < 0)) {
        best = name;
        least = distance;
      }
    }
    boolean close = least <= Math.max(1, Math.min(best.length(), written.length()) / 3);
    if (close) {
      return Optional.of(best);
    }
    return names.stream()
        .filter(name -> written.length() >= SHORTEST_START && name.startsWith(written))
        .findFirst();
  }

  /** Levenshtein's: how many characters to add, drop or change. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
