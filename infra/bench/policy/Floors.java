package policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What each figure came to at best, kept in the repository; it only gets better. */
final class Floors {

  private static final String HEAD =
      "# The best that each figure came to; a run below one of them fails. They only get better:"
          + " a better run\n# writes itself here, to be committed.\n";

  /** They grow with every language that is added, so that their goal is their floor. */
  private static final Set<String> OVER_ALL_LANGUAGES =
      Set.of("direct", "fpr.all", "precision", "twins");

  private final Path file;
  private final TreeMap<String, Double> floors = new TreeMap<>();

  Floors(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (!line.startsWith("#") && equals > 0) {
          floors.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        }
      }
    }
  }

  /** What fell below; what rose, or is new, is written down. */
  List<String> check(List<Row> rows) throws IOException {
    List<String> fallen = new ArrayList<>();
    boolean changed = false;
    for (Row row : rows) {
      Double floor = floors.get(row.key());
      if (OVER_ALL_LANGUAGES.contains(row.key())) {
        if (row.missed()) {
          fallen.add(row.name() + ": " + row.shownValue() + ", goal " + row.shownGoal());
        }
      } else if (Double.isNaN(row.value())) {
        if (floor != null && !row.remark().equals(Row.NEEDS_PYTHON)) {
          fallen.add(row.name() + ": not measured, was " + floor);
        }
      } else if (floor == null || better(row, floor)) {
        floors.put(row.key(), rounded(row));
        changed |= floor == null || floor != rounded(row);
      } else if (row.worseThan(floor)) {
        fallen.add(row.name() + ": " + row.shownValue() + ", was " + floor);
      }
    }
    if (changed) {
      StringBuilder text = new StringBuilder(HEAD);
      floors.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      Files.writeString(file, text);
    }
    return fallen;
  }

  private static boolean better(Row row, double floor) {
    return !row.worseThan(floor) && Math.abs(row.value() - floor) > 1e-9;
  }

  /** Rounded to the worse side, so that the same figure is never below its own floor. */
  private static double rounded(Row row) {
    double scaled = row.value() * 1000;
    double worse = row.sign() == Row.Sign.AT_MOST ? Math.ceil(scaled) : Math.floor(scaled);
    return Double.parseDouble(String.format(Locale.ROOT, "%.3f", worse / 1000));
  }
}
