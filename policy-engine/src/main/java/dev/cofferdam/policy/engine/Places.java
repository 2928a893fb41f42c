package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.Position;
import java.util.Arrays;

/** Lines and columns of offsets in a text; the lines are counted when the first is asked for. */
final class Places {

  private final String text;
  private int[] lineStarts = new int[0];
  private int lines;

  Places(String text) {
    this.text = text;
  }

  /** The place of an offset. */
  Position at(int offset) {
    if (lines == 0) {
      count();
    }
    int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - lineStarts[line] + 1, offset);
  }

  private void count() {
    lineStarts = new int[64];
    lines = 1;
    if (text.indexOf('\r') < 0) {
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
        add(end + 1);
      }
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        add(i + 1);
      }
    }
  }

  private void add(int start) {
    if (lines == lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, lines * 2);
    }
    lineStarts[lines++] = start;
  }
}
