package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.python.PythonFrontEnd;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The languages that can be judged. A new one is one entry here, its packages, and its rule file.
 */
final class FrontEnds {

  private static final Map<Language, FrontEnd> ALL = all();

  private FrontEnds() {}

  private static Map<Language, FrontEnd> all() {
    RuleCatalogue rules = RuleCatalogue.builtIn();
    Map<Language, FrontEnd> frontEnds = new EnumMap<>(Language.class);
    for (FrontEnd frontEnd : List.of(new PythonFrontEnd(rules.of(Language.PYTHON)))) {
      frontEnds.put(frontEnd.language(), frontEnd);
    }
    return frontEnds;
  }

  static Optional<FrontEnd> of(Language language) {
    return Optional.ofNullable(ALL.get(language));
  }

  static Iterable<FrontEnd> list() {
    return ALL.values();
  }
}
