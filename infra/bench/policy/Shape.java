package policy;

import dev.cofferdam.policy.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text that is made to be slow, as long as one wants: a line of the file that the tests of the
 * bounds read.
 *
 * @param language what it is written in
 * @param name for people
 * @param before stands once before
 * @param unit stands again and again
 * @param after stands once after
 */
record Shape(Language language, String name, String before, String unit, String after) {

  private static final Pattern PART = Pattern.compile(" ?~( |$)");
  private static final Pattern NUMBER = Pattern.compile("(?<=[a-z ])#");

  static List<Shape> all(Path file) throws IOException {
    List<Shape> shapes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("# ")) {
        String[] parts = PART.split(line, -1);
        Language language = Language.named(parts[0]).orElseThrow();
        String after = parts.length > 4 ? plain(parts[4]) : "";
        shapes.add(new Shape(language, parts[1], plain(parts[2]), plain(parts[3]), after));
      }
    }
    return shapes;
  }

  private static String plain(String text) {
    return text.replace("\\\\n", "\\\n")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\|", "|");
  }

  String text(int length) {
    StringBuilder text = new StringBuilder(length).append(before);
    String next = numbered(0);
    for (int i = 1; text.length() + next.length() + after.length() <= length; i++) {
      text.append(next);
      next = numbered(i);
    }
    return text.append(after).toString();
  }

  private String numbered(int number) {
    return unit.indexOf('#') > 0
        ? NUMBER.matcher(unit).replaceAll(Integer.toString(number))
        : unit;
  }
}
