package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.LineIndex;
import java.util.Arrays;

/** Documents in a program: where they are, and which one is being read. */
final class BashDocuments {

  private final char[] text;
  private final LineIndex lines;
  private int[] open = new int[12];
  private int count;
  private int limit;
  private int jump;
  private int end;
  private int lineFrom = Integer.MAX_VALUE;
  private int lineTo;

  BashDocuments(char[] text, LineIndex lines) {
    this.text = text;
    this.lines = lines;
    this.limit = text.length;
  }

  boolean tangled() {
    return lines.crowded();
  }

  /** Where what is read ends. */
  int limit() {
    return limit;
  }

  boolean inDocument() {
    return count > 0;
  }

  /** Where the text goes on after a line that ends before that offset. */
  int afterLine(int at) {
    return jump > at ? Math.min(jump, limit) : at;
  }

  /** Where the document begins whose end is that word; -1 when there is none. */
  int find(String word, boolean indented, int from) {
    int start = Math.max(jump, nextLine(from));
    end = start > limit ? -1 : lines.find(word, indented, start, limit);
    return end < 0 ? -1 : start;
  }

  /** Begins the document that was found last; after it, reading goes on at that offset. */
  void enter(int body, int resume) {
    if (count * 3 == open.length) {
      open = Arrays.copyOf(open, count * 6);
    }
    open[count * 3] = limit;
    open[count * 3 + 1] = resume;
    open[count * 3 + 2] = Math.min(nextLine(end), limit);
    count++;
    limit = end;
    jump = body;
  }

  /** Ends the document that is read; where to go on. */
  int leave() {
    count--;
    limit = open[count * 3];
    jump = open[count * 3 + 2];
    return open[count * 3 + 1];
  }

  /** Many documents may be mentioned in one line, whose end is looked for once. */
  private int nextLine(int from) {
    if (from < lineFrom || from > lineTo) {
      int at = from;
      while (at < text.length && text[at] != '\n') {
        at++;
      }
      lineTo = at;
      lineFrom = from;
    }
    return Math.min(text.length, lineTo + 1);
  }
}
