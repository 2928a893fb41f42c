package dev.cofferdam.policy.cli;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SubmittedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The files that a command line names, and those in the folders that it names. */
final class Inputs {

  private static final int MAX_FILES = 100_000;
  private static final int MAX_ENDINGS = 20;

  private final Optional<Language> language;
  private final List<Input> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final TreeSet<String> otherEndings = new TreeSet<>();
  private int others;
  private int links;

  private Inputs(Optional<Language> language) {
    this.language = language;
  }

  /**
   * Looks for the files.
   *
   * @throws BadUse with everything that cannot be read, or whose language nobody said
   */
  static Inputs of(Options options) {
    Inputs inputs = new Inputs(options.language());
    for (String name : options.files()) {
      inputs.add(name);
    }
    if (inputs.files.size() > MAX_FILES) {
      inputs.problems.add("more than " + MAX_FILES + " files");
    }
    if (!inputs.problems.isEmpty()) {
      throw new BadUse(inputs.problems);
    }
    return inputs;
  }

  /** In the order of the command line; those of a folder in the order of their names. */
  List<Input> files() {
    return List.copyOf(files);
  }

  /** What was left out, for the reader. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (others > 0) {
      List<String> shown = otherEndings.stream().limit(MAX_ENDINGS).toList();
      String more = otherEndings.size() > MAX_ENDINGS ? " ..." : "";
      notes.add(
          "left out, no code by their names: " + others + ", " + String.join(" ", shown) + more);
    }
    if (links > 0) {
      notes.add("left out, symbolic links: " + links);
    }
    return notes;
  }

  private void add(String name) {
    if (name.equals(Options.STANDARD_INPUT)) {
      if (language.isEmpty()) {
        problems.add("the standard input has no name: say its language with --language");
      }
      files.add(new Input("<stdin>", Optional.empty(), language));
      return;
    }
    Path path = Path.of(name);
    if (name.isEmpty()) {
      problems.add("a file without a name");
    } else if (Files.isDirectory(path)) {
      walk(path);
    } else if (!Files.isReadable(path)) {
      problems.add("`" + name + "` is not there, or cannot be read");
    } else {
      named(name, path);
    }
  }

  private void named(String name, Path path) {
    Optional<Language> its = language.or(() -> Language.ofFile(fileName(path)));
    if (its.isEmpty() && isData(name)) {
      problems.add("`" + name + "` ends like no language's files: say which with --language");
      return;
    }
    files.add(new Input(name, Optional.of(path), its));
  }

  private static boolean isData(String name) {
    return SubmittedFile.beside(name, new byte[0]) instanceof SubmittedFile.Data;
  }

  private void walk(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Collector(found));
    } catch (IOException | UncheckedIOException broken) {
      problems.add("`" + folder + "` cannot be walked");
    }
    found.sort(Comparator.comparing(Path::toString));
    for (Path file : found) {
      Optional<Language> its = Language.ofFile(fileName(file));
      if (its.isEmpty() && isData(file.toString())) {
        others++;
        otherEndings.add(ending(fileName(file)));
      } else {
        files.add(new Input(file.toString(), Optional.of(file), its));
      }
    }
  }

  private static String fileName(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  private static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? fileName : fileName.substring(dot);
  }

  /** Notes the regular files of a folder; links are not followed, for they may lead anywhere. */
  private final class Collector extends SimpleFileVisitor<Path> {

    private final List<Path> found;

    Collector(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return fileName(folder).equals(".git")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        links++;
      } else if (attributes.isRegularFile()) {
        found.add(file);
      }
      return found.size() > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      problems.add("`" + file + "` cannot be read");
      return FileVisitResult.CONTINUE;
    }
  }
}
