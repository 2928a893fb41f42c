package dev.cofferdam.policy.engine;

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
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The languages that can be judged. A new one is one entry here, its packages, and its rule file.
 * Each is made when it is first asked for, so that nobody waits for languages that he does not use.
 */
final class FrontEnds {

  private static final Map<Language, FrontEnd> MADE = new ConcurrentHashMap<>();

  private FrontEnds() {}

  /** The front end of a language. */
  static FrontEnd of(Language language) {
    FrontEnd made = MADE.get(language);
    if (made == null) {
      made = new TreeFrontEnd(dialect(language), RuleCatalogue.builtIn().of(language));
      MADE.put(language, made);
    }
    return made;
  }

  /** What is a language's own. */
  static Dialect dialect(Language language) {
    return switch (language) {
      case PYTHON -> new PythonDialect();
      case JAVASCRIPT, TYPESCRIPT -> new ScriptDialect(language);
      case JAVA -> new JavaDialect();
      case C -> CDialect.c();
      case CPP -> CDialect.cpp();
      case GO -> new GoDialect();
      case R -> new RDialect();
      case RUBY -> new RubyDialect();
      case BASH -> new BashDialect();
    };
  }
}
