package dev.cofferdam.policy.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of generated pages, compared with what it should hold, or written. */
final class Pages {

  /** The command that a failing comparison names, run at the root of the project. */
  static final String COMMAND =
      "./mvnw -pl policy-engine test -Dtest='*PagesTest' -Dcofferdam.write=true";

  /** The last line of a generated page. */
  static final String FOOTER =
      "\n---\n\nGenerated from the rules; `" + COMMAND + "` writes it anew.\n";

  private static final Path DOCS = Path.of("..", "docs");

  private Pages() {}

  /** Where the documentation is. */
  static Path docs() {
    return DOCS;
  }

  /**
   * What differs between the pages and a folder of the documentation; nothing after they were
   * written, which the system property {@code cofferdam.write} asks for.
   *
   * @param folder below the documentation
   * @param pages text by path below the folder; all generated pages of the folder
   */
  static List<String> stale(String folder, Map<String, String> pages) {
    Path root = DOCS.resolve(folder);
    try {
      if (Boolean.getBoolean("cofferdam.write")) {
        write(root, pages);
      }
      List<String> stale = new ArrayList<>();
      for (String name : generated(root)) {
        if (!pages.containsKey(name)) {
          stale.add(root.resolve(name) + " is about nothing that there is");
        }
      }
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Path file = root.resolve(page.getKey());
        if (!Files.exists(file) || !Files.readString(file).equals(page.getValue())) {
          stale.add(file + " is not what is generated");
        }
      }
      return stale;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void write(Path root, Map<String, String> pages) throws IOException {
    for (String name : generated(root)) {
      if (!pages.containsKey(name)) {
        Files.delete(root.resolve(name));
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = root.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getValue());
    }
  }

  /** The pages that were generated once; those that people wrote have no footer. */
  private static Set<String> generated(Path root) throws IOException {
    Set<String> names = new TreeSet<>();
    if (!Files.isDirectory(root)) {
      return names;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
        if (Files.readString(file).endsWith(FOOTER)) {
          names.add(root.relativize(file).toString());
        }
      }
    }
    return names;
  }
}
