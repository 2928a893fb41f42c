package dev.cofferdam.policy.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The corpora beside the clone. They are texts to be judged, never to be run, and none is part of
 * the project; where they are absent the tests that read them are skipped and say so.
 */
public final class Corpus {

  /** Why a test that reads them is skipped. */
  static final String ABSENT =
      "no corpora here, by which recall and false alarms are measured; COFFERDAM_CORPORA names"
          + " their folder";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Corpus() {}

  /**
   * The folder: the system property {@code cofferdam.corpora}, or the variable, or beside the
   * clone.
   */
  static Path folder() {
    String property = System.getProperty("cofferdam.corpora", System.getenv("COFFERDAM_CORPORA"));
    return property == null ? Path.of("..", "..", "shared", "corpora") : Path.of(property);
  }

  /** Whether they are. */
  public static boolean isThere() {
    return Files.isDirectory(folder());
  }

  /** The rows of a file in that language. */
  public static List<JsonNode> rows(String file, String language) {
    try {
      List<JsonNode> rows = new ArrayList<>();
      for (String line : Files.readAllLines(folder().resolve(file))) {
        JsonNode row = JSON.readTree(line);
        if (row.get("language").asText().equals(language)) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
