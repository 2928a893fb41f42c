package dev.cofferdam.functions.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the documents name is there: a table that names a test promises that somebody looks. */
class DocumentsTest {

  private static final Path ROOT = Project.root();
  private static final Path HOSTILE = ROOT.resolve("functions/src/test/resources/hostile");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*(?:Test|IT|Contract))`");
  private static final Pattern HOSTILE_PROGRAM =
      Pattern.compile("`((?:[a-z]+)/(?:[a-z_]+(?:\\*|\\.py))?)`");

  private static List<Path> documents = List.of();
  private static Set<String> classes = Set.of();

  @BeforeAll
  static void readDocuments() {
    documents = files(".md");
    classes =
        files(".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
  }

  @Test
  void the_scan_saw_the_documents() {
    assertThat(documents).hasSizeGreaterThan(10);
    assertThat(classes).contains("DocumentsTest");
  }

  @Test
  void every_link_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    for (Path document : documents) {
      for (String target : found(CODE.matcher(text(document)).replaceAll(""), LINK)) {
        if (!target.contains("://") && !Files.exists(document.resolveSibling(target))) {
          broken.add(ROOT.relativize(document) + " -> " + target);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void every_test_that_is_named_is_there() {
    List<String> missing = new ArrayList<>();
    for (Path document : documents) {
      for (String test : found(text(document), TEST)) {
        if (!classes.contains(test)) {
          missing.add(ROOT.relativize(document) + " names " + test);
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void every_hostile_program_that_the_threat_model_names_is_there() throws IOException {
    List<String> named = found(text(ROOT.resolve("docs/THREAT_MODEL.md")), HOSTILE_PROGRAM);
    List<String> programs;
    try (Stream<Path> all = Files.walk(HOSTILE)) {
      programs = all.map(path -> HOSTILE.relativize(path).toString()).toList();
    }

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named)
        .filteredOn(name -> !name.startsWith("functions/"))
        .allMatch(name -> programs.stream().anyMatch(p -> (p + "/").startsWith(start(name))));
  }

  private static String start(String name) {
    return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
  }

  private static List<String> found(String text, Pattern pattern) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static String text(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(path -> path.toString().endsWith(ending))
          .filter(path -> !ROOT.relativize(path).toString().matches("(.*/)?(target|\\..+)/.*"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
