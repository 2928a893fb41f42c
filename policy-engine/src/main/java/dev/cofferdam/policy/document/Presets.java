package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.RuleProfile;
import dev.cofferdam.policy.model.RuleProfile.Setting;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The built-in policies, each immutable; documents extend them.
 *
 * <p>All are made of the same rules, and differ in how grave they take them and from where on they
 * deny.
 */
public final class Presets {

  private static final List<String> NAMES =
      List.of(
          "permissive",
          "minimal",
          "development",
          "web-scraping",
          "data-science",
          "educational",
          "production",
          "strict");

  private Presets() {}

  /** The preset called so, exactly; empty when there is none. */
  public static Optional<SecurityPolicy> named(String name) {
    return switch (name) {
      case "permissive" -> policy(name, Severity.SAFE, RuleProfile.UNCHANGED);
      case "minimal" -> policy(name, Severity.HIGH, minimal());
      case "development" -> policy(name, Severity.HIGH, RuleProfile.UNCHANGED);
      case "web-scraping" -> policy(name, Severity.MEDIUM, webScraping());
      case "data-science" -> policy(name, Severity.MEDIUM, dataScience());
      case "educational" -> policy(name, Severity.MEDIUM, educational());
      case "production" -> policy(name, Severity.MEDIUM, production());
      case "strict" -> policy(name, Severity.MEDIUM, RuleProfile.UNCHANGED);
      default -> Optional.empty();
    };
  }

  /** The names of all presets, from the one that permits most to the one that permits least. */
  public static List<String> names() {
    return NAMES;
  }

  private static Optional<SecurityPolicy> policy(
      String id, Severity threshold, RuleProfile profile) {
    return Optional.of(SecurityPolicy.permissive(id).withThreshold(threshold).withProfile(profile));
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
