package dev.cofferdam.policy.rule;

import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.Facts.Fact;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Rule;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which modules a policy forbids, and which alone it allows. Immutable once made. */
public final class ModuleRules {

  private final Map<String, ModuleRule> restricted = new HashMap<>();
  private final List<Set<String>> allowed;
  private final Optional<Severity> computed;

  /** Receives what is found. */
  @FunctionalInterface
  public interface Sink {
    /**
     * A rule matched a fact about the module of that dotted name, which is empty when it is not
     * known.
     */
    void found(Rule rule, Fact fact, String module);
  }

  /** The module rules of a policy. */
  public ModuleRules(SecurityPolicy policy) {
    Severity gravest = Severity.SAFE;
    for (ModuleRule rule : policy.restrictedModules()) {
      restricted.merge(
          rule.name(),
          rule,
          (one, other) -> one.severity().level() >= other.severity().level() ? one : other);
      gravest = gravest.orGraver(rule.severity());
    }
    allowed = policy.allowedModules();
    if (!allowed.isEmpty()) {
      gravest = Severity.HIGH;
    }
    computed = restricted.isEmpty() && allowed.isEmpty() ? Optional.empty() : Optional.of(gravest);
  }

  /** Whether there are any. */
  public boolean any() {
    return computed.isPresent();
  }

  /**
   * Tells the sink of every import that the policy does not allow, and of those that nobody can
   * foresee.
   */
  public void apply(Facts facts, Vocabulary vocabulary, Sink sink) {
    if (computed.isEmpty()) {
      return;
    }
    int unforeseeable = vocabulary.signal(Signal.COMPUTED_IMPORT);
    int unfollowed = vocabulary.signal(Signal.UNFOLLOWED_PAYLOAD);
    ModuleRule any =
        new ModuleRule(
            "computed", "a module whose name is not known before the program runs", computed.get());
    for (Fact fact : facts.all()) {
      if (fact.kind() == Kind.IMPORT) {
        imported(fact, facts.paths().dotted(fact.path()), sink);
      } else if (fact.kind() == Kind.SIGNAL
          && (fact.path() == unforeseeable || fact.path() == unfollowed)) {
        sink.found(any, fact, "");
      }
    }
  }

  private void imported(Fact fact, String module, Sink sink) {
    for (String name = module; !name.isEmpty(); name = outer(name)) {
      ModuleRule rule = restricted.get(name);
      if (rule != null) {
        sink.found(described(rule), fact, module);
        return;
      }
    }
    for (Set<String> list : allowed) {
      if (!allows(list, module)) {
        String message = "module `" + module + "` is not among the allowed ones";
        sink.found(new ModuleRule("not-allowed", message, Severity.HIGH), fact, module);
        return;
      }
    }
  }

  private static ModuleRule described(ModuleRule rule) {
    String message =
        rule.message().isEmpty() ? "restricted module `" + rule.name() + "`" : rule.message();
    return new ModuleRule(rule.name(), message, rule.severity());
  }

  private static boolean allows(Set<String> list, String module) {
    for (String name = module; !name.isEmpty(); name = outer(name)) {
      if (list.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static String outer(String module) {
    int dot = module.lastIndexOf('.');
    return dot < 0 ? "" : module.substring(0, dot);
  }
}
