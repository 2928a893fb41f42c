package dev.cofferdam.functions.config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Environment variables that look like ours and are none. Quarkus stops the start for a property
 * that nobody knows, but says nothing of a variable, and a misspelt limit must not be ignored.
 */
public final class UnknownVariables {

  private static final String OURS = "COFFERDAM_";

  /** Read by the tests, which start services that inherit it. */
  private static final String CORPORA = "COFFERDAM_CORPORA";

  private UnknownVariables() {}

  /**
   * Refuses an environment with a variable that nobody reads.
   *
   * @param environment the names of the variables that are set
   * @throws IllegalArgumentException with a sentence that names each one and those there are
   */
  public static void refuse(Collection<String> environment) {
    Set<String> known = known();
    List<String> unknown =
        environment.stream()
            .filter(name -> name.startsWith(OURS) && !known.contains(name))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no setting is called `%s`; there are %s"
              .formatted(String.join("`, `", unknown), String.join(", ", known)));
    }
  }

  private static Set<String> known() {
    Set<String> names =
        ConfigMappings.getProperties(ConfigClass.configClass(CofferdamConfig.class))
            .keySet()
            .stream()
            .map(name -> name.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    names.add(CORPORA);
    return names;
  }
}
