package dev.cofferdam.policy.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A programming language that can be asked for. That it is listed here does not mean that the
 * engine can judge it yet.
 */
public enum Language {
  /** CPython 3. */
  PYTHON("python", List.of("py", "python3"), List.of("py", "pyw", "pyi", "pth")),
  /** ECMAScript on Node.js. */
  JAVASCRIPT("javascript", List.of("js", "node"), List.of("js", "mjs", "cjs", "jsx")),
  /** TypeScript. */
  TYPESCRIPT("typescript", List.of("ts"), List.of("ts", "mts", "cts", "tsx")),
  /** Java. */
  JAVA("java", List.of(), List.of("java", "jsh")),
  /** C. */
  C("c", List.of(), List.of("c", "h")),
  /** C++. */
  CPP("cpp", List.of("c++", "cxx"), List.of("cpp", "cc", "cxx", "hpp", "hh", "hxx", "ipp")),
  /** Go. */
  GO("go", List.of("golang"), List.of("go")),
  /** R. */
  R("r", List.of("rscript"), List.of("r", "rprofile")),
  /** Ruby. */
  RUBY("ruby", List.of("rb"), List.of("rb", "rake", "gemspec")),
  /** Bash. */
  BASH("bash", List.of("sh", "shell"), List.of("sh", "bash"));

  private static final Language[] ALL = values();

  private final String id;
  private final List<String> aliases;
  private final List<String> extensions;

  Language(String id, List<String> aliases, List<String> extensions) {
    this.id = id;
    this.aliases = aliases;
    this.extensions = extensions;
  }

  /**
   * The name of this language on the wire and in policies: lower case ASCII, for instance {@code
   * python}.
   */
  public String id() {
    return id;
  }

  /** The language called so, by id or alias, in any case; empty when no language is called so. */
  public static Optional<Language> named(String idOrAlias) {
    String wanted = idOrAlias.toLowerCase(Locale.ROOT);
    for (Language language : ALL) {
      if (language.id.equals(wanted) || language.aliases.contains(wanted)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The language whose source files end like this file name, compared without regard to case,
   * because file systems may do so too; empty when the ending is no language's.
   */
  public static Optional<Language> ofFile(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (Language language : ALL) {
      if (language.extensions.contains(extension)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
