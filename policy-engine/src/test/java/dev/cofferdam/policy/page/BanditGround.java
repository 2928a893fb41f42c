package dev.cofferdam.policy.page;

import dev.cofferdam.policy.rule.RuleCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Each of Bandit's tests, and what of ours stands in its place. */
final class BanditGround {

  private static final String NONE = "-";

  private BanditGround() {}

  /**
   * One of Bandit's tests.
   *
   * @param id its number
   * @param name its name
   * @param rule our rule, or {@code -}
   * @param text a program whose last line is found, or why there is no rule
   */
  record Row(String id, String name, String rule, String text) {
    boolean covered() {
      return !rule.equals(NONE);
    }

    String program() {
      return text.replace("\\n", "\n").replace("\\u202E", "\u202E") + "\n";
    }

    @Override
    public String toString() {
      return id + " " + name;
    }
  }

  static Stream<Row> rows() {
    try (InputStream file = BanditGround.class.getResourceAsStream("bandit.txt")) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", 4))
          .map(parts -> new Row(parts[0], parts[1], parts[2], parts[3]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The page that says so. */
  static String page() {
    StringBuilder page = new StringBuilder("# Bandit's ground\n\n");
    page.append(
        "Bandit asks whether code is written carefully; the judge asks what it can do to\n");
    page.append(
        "others. Where both ask the same, ours is found at the line where Bandit's is, and\n");
    page.append(
        "also where Bandit sees nothing: through aliases, joined names, text that is run,\n");
    page.append("and in fragments that do not parse. Each line below is a test of the build.\n\n");
    page.append("| Bandit | name | our rule | found at the last line of, or why not |\n");
    page.append("|---|---|---|---|\n");
    rows().forEach(row -> page.append(line(row)));
    return page.append(Pages.FOOTER).toString();
  }

  private static String line(Row row) {
    String ours = row.covered() ? "[" + row.rule() + "](" + link(row.rule()) + ")" : "none";
    String text =
        row.covered()
            ? "`" + row.text().replace("\\n", "` `").replace("|", "\\|") + "`"
            : row.text();
    return "| " + row.id() + " | " + row.name() + " | " + ours + " | " + text + " |\n";
  }

  private static String link(String id) {
    return RuleCatalogue.builtIn()
        .all()
        .filter(rule -> rule.id().equals(id))
        .map(rule -> RulePages.folder(rule) + "/" + id + ".md")
        .findFirst()
        .orElseThrow();
  }
}
