package policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a page and as JSON. */
final class Document {

  private final List<Row> judged;
  private final List<Row> timed;
  private final List<Row> beside;
  private final boolean timedBefore;

  /** The times are those of this run, or of one before. */
  Document(List<Row> judged, List<Row> timed, List<Row> beside, boolean timedBefore) {
    this.timedBefore = timedBefore;
    this.judged = judged;
    this.timed = timed;
    this.beside = beside;
  }

  /** The rows of that name in the JSON that was written before; none when there is none. */
  static List<Row> before(Path folder, String name) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path file = folder.resolve("policy.json");
    if (Files.exists(file)) {
      new ObjectMapper().readTree(file.toFile()).path(name).forEach(row -> rows.add(Row.of(row)));
    }
    return rows;
  }

  void write(Path folder) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine());
    json.put("judged", judged.stream().map(Row::json).toList());
    json.put("speed", timed.stream().map(Row::json).toList());
    json.put("beside", beside.stream().map(Row::json).toList());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve("policy.json").toFile(), json);
    StringBuilder page = new StringBuilder("# The judge's figures\n\n");
    page.append("Written by `./cofferdam bench policy`. Machine: ").append(machine());
    page.append(".\n\n## Telling apart\n\nPreset `strict`, threshold MEDIUM, the development");
    page.append(" half of the corpora; the other half is kept back.\n");
    page.append("*Here* are the other tools on the same rows in the same run.\n\n");
    table(page, judged);
    page.append("\n## Speed\n\nOne thread, by JMH, after judging texts of all sizes for "
            + EvaluateBenchmark.SECONDS_BEFORE
            + " s, unless said.");
    page.append(timedBefore ? " Taken in an earlier run, of an earlier state.\n\n" : "\n\n");
    table(page, timed);
    if (!beside.isEmpty()) {
      page.append("\n## Other tools in the same run\n\n");
      table(page, beside);
    }
    Files.writeString(folder.resolve("policy.md"), page);
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(
        Locale.ROOT,
        "%d processors, Java %d, load %.1f at the end (1 by itself)",
        runtime.availableProcessors(),
        Runtime.version().feature(),
        load);
  }

  private static void table(StringBuilder page, List<Row> rows) {
    page.append("| figure | value | goal | | best anchor | of what |\n|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      page.append("| ").append(row.name()).append(" | ").append(row.shownValue());
      page.append(" | ").append(row.shownGoal()).append(" | ").append(row.verdict());
      page.append(" | ").append(row.anchor()).append(" | ").append(row.remark()).append(" |\n");
    }
  }
}
