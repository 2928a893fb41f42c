package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.policy.model.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code language} and {@code version}. */
final class RuntimeReader {

  private static final int LONGEST = 64;

  private final RuntimeCatalogue catalogue;

  RuntimeReader(RuntimeCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A runtime, and the language that its code is judged as.
   *
   * @param image the runtime
   * @param language the language
   */
  record Selected(RuntimeImage image, Language language) {}

  /** The runtime; empty after a problem. */
  Optional<Selected> read(Fields request) {
    Optional<Value> language = request.required("language");
    Optional<String> name = language.flatMap(value -> value.text(LONGEST));
    Optional<Value> version = request.optional("version");
    Optional<String> selector = version.map(v -> v.text(LONGEST)).orElse(Optional.of("*"));
    if (name.isEmpty() || selector.isEmpty()) {
      return Optional.empty();
    }
    RuntimeCatalogue.Lookup lookup = catalogue.find(name.get(), selector.get());
    if (lookup instanceof RuntimeCatalogue.Lookup.Found found) {
      return judged(found.image(), language.get());
    }
    if (lookup instanceof RuntimeCatalogue.Lookup.UnknownVersion unknown) {
      version.ifPresent(
          value -> value.problem(choice("version", selector.get(), unknown.versions())));
    }
    if (lookup instanceof RuntimeCatalogue.Lookup.UnknownLanguage unknown) {
      String problem = choice("language", name.get(), unknown.languages());
      language.get().problem(problem + unknown.remedy().map(how -> "; " + how).orElse(""));
    }
    return Optional.empty();
  }

  private static Optional<Selected> judged(RuntimeImage image, Value language) {
    Optional<Language> known = Language.named(image.language());
    if (known.isEmpty()) {
      language.problem("is a language that no policy can judge, so it cannot run");
    }
    return known.map(judgedAs -> new Selected(image, judgedAs));
  }

  private static String choice(String what, String written, List<String> there) {
    String offered =
        there.isEmpty()
            ? "none is installed"
            : "there is "
                + there.stream()
                    .distinct()
                    .map(ShownText::quoted)
                    .collect(Collectors.joining(", "));
    return "is " + ShownText.quoted(written) + ", which is no " + what + " here; " + offered;
  }
}
