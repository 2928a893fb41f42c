package dev.cofferdam.policy.rule;

import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.Facts.Fact;
import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.model.Rule.FactRule.Match;
import dev.cofferdam.policy.model.RuleProfile;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in rules of one language as one policy has them, by what they look for. Immutable once
 * made.
 */
public final class RuleIndex {

  private final Map<Kind, Map<Integer, List<Hit>>> exact = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<Integer, List<Hit>>> below = new EnumMap<>(Kind.class);

  /**
   * A rule that a fact matches.
   *
   * @param rule the rule
   * @param severity how grave the match is under the policy
   */
  public record Hit(FactRule rule, Severity severity) {}

  /** Indexes those rules as the policy has them; without a profile there are none. */
  public RuleIndex(SecurityPolicy policy, Vocabulary vocabulary, List<FactRule> rules) {
    for (Kind kind : Kind.values()) {
      exact.put(kind, new HashMap<>());
      below.put(kind, new HashMap<>());
    }
    for (FactRule rule : rules) {
      for (Match match : rule.matches()) {
        severity(policy, rule, match.severity().orElse(rule.severity()))
            .ifPresent(severity -> put(vocabulary.path(match), match, new Hit(rule, severity)));
      }
    }
  }

  /**
   * How grave a match of a rule is under a policy that would have it so by itself; empty when it
   * does not apply.
   */
  public static Optional<Severity> severity(SecurityPolicy policy, FactRule rule, Severity own) {
    Optional<Severity> gravest = Optional.empty();
    for (RuleProfile profile : policy.profiles()) {
      Optional<Severity> here = profile.severityOf(rule, own);
      gravest =
          gravest.isPresent() && here.isPresent()
              ? Optional.of(gravest.get().orGraver(here.get()))
              : gravest.or(() -> here);
    }
    return gravest;
  }

  private void put(int path, Match match, Hit hit) {
    boolean takesBelow = match.kind() == Kind.IMPORT || match.name().endsWith(Vocabulary.BELOW);
    boolean takesItself = !match.name().endsWith(Vocabulary.BELOW);
    if (takesItself) {
      table(exact, match.kind()).computeIfAbsent(path, fresh -> new ArrayList<>()).add(hit);
    }
    if (takesBelow) {
      table(below, match.kind()).computeIfAbsent(path, fresh -> new ArrayList<>()).add(hit);
    }
  }

  private static Map<Integer, List<Hit>> table(
      Map<Kind, Map<Integer, List<Hit>>> tables, Kind kind) {
    return tables.getOrDefault(kind, Map.of());
  }

  /** The rules that a fact matches, each once, with the severity of the most particular match. */
  public List<Hit> hits(Fact fact, Facts facts) {
    PathTable paths = facts.paths();
    List<Hit> hits =
        new ArrayList<>(table(exact, fact.kind()).getOrDefault(fact.path(), List.of()));
    Map<Integer, List<Hit>> wide = table(below, fact.kind());
    if (!wide.isEmpty() && fact.kind() != Kind.SIGNAL && fact.kind() != Kind.MEMBER) {
      for (int at = paths.parent(fact.path()); at != PathTable.NONE; at = paths.parent(at)) {
        for (Hit hit : wide.getOrDefault(at, List.of())) {
          if (hits.stream().noneMatch(found -> found.rule().id().equals(hit.rule().id()))) {
            hits.add(hit);
          }
        }
      }
    }
    return hits;
  }
}
