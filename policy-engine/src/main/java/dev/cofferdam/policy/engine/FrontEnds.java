package dev.cofferdam.policy.engine;

import static java.util.Map.entry;

import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.bash.BashDialect;
import dev.cofferdam.policy.fact.c.CDialect;
import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.TreeFrontEnd;
import dev.cofferdam.policy.fact.go.GoDialect;
import dev.cofferdam.policy.fact.java.JavaDialect;
import dev.cofferdam.policy.fact.javascript.ScriptDialect;
import dev.cofferdam.policy.fact.python.PythonDialect;
import dev.cofferdam.policy.fact.r.RDialect;
import dev.cofferdam.policy.fact.ruby.RubyDialect;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The languages that can be judged. A new one is one entry here, its packages, and its rule file.
 * Each is made when it is first asked for, so that nobody waits for languages that he does not use.
 */
final class FrontEnds {

  private static final Map<Language, Function<List<FactRule>, FrontEnd>> MAKERS =
      Map.ofEntries(
          entry(Language.PYTHON, tree(PythonDialect::new)),
          entry(Language.JAVASCRIPT, tree(() -> new ScriptDialect(Language.JAVASCRIPT))),
          entry(Language.TYPESCRIPT, tree(() -> new ScriptDialect(Language.TYPESCRIPT))),
          entry(Language.JAVA, tree(JavaDialect::new)),
          entry(Language.C, tree(CDialect::c)),
          entry(Language.CPP, tree(CDialect::cpp)),
          entry(Language.GO, tree(GoDialect::new)),
          entry(Language.RUBY, tree(RubyDialect::new)),
          entry(Language.R, tree(RDialect::new)),
          entry(Language.BASH, tree(BashDialect::new)));

  private static final Map<Language, FrontEnd> MADE = new ConcurrentHashMap<>();

  private FrontEnds() {}

  private static Function<List<FactRule>, FrontEnd> tree(Supplier<Dialect> dialect) {
    return rules -> new TreeFrontEnd(dialect.get(), rules);
  }

  /** The front end of a language; empty when it cannot be judged. */
  static Optional<FrontEnd> of(Language language) {
    Function<List<FactRule>, FrontEnd> maker = MAKERS.get(language);
    return maker == null
        ? Optional.empty()
        : Optional.of(
            MADE.computeIfAbsent(
                language, wanted -> maker.apply(RuleCatalogue.builtIn().of(wanted))));
  }

  /** The languages that can be judged. */
  static Set<Language> languages() {
    return MAKERS.keySet();
  }
}
