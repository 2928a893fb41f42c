package policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cofferdam.policy.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The judge's figures beside their goals: prints them, writes them to {@code docs/benchmarks}, and
 * fails where one fell below its floor.
 *
 * <p>System properties: {@code corpora}, {@code anchors} (what {@code anchors.py} wrote), {@code
 * work} (a folder for texts), {@code floors}, {@code docs}, {@code target} (where the rows that are
 * not as they should be are listed); arguments: {@code texts} to write the texts and stop, {@code
 * quality} to leave the times as they were measured before.
 */
final class PolicyBench {

  private static final int SMALL = 2_048;

  private PolicyBench() {}

  /** Exit code 1 when a figure fell below its floor. */
  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(System.getProperty("work"));
    Corpora corpora = new Corpora(Path.of(System.getProperty("corpora")));
    if (List.of(arguments).contains("texts")) {
      writeTexts(work, corpora);
      return;
    }
    Anchors anchors = new Anchors(Path.of(System.getProperty("anchors")));
    Quality quality = new Quality(corpora, anchors);
    List<Row> judged = quality.rows();
    print("telling apart (strict, from MEDIUM, development half)", judged);
    Path docs = Files.createDirectories(Path.of(System.getProperty("docs")));
    boolean onlyJudged = List.of(arguments).contains("quality");
    List<Row> timed = onlyJudged ? Document.before(docs, "speed") : new Speed(work).rows();
    List<Row> beside = anchors.present() ? anchors.rows() : Document.before(docs, "beside");
    print(onlyJudged ? "speed, as it was measured before" : "speed", timed);
    print("other tools", beside);
    list(quality.others());
    Floors floors = new Floors(Path.of(System.getProperty("floors")));
    List<String> fallen = floors.check(judged);
    new Document(judged, timed, beside, onlyJudged).write(docs);
    System.out.println("\nwritten: " + docs.resolve("policy.md") + " and policy.json");
    fallen.forEach(words -> System.out.println("BELOW ITS FLOOR: " + words));
    System.exit(fallen.isEmpty() ? 0 : 1);
  }

  private static void writeTexts(Path work, Corpora corpora) throws IOException {
    List<String> programs = new ArrayList<>();
    corpora.benign.stream()
        .filter(sample -> sample.language() == Language.PYTHON && !sample.refused())
        .forEach(sample -> programs.add(sample.text("code")));
    List<String> nearest = new ArrayList<>(programs);
    nearest.sort(Comparator.comparingInt(text -> Math.abs(text.length() - SMALL)));
    for (int i = 0; i < 32; i++) {
      Files.writeString(work.resolve("2k-" + i + ".py"), nearest.get(i));
    }
    Texts.write(work, "10k", 5 * SMALL, 16, programs);
    Texts.write(work, "50k", 25 * SMALL, 8, programs);
  }

  private static void print(String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    System.out.println("\n" + title);
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "  %-48s %13s  %-10s %-7s %-28s %s%n",
          row.name(),
          row.shownValue(),
          row.shownGoal(),
          row.verdict(),
          row.anchor(),
          row.remark());
    }
  }

  /** The rows that are not as they should be, for whoever mends rules. */
  private static void list(Map<String, List<String>> others) throws IOException {
    Map<String, List<String>> sorted = new LinkedHashMap<>();
    others.forEach((key, ids) -> sorted.put(key, ids.stream().sorted().toList()));
    Path file = Path.of(System.getProperty("target"), "policy-bench-misses.json");
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), sorted);
    System.out.println("\nrows that are not as they should be: " + file);
  }
}
