package dev.cofferdam.policy.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A programming language that can be asked for. That it is listed here does not mean that the
 * engine can judge it yet.
 */
public enum Language {
  /** CPython 3. */
  PYTHON("python", "py python3", "py pyw pyi pth"),
  /** ECMAScript on Node.js. */
  JAVASCRIPT("javascript", "js node", "js mjs cjs jsx"),
  /** TypeScript. */
  TYPESCRIPT("typescript", "ts", "ts mts cts tsx"),
  /** Java. */
  JAVA("java", "", "java jsh"),
  /** C. */
  C("c", "", "c h"),
  /** C++. */
  CPP("cpp", "c++ cxx", "cpp cc cxx hpp hh hxx ipp"),
  /** Go. */
  GO("go", "golang", "go"),
  /** R. */
  R("r", "rscript", "r rprofile"),
  /** Ruby. */
  RUBY("ruby", "rb", "rb rake gemspec"),
  /** Bash. */
  BASH("bash", "sh shell", "sh bash");

  private static final Map<String, Language> BY_NAME = new HashMap<>();
  private static final Map<String, Language> BY_EXTENSION = new HashMap<>();

  static {
    for (Language language : values()) {
      BY_NAME.put(language.id, language);
      for (String alias : language.aliases.split(" ", -1)) {
        BY_NAME.put(alias, language);
      }
      for (String extension : language.extensions.split(" ", -1)) {
        BY_EXTENSION.put(extension, language);
      }
    }
    BY_NAME.remove("");
  }

  private final String id;
  private final String aliases;
  private final String extensions;

  Language(String id, String aliases, String extensions) {
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
    return Optional.ofNullable(BY_NAME.get(idOrAlias.toLowerCase(Locale.ROOT)));
  }

  /**
   * The language whose source files end like this file name, compared without regard to case,
   * because file systems may do so too; empty when the ending is no language's.
   */
  public static Optional<Language> ofFile(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_EXTENSION.get(extension));
  }
}
