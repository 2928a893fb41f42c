package dev.cofferdam.functions.sandbox.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command that runs unit tests reported, taken out of what was printed. A word of the
 * report is a line that begins with the secret; whoever does not know the secret cannot report
 * anything, and who cuts a word in two only loses it. Fails closed: the cases are those that were
 * announced before the first one ran, and one of which nothing is known has failed.
 *
 * @param cases each that was announced, in order
 * @param problem why there are no cases, or fewer than there should be; empty where all is well
 * @param complete whether the end was reported
 * @param printed standard output without the report
 */
public record UnitReport(List<UnitCase> cases, String problem, boolean complete, byte[] printed) {

  /** The most cases that are told; more than these are a problem. */
  public static final int MOST_CASES = 2_000;

  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_MESSAGE = 4_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the list. */
  public UnitReport {
    cases = List.copyOf(cases);
  }

  /**
   * Reads a report.
   *
   * @param stdout everything that was printed
   * @param secret of the job
   * @return never null
   */
  public static UnitReport read(byte[] stdout, String secret) {
    Collector collector = new Collector();
    byte[] mark = (secret + " ").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream printed = new ByteArrayOutputStream(stdout.length);
    int at = 0;
    while (at < stdout.length) {
      int begin = find(stdout, mark, at);
      printed.write(stdout, at, begin - at);
      int end = begin;
      while (end < stdout.length && stdout[end] != '\n') {
        end++;
      }
      if (begin < stdout.length && end < stdout.length) {
        collector.take(stdout, begin + mark.length, end);
      }
      at = begin == stdout.length ? begin : Math.min(stdout.length, end + 1);
    }
    return collector.report(printed.toByteArray());
  }

  /** Where the mark stands next; the length of the text if nowhere. */
  private static int find(byte[] text, byte[] mark, int from) {
    for (int i = from; i <= text.length - mark.length; i++) {
      int same = 0;
      while (same < mark.length && text[i + same] == mark[same]) {
        same++;
      }
      if (same == mark.length) {
        return i;
      }
    }
    return text.length;
  }

  /** Gathers the words of one report. */
  private static final class Collector {

    private final Map<String, Optional<UnitCase>> cases = new LinkedHashMap<>();
    private String problem = "";
    private boolean announced;
    private boolean ended;

    void take(byte[] text, int from, int to) {
      try {
        JsonNode word = JSON.readTree(text, from, to - from);
        switch (word.path("event").asText()) {
          case "collected" -> announce(word.path("cases"));
          case "case" -> finish(word);
          case "problem" -> problem = cut(word.path("message").asText(), LONGEST_MESSAGE);
          case "end" -> ended = true;
          default -> problem = "the report has a word that nobody knows";
        }
      } catch (IOException notJson) {
        problem = "the report was cut in two";
      }
    }

    private void announce(JsonNode names) {
      announced = true;
      for (JsonNode name : names) {
        if (cases.size() == MOST_CASES) {
          problem = "there are more than " + MOST_CASES + " test cases";
          return;
        }
        cases.putIfAbsent(cut(name.asText(), LONGEST_NAME), Optional.empty());
      }
    }

    /** A case is told once, and only one that was announced counts. */
    private void finish(JsonNode word) {
      String name = cut(word.path("name").asText(), LONGEST_NAME);
      Optional<UnitCase.Outcome> outcome = UnitCase.Outcome.named(word.path("status").asText());
      Optional<UnitCase> known = cases.get(name);
      if (known == null || known.isPresent() || outcome.isEmpty()) {
        problem = "the report tells of a case that was not announced, or tells it twice";
        return;
      }
      String message = cut(word.path("message").asText(), LONGEST_MESSAGE);
      long time = Math.max(0, word.path("time").asLong());
      cases.put(name, Optional.of(new UnitCase(name, outcome.get(), message, time)));
    }

    UnitReport report(byte[] printed) {
      List<UnitCase> all = new ArrayList<>();
      cases.forEach((name, told) -> all.add(told.orElseGet(() -> unfinished(name))));
      String why = problem;
      if (why.isEmpty() && !announced) {
        why = "the test runner ended before it knew the test cases";
      } else if (why.isEmpty() && !ended) {
        why = "the test runner ended before the last test case";
      }
      return new UnitReport(all, why, announced && ended, printed);
    }

    private static UnitCase unfinished(String name) {
      return new UnitCase(name, UnitCase.Outcome.FAILED, "did not come to its end", 0);
    }

    private static String cut(String text, int most) {
      return text.length() <= most ? text : text.substring(0, most) + "…";
    }
  }
}
