package dev.cofferdam.policy.model;

import dev.cofferdam.policy.model.Rule.FactRule;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * That the built-in rules apply, and what a policy changes about them.
 *
 * @param settings by rule id ({@code PY-001}) or category ({@code network}); the id wins over the
 *     category
 */
public record RuleProfile(Map<String, Setting> settings) {

  /** All built-in rules as they are. */
  public static final RuleProfile UNCHANGED = new RuleProfile(Map.of());

  /** Keeps an immutable copy. */
  public RuleProfile {
    settings = Map.copyOf(settings);
  }

  /** The profile with one setting more, or changed. */
  public RuleProfile with(String idOrCategory, Setting setting) {
    TreeMap<String, Setting> changed = new TreeMap<>(settings);
    changed.put(idOrCategory, setting);
    return new RuleProfile(changed);
  }

  /** How grave a finding of that rule is here; empty when the rule is off. */
  public Optional<Severity> severityOf(FactRule rule, Severity own) {
    Setting setting = settings.get(rule.id());
    if (setting == null) {
      setting = settings.get(rule.category());
    }
    if (setting == null) {
      return Optional.of(own);
    }
    return switch (setting) {
      case OFF -> Optional.empty();
      case SAFE -> Optional.of(Severity.SAFE);
      case LOW -> Optional.of(Severity.LOW);
      case MEDIUM -> Optional.of(Severity.MEDIUM);
      case HIGH -> Optional.of(Severity.HIGH);
    };
  }

  /** What a policy does about a rule. */
  public enum Setting {
    /** The rule does not apply. */
    OFF,
    /** Its findings are noted. */
    SAFE,
    /** Its findings are low. */
    LOW,
    /** Its findings are medium. */
    MEDIUM,
    /** Its findings are high. */
    HIGH
  }
}
