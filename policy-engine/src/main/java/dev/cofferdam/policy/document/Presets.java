package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.RuleProfile;
import dev.cofferdam.policy.model.RuleProfile.Setting;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The built-in policies, each immutable; documents extend them.
 *
 * <p>All are made of the same rules, and differ in how grave they take them and from where on they
 * deny.
 */
public final class Presets {

  private static final Map<String, Supplier<SecurityPolicy>> ALL = all();

  private Presets() {}

  /** The preset called so, exactly; empty when there is none. */
  public static Optional<SecurityPolicy> named(String name) {
    return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
  }

  /** The names of all presets, from the one that permits most to the one that permits least. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  private static Map<String, Supplier<SecurityPolicy>> all() {
    Map<String, Supplier<SecurityPolicy>> presets = new LinkedHashMap<>();
    presets.put("permissive", () -> policy("permissive", Severity.SAFE, RuleProfile.UNCHANGED));
    presets.put("minimal", () -> policy("minimal", Severity.HIGH, minimal()));
    presets.put("development", () -> policy("development", Severity.HIGH, RuleProfile.UNCHANGED));
    presets.put("web-scraping", () -> policy("web-scraping", Severity.MEDIUM, webScraping()));
    presets.put("data-science", () -> policy("data-science", Severity.MEDIUM, dataScience()));
    presets.put("educational", () -> policy("educational", Severity.MEDIUM, educational()));
    presets.put("production", () -> policy("production", Severity.MEDIUM, production()));
    presets.put("strict", () -> policy("strict", Severity.MEDIUM, RuleProfile.UNCHANGED));
    return presets;
  }

  private static SecurityPolicy policy(String id, Severity threshold, RuleProfile profile) {
    return SecurityPolicy.permissive(id).withThreshold(threshold).withProfile(profile);
  }

  /**
   * Only what serves to attack: processes, native code, rights, and files outside the workspace.
   */
  private static RuleProfile minimal() {
    return RuleProfile.UNCHANGED
        .with("dynamic-code", Setting.MEDIUM)
        .with("introspection", Setting.MEDIUM)
        .with("import", Setting.MEDIUM)
        .with("deserialization", Setting.MEDIUM)
        .with("PY-004", Setting.MEDIUM);
  }

  /** Writing files of the program's own, and parsing documents, are part of learning. */
  private static RuleProfile educational() {
    return production().with("PY-014", Setting.LOW).with("xml", Setting.LOW);
  }

  /** Files are read and written by names that are computed. */
  private static RuleProfile production() {
    return RuleProfile.UNCHANGED.with("PY-007", Setting.LOW).with("PY-008", Setting.LOW);
  }

  /**
   * Tables and plots: directories, parallel work, and the environment that libraries are tuned by.
   */
  private static RuleProfile dataScience() {
    return educational()
        .with("PY-006", Setting.LOW)
        .with("PY-009", Setting.LOW)
        .with("PY-021", Setting.LOW)
        .with("PY-031", Setting.LOW);
  }

  /** Pages are fetched and taken apart, where the sandbox has a network. */
  private static RuleProfile webScraping() {
    return dataScience().with("network", Setting.LOW).with("PY-033", Setting.LOW);
  }
}
