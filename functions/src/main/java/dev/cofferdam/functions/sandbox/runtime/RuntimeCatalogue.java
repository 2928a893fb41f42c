package dev.cofferdam.functions.sandbox.runtime;

import dev.cofferdam.policy.model.Language;
import java.util.List;
import java.util.Optional;

/** Which runtimes there are. Safe for use by many threads. */
public interface RuntimeCatalogue {

  /**
   * Every runtime that is installed, sorted by language.
   *
   * @return never null; empty where none is installed
   */
  List<RuntimeImage> all();

  /**
   * How whoever runs this service gets a runtime that is not installed.
   *
   * @param language which one
   * @return a clause for a message, or empty where there is no way
   */
  default Optional<String> remedy(Language language) {
    return Optional.empty();
  }

  /**
   * The runtime that a caller means.
   *
   * @param language a language's id or one of its aliases
   * @param version {@code *}, or the leading parts of a version ({@code 3}, {@code 3.13}, {@code
   *     3.13.5})
   * @return the runtime, or why there is none; never null
   */
  default Lookup find(String language, String version) {
    List<RuntimeImage> all = all();
    List<RuntimeImage> speaking =
        all.stream()
            .filter(
                image -> image.language().equals(language) || image.aliases().contains(language))
            .toList();
    if (speaking.isEmpty()) {
      List<String> there = all.stream().map(RuntimeImage::language).distinct().toList();
      return new Lookup.UnknownLanguage(
          there,
          Language.named(language)
              .filter(known -> !there.contains(known.id()))
              .flatMap(this::remedy));
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
     * @param remedy how to get it, where it is a language that can be had
     */
    record UnknownLanguage(List<String> languages, Optional<String> remedy) implements Lookup {}

    /**
     * The language is there, but not in this version.
     *
     * @param versions those there are
     */
    record UnknownVersion(List<String> versions) implements Lookup {}
  }
}
