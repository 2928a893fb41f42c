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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in rules of one language as one policy has them, by what they look for. Immutable once
 * made.
 */
public final class RuleIndex {

  private static final List<Hit> NOTHING = List.of();

  private final Map<Kind, List<List<Hit>>> exact = new EnumMap<>(Kind.class);
  private final Map<Kind, List<List<Hit>>> below = new EnumMap<>(Kind.class);

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
      exact.put(kind, new ArrayList<>());
      below.put(kind, new ArrayList<>());
    }
    for (FactRule rule : rules) {
      for (Match match : rule.matches()) {
        Optional<Severity> severity =
            severity(policy, rule, match.severity().orElse(rule.severity()));
        if (severity.isPresent()) {
          put(vocabulary.path(match), match, new Hit(rule, severity.get()));
        }
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
      if (gravest.isEmpty()) {
        gravest = here;
      } else if (here.isPresent()) {
        gravest = Optional.of(gravest.get().orGraver(here.get()));
      }
    }
    return gravest;
  }

  private void put(int path, Match match, Hit hit) {
    boolean takesBelow = match.kind() == Kind.IMPORT || match.name().endsWith(Vocabulary.BELOW);
    boolean takesItself = !match.name().endsWith(Vocabulary.BELOW);
    if (takesItself) {
      add(byPath(exact, match.kind()), path, hit);
    }
    if (takesBelow) {
      add(byPath(below, match.kind()), path, hit);
    }
  }

  private static List<List<Hit>> byPath(Map<Kind, List<List<Hit>>> tables, Kind kind) {
    List<List<Hit>> table = tables.get(kind);
    return table == null ? List.of() : table;
  }

  private static void add(List<List<Hit>> byPath, int path, Hit hit) {
    while (byPath.size() <= path) {
      byPath.add(NOTHING);
    }
    if (byPath.get(path).isEmpty()) {
      byPath.set(path, new ArrayList<>());
    }
    byPath.get(path).add(hit);
  }

  private static List<Hit> at(List<List<Hit>> byPath, int path) {
    return path < byPath.size() ? byPath.get(path) : NOTHING;
  }

  /** The rules that a fact matches, each once, with the severity of the most particular match. */
  public List<Hit> hits(Fact fact, Facts facts) {
    PathTable paths = facts.paths();
    List<Hit> own = at(byPath(exact, fact.kind()), fact.path());
    List<List<Hit>> wide = byPath(below, fact.kind());
    if (wide.isEmpty() || fact.kind() == Kind.SIGNAL || fact.kind() == Kind.MEMBER) {
      return own;
    }
    List<Hit> hits = own;
    boolean copied = false;
    for (int at = paths.parent(fact.path()); at != PathTable.NONE; at = paths.parent(at)) {
      for (Hit hit : at(wide, at)) {
        if (!holds(hits, hit.rule())) {
          hits = copied ? hits : new ArrayList<>(own);
          copied = true;
          hits.add(hit);
        }
      }
    }
    return hits;
  }

  private static boolean holds(List<Hit> hits, FactRule rule) {
    for (Hit hit : hits) {
      if (hit.rule().id().equals(rule.id())) {
        return true;
      }
    }
    return false;
  }
}
