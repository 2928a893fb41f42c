package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program in a file, with what is expected of it in the comments at its top: {@code # key:
 * value}, or {@code // key: value}, one a line. Keys:
 *
 * <ul>
 *   <li>{@code what}: one sentence; {@code expect}: the statuses that are right, and where there
 *       are several, {@code why}
 *   <li>{@code limits}: {@code run_timeout=1500 run_memory=64MiB …}; what is not named is as {@link
 *       Programs#limits()} says
 *   <li>{@code args}: words, {@code {NAME}} stands for a hint of {@link Outside#hints()}; {@code
 *       stdin}: a text, or {@code N bytes}; {@code fetch}: globs
 *   <li>{@code stdout}, {@code stdout-contains}, {@code stdout-lacks}, {@code stderr-contains},
 *       {@code message-contains}, {@code truncated}: what is asserted of the output
 *   <li>{@code artifacts}: names, or {@code none}; {@code code}, {@code signal}: how it ended
 *   <li>{@code compile-contains}: what is asserted of the compile stage's output
 *   <li>{@code policy}: the policy's name, where it is not the one that denies nothing; {@code
 *       expected-output}: what its one test expects
 * </ul>
 *
 * @param name its folder and its name
 * @param source the whole file
 * @param header each key's values, in order
 */
public record ProgramFile(String name, String source, Map<String, List<String>> header) {

  private static final Set<String> KEYS =
      Set.of(
          "what",
          "expect",
          "why",
          "limits",
          "args",
          "stdin",
          "fetch",
          "stdout",
          "stdout-contains",
          "stdout-lacks",
          "stderr-contains",
          "message-contains",
          "truncated",
          "artifacts",
          "code",
          "signal",
          "compile-contains",
          "policy",
          "expected-output");

  private static final String HELPER = "attempt.py";

  /** The programs of one folder of the test resources and of its own folders, by name. */
  public static List<ProgramFile> in(String folder) {
    Path root = root(folder);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".py") && !file.endsWith(HELPER))
          .sorted()
          .map(file -> read(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the programs in " + folder, e);
    }
  }

  /** What the programs of a folder import as {@code attempt}. */
  public static String helper(String folder) {
    return text(root(folder).resolve(HELPER));
  }

  private static ProgramFile read(Path root, Path file) {
    return of(root.relativize(file).toString().replace(".py", ""), text(file));
  }

  /** A program that was read already. */
  static ProgramFile of(String name, String source) {
    Map<String, List<String>> header =
        source
            .lines()
            .takeWhile(line -> line.matches("(#|//) [a-z-]+: .*"))
            .map(line -> line.substring(line.indexOf(' ') + 1).split(": ", 2))
            .collect(
                Collectors.groupingBy(
                    pair -> pair[0],
                    LinkedHashMap::new,
                    Collectors.mapping(pair -> pair[1].strip(), Collectors.toList())));
    return new ProgramFile(name, source, header).checked();
  }

  private ProgramFile checked() {
    for (String key : header.keySet()) {
      require(KEYS.contains(key), "no program has a `" + key + "`");
    }
    require(header.containsKey("what"), "a program says in one sentence what it does");
    require(!expected().isEmpty(), "a program says which status is expected of it");
    require(
        expected().size() == 1 || header.containsKey("why"), "several statuses need a reason why");
    return this;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + otherwise);
    }
  }

  /** The statuses that are right. */
  public List<ExecutionStatus> expected() {
    return words("expect").map(word -> ExecutionStatus.valueOf(upper(word))).toList();
  }

  /** Its limits. */
  public ResourceLimits limits() {
    return limits(Map.of());
  }

  /** Its limits, where its language has defaults of its own. */
  ResourceLimits limits(Map<String, Long> language) {
    Map<String, Long> said = new LinkedHashMap<>(language);
    words("limits")
        .map(word -> word.split("=", 2))
        .forEach(pair -> said.put(pair[0], number(pair[1])));
    return Programs.limits(said);
  }

  /** Its arguments, hints not yet filled in. */
  public List<String> arguments() {
    return words("args").toList();
  }

  /** Its standard input. */
  public byte[] stdin() {
    String text = one("stdin").orElse("");
    if (text.endsWith(" bytes")) {
      byte[] bytes = new byte[Integer.parseInt(text.substring(0, text.length() - 6))];
      Arrays.fill(bytes, (byte) 'x');
      return bytes;
    }
    return unescaped(text).getBytes(StandardCharsets.UTF_8);
  }

  /** The globs of the files that are fetched. */
  public List<String> fetch() {
    return words("fetch").toList();
  }

  /** The names of the files that must come back, no more and no fewer; empty for any. */
  public Optional<Set<String>> artifacts() {
    return one("artifacts")
        .map(names -> names.equals("none") ? Set.of() : Set.of(names.split(" ", -1)));
  }

  /** The texts of one key, with the usual escapes. */
  public List<String> texts(String key) {
    return header.getOrDefault(key, List.of()).stream().map(ProgramFile::unescaped).toList();
  }

  /** The text of one key. */
  public Optional<String> one(String key) {
    return header.getOrDefault(key, List.of()).stream().findFirst();
  }

  @Override
  public String toString() {
    return name + ": " + one("what").orElse("");
  }

  private Stream<String> words(String key) {
    return header.getOrDefault(key, List.of()).stream()
        .flatMap(line -> Stream.of(line.split("[ ,]+", -1)));
  }

  private static long number(String text) {
    return text.endsWith("MiB")
        ? Long.parseLong(text.substring(0, text.length() - 3)) << 20
        : Long.parseLong(text);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String unescaped(String text) {
    return text.translateEscapes();
  }

  private static Path root(String folder) {
    return Path.of("src", "test", "resources", folder);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a program", e);
    }
  }
}
