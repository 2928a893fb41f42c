package dev.cofferdam.policy.model;

import dev.cofferdam.policy.model.Rule.FactRule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * That the built-in rules apply, and what a policy changes about them.
 *
 * @param settings by rule id ({@code PY-001}) or category ({@code network}); the id wins over the
 *     category
 * @param byLanguage settings for code of one language, which win over the general ones
 */
public record RuleProfile(
    Map<String, Setting> settings, Map<Language, Map<String, Setting>> byLanguage) {

  /** All built-in rules as they are. */
  public static final RuleProfile UNCHANGED = new RuleProfile(Map.of(), Map.of());

  /** Keeps immutable copies. */
  public RuleProfile {
    settings = Map.copyOf(settings);
    Map<Language, Map<String, Setting>> copies = new EnumMap<>(Language.class);
    for (Map.Entry<Language, Map<String, Setting>> own : byLanguage.entrySet()) {
      copies.put(own.getKey(), Map.copyOf(own.getValue()));
    }
    byLanguage = Map.copyOf(copies);
  }

  /** The profile with one setting more, or changed. */
  public RuleProfile with(String idOrCategory, Setting setting) {
    TreeMap<String, Setting> changed = new TreeMap<>(settings);
    changed.put(idOrCategory, setting);
    return new RuleProfile(changed, byLanguage);
  }

  /** The profile with more settings for code of one language. */
  public RuleProfile with(Language language, Map<String, Setting> more) {
    Map<Language, Map<String, Setting>> changed = new EnumMap<>(Language.class);
    changed.putAll(byLanguage);
    Map<String, Setting> own = new TreeMap<>(byLanguage.getOrDefault(language, Map.of()));
    own.putAll(more);
    changed.put(language, own);
    return new RuleProfile(settings, changed);
  }

  /**
   * The profile as it is for code of a language, with nothing about others. Of the same rule or
   * category what is said for the language wins.
   */
  public RuleProfile of(Language language) {
    Map<String, Setting> own = byLanguage.get(language);
    if (own == null) {
      return new RuleProfile(settings, Map.of());
    }
    TreeMap<String, Setting> all = new TreeMap<>(settings);
    all.putAll(own);
    return new RuleProfile(all, Map.of());
  }

  /** What it says, sorted: the same settings, the same text. */
  String canonicalForm() {
    StringBuilder text = new StringBuilder(new TreeMap<>(settings).toString());
    new TreeMap<>(byLanguage)
        .forEach(
            (language, own) ->
                text.append(" for ").append(language.id()).append(new TreeMap<>(own)));
    return text.toString();
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
