package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One program of a language's cases, {@code runtime-images/LANGUAGE/cases/GROUP/NAME}: a file, or a
 * folder whose program has the runtime's own name for programs. What is expected stands at the
 * program's top.
 *
 * @param runtime the runtime it is for
 * @param group {@code statuses}, {@code conformance}, {@code projects} or {@code hostile}
 * @param path where it lies, from the project's root
 * @param program what is expected of it
 * @param files the program first
 */
record LanguageCase(
    RuntimeImage runtime, String group, Path path, ProgramFile program, List<CodeFile> files) {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Other folders beside these hold programs for other tests. */
  private static final Set<String> GROUPS =
      Set.of("statuses", "conformance", "projects", "hostile");

  /** The cases of a runtime, sorted by path. */
  static List<LanguageCase> of(RuntimeImage runtime) {
    String image = runtime.image().replaceAll(".*/|:.*", "");
    Path cases = ROOT.resolve("runtime-images").resolve(image).resolve("cases");
    List<LanguageCase> found = new ArrayList<>();
    for (Path group : children(cases)) {
      if (!GROUPS.contains(group.getFileName().toString())) {
        continue;
      }
      for (Path each : children(group)) {
        Path program = Files.isDirectory(each) ? each.resolve(runtime.program()) : each;
        if (program.toString().endsWith(ending(runtime)) && Files.isRegularFile(program)) {
          found.add(read(runtime, group.getFileName().toString(), each, program));
        }
      }
    }
    return found;
  }

  /** The name without its ending, for instance {@code completed}. */
  String name() {
    return path.getFileName().toString().replaceAll("[.][A-Za-z]+$", "");
  }

  @Override
  public String toString() {
    String what = program.one("what").orElse("");
    return runtime.language() + " " + group + "/" + name() + ": " + what;
  }

  private static LanguageCase read(RuntimeImage runtime, String group, Path each, Path program) {
    List<CodeFile> files = new ArrayList<>();
    files.add(file(each, program, runtime));
    if (Files.isDirectory(each)) {
      try (Stream<Path> all = Files.walk(each)) {
        all.filter(Files::isRegularFile)
            .filter(other -> !other.equals(program))
            .sorted()
            .forEach(other -> files.add(file(each, other, runtime)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read a case", e);
      }
    }
    String source = new String(files.get(0).content(), StandardCharsets.UTF_8);
    ProgramFile header = ProgramFile.of(ROOT.relativize(program).toString(), source);
    return new LanguageCase(runtime, group, ROOT.relativize(each), header, files);
  }

  private static CodeFile file(Path folder, Path file, RuntimeImage runtime) {
    String name = file.equals(folder) ? runtime.program() : folder.relativize(file).toString();
    try {
      return new CodeFile(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a case", e);
    }
  }

  private static String ending(RuntimeImage runtime) {
    return runtime.program().substring(runtime.program().lastIndexOf('.'));
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted(Comparator.comparing(Path::toString)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list cases", e);
    }
  }
}
