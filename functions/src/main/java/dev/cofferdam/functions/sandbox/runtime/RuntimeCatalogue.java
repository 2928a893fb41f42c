package dev.cofferdam.functions.sandbox.runtime;

import java.util.List;

/** Which runtimes there are. Safe for use by many threads. */
public interface RuntimeCatalogue {

  /**
   * Every runtime that is installed, sorted by language.
   *
   * @return never null; empty where none is installed
   */
  List<RuntimeImage> all();

  /**
   * The runtime that a caller means.
   *
   * @param language a language's id or one of its aliases
   * @param version {@code *}, or the leading parts of a version ({@code 3}, {@code 3.13}, {@code
   *     3.13.5})
   * @return the runtime, or why there is none; never null
   */
  default Lookup find(String language, String version) {
    List<RuntimeImage> speaking =
        all().stream()
            .filter(
                image -> image.language().equals(language) || image.aliases().contains(language))
            .toList();
    if (speaking.isEmpty()) {
      return new Lookup.UnknownLanguage(all().stream().map(RuntimeImage::language).toList());
    }
    return speaking.stream()
        .filter(image -> selects(version, image.version()))
        .findFirst()
        .<Lookup>map(Lookup.Found::new)
        .orElseGet(
            () -> new Lookup.UnknownVersion(speaking.stream().map(RuntimeImage::version).toList()));
  }

  private static boolean selects(String selector, String version) {
    return selector.equals("*") || version.equals(selector) || version.startsWith(selector + ".");
  }

  /** What a lookup found. */
  sealed interface Lookup {

    /**
     * There is such a runtime.
     *
     * @param image the runtime
     */
    record Found(RuntimeImage image) implements Lookup {}

    /**
     * No runtime speaks the language.
     *
     * @param languages those there are
     */
    record UnknownLanguage(List<String> languages) implements Lookup {}

    /**
     * The language is there, but not in this version.
     *
     * @param versions those there are
     */
    record UnknownVersion(List<String> versions) implements Lookup {}
  }
}
