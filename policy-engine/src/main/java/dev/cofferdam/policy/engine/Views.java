package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.fact.Facts.Range;
import dev.cofferdam.policy.fact.FrontEnd.Reading;
import dev.cofferdam.policy.syntax.Tokens;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A text as patterns see it: where its code, its strings and its comments are. Offsets stay what
 * they are.
 */
final class Views {

  /** What a character belongs to. */
  enum Zone {
    /** Code, the space between its tokens, and texts that are handed to an interpreter. */
    CODE,
    /** A string literal, its quotes included. */
    STRING,
    /** A comment. */
    COMMENT,
    /** Whatever it is. */
    ANY
  }

  private static final Comparator<Range> BY_START = Comparator.comparingInt(Range::start);

  /** The view of a text that has no zones. */
  static final Views RAW = new Views();

  private final Zone[] zones;
  private final String withoutComments;

  private Views() {
    zones = new Zone[0];
    withoutComments = "";
  }

  Views(String text, Reading reading) {
    Tokens tokens = reading.tokens();
    zones = new Zone[text.length()];
    Arrays.fill(zones, Zone.CODE);
    for (int token = 0; token < tokens.count(); token++) {
      switch (tokens.kind(token)) {
        case STRING, TEMPLATE_START, TEMPLATE_TEXT, TEMPLATE_END ->
            Arrays.fill(zones, tokens.start(token), tokens.end(token), Zone.STRING);
        case NAME, NUMBER, FIELD_START, FIELD_END, OPERATOR, LINE, END -> {}
      }
    }
    markInterpreted(reading);
    StringBuilder plain = new StringBuilder(text);
    for (int comment = 0; comment < tokens.commentCount(); comment++) {
      for (int i = tokens.commentStart(comment); i < tokens.commentEnd(comment); i++) {
        zones[i] = Zone.COMMENT;
        plain.setCharAt(i, ' ');
      }
    }
    withoutComments = plain.toString();
  }

  /** A text that is handed to an interpreter is code, whatever it is written as. */
  private void markInterpreted(Reading reading) {
    int done = 0;
    for (Range range : reading.facts().interpreted().stream().sorted(BY_START).toList()) {
      for (int i = Math.max(done, range.start()); i < range.end(); i++) {
        zones[i] = Zone.CODE;
      }
      done = Math.max(done, range.end());
    }
  }

  /** The text with spaces for its comments. */
  String withoutComments() {
    return withoutComments;
  }

  /** Whether a character belongs to a zone; the end of the text is code. */
  boolean is(Zone zone, int offset) {
    return zone == Zone.ANY || (offset < zones.length ? zones[offset] == zone : zone == Zone.CODE);
  }

  /** The first offset from there on that belongs to a zone; beyond the end when there is none. */
  int next(Zone zone, int from) {
    int at = from;
    while (at < zones.length && !is(zone, at)) {
      at++;
    }
    return at < zones.length ? at : zones.length + 1;
  }
}
