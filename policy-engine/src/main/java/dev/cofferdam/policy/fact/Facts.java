package dev.cofferdam.policy.fact;

import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import java.util.ArrayList;
import java.util.List;

/** What one file of code can do, as far as it was seen. For one evaluation, by one thread. */
public final class Facts {

  /** Most facts of one file; what comes after is not kept, and {@link #complete()} says so. */
  public static final int MAX = 100_000;

  private final PathTable paths;
  private final List<Fact> all = new ArrayList<>();
  private final List<Range> interpreted = new ArrayList<>();
  private final List<FileName> fileNames = new ArrayList<>();
  private boolean allFileNames = true;
  private boolean complete = true;

  /** No facts yet; paths in facts are those of this table. */
  public Facts(PathTable paths) {
    this.paths = paths;
  }

  /** Adds a fact, unless there are too many. */
  public void add(Fact fact) {
    if (all.size() < MAX) {
      all.add(fact);
    } else {
      complete = false;
    }
  }

  /**
   * Notes that something could not be followed, so that there may be more facts than there are
   * here.
   */
  public void markIncomplete() {
    complete = false;
  }

  /**
   * Notes that the texts between those offsets are handed to an interpreter of code or commands.
   */
  public void addInterpreted(int start, int end) {
    if (interpreted.size() < MAX) {
      interpreted.add(new Range(start, end));
    }
  }

  /** Where texts stand that are handed to an interpreter of code or commands. */
  public List<Range> interpreted() {
    return interpreted;
  }

  /** Notes that a text is, as a whole, what a file may be called. */
  public void addFileName(FileName name) {
    if (fileNames.size() < MAX) {
      fileNames.add(name);
    } else {
      allFileNames = false;
    }
  }

  /** Adds what there is in others, but for whether they were complete. */
  public void addAll(Facts others) {
    for (Fact fact : others.all) {
      add(fact);
    }
    for (Range range : others.interpreted) {
      addInterpreted(range.start, range.end);
    }
    for (FileName name : others.fileNames) {
      addFileName(name);
    }
    allFileNames &= others.allFileNames;
  }

  /** Whether all texts were kept that are what a file may be called. */
  public boolean allFileNames() {
    return allFileNames;
  }

  /** The texts that are what a file may be called. */
  public List<FileName> fileNames() {
    return fileNames;
  }

  /** All facts, in the order in which they were seen. */
  public List<Fact> all() {
    return all;
  }

  /** The table that the paths of facts are in. */
  public PathTable paths() {
    return paths;
  }

  /** Whether everything was followed and kept. */
  public boolean complete() {
    return complete;
  }

  /**
   * A stretch of the text.
   *
   * @param start the offset of its first UTF-16 code unit
   * @param end the offset after its last
   */
  public record Range(int start, int end) {}

  /**
   * A text that is, as a whole, what a file may be called.
   *
   * @param text what it comes to
   * @param start where it is, as an offset in UTF-16 code units
   * @param end the offset after it
   * @param via the steps by which it was seen
   */
  public record FileName(String text, int start, int end, List<Via> via) {}

  /**
   * One fact.
   *
   * @param kind which kind
   * @param path what it is about, in the table of these facts; members and signals have paths too,
   *     by {@link Vocabulary}
   * @param start where it is, as an offset in UTF-16 code units
   * @param end the offset after it
   * @param via the steps by which it was seen
   */
  public record Fact(Kind kind, int path, int start, int end, List<Via> via) {}
}
