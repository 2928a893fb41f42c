package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.RuleProfile;
import dev.cofferdam.policy.model.RuleProfile.Setting;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The built-in policies. */
public final class Presets {

  private static final Map<String, SecurityPolicy> ALL = all();

  private Presets() {}

  /** The preset called so, exactly; empty when there is none. */
  public static Optional<SecurityPolicy> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The names of all presets, from the one that permits most to the one that permits least. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  private static Map<String, SecurityPolicy> all() {
    Map<String, SecurityPolicy> presets = new LinkedHashMap<>();
    add(presets, SecurityPolicy.permissive("permissive"));
    add(presets, rules("minimal", Severity.HIGH));
    add(presets, rules("strict", Severity.MEDIUM));
    return presets;
  }

  private static void add(Map<String, SecurityPolicy> presets, SecurityPolicy preset) {
    presets.put(preset.id(), preset);
  }

  private static SecurityPolicy rules(String id, Severity threshold) {
    RuleProfile profile = RuleProfile.UNCHANGED.with("custom", Setting.HIGH);
    return SecurityPolicy.permissive(id).withThreshold(threshold).withProfile(profile);
  }
}
