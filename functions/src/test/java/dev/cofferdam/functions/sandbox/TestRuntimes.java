package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.functions.sandbox.runtime.RuntimePackage;
import java.util.List;
import java.util.Map;

/** The runtimes that tests of the rim know: enough to have two languages and two versions. */
public final class TestRuntimes implements RuntimeCatalogue {

  @Override
  public List<RuntimeImage> all() {
    return List.of(
        runtime("python", "3.13.5", List.of("py"), "main.py"),
        runtime("python", "3.12.1", List.of("py"), "main.py"),
        runtime("ruby", "3.4.2", List.of("rb"), "main.rb"));
  }

  private static RuntimeImage runtime(
      String language, String version, List<String> aliases, String program) {
    return new RuntimeImage(
        language,
        version,
        aliases,
        List.of(new RuntimePackage("numpy", "2.3.1")),
        "cofferdam/" + language + ":" + version,
        "sha256:" + "0".repeat(64),
        program,
        List.of(),
        List.of(language, "{program}"),
        language.equals("python") ? List.of("tests") : List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of());
  }
}
