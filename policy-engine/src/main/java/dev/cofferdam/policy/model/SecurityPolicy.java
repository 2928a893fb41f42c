package dev.cofferdam.policy.model;

import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PathRule;
import dev.cofferdam.policy.model.Rule.PatternRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed. Immutable: every change makes another policy.
 *
 * <p>A policy made of a document of LLM Sandbox's shape has patterns and restricted modules only;
 * the built-in rules apply where a profile says so, which is what presets do.
 */
public final class SecurityPolicy {

  private static final int SHORT_HEX = 10;

  private final String id;
  private final Severity severityThreshold;
  private final List<PatternRule> patterns;
  private final List<ModuleRule> restrictedModules;
  private final List<PathRule> restrictedPaths;
  private final List<RuleProfile> profiles;
  private final List<Set<String>> allowedModules;
  private final Map<Language, SecurityPolicy> sections;
  private @Nullable String digest;

  private SecurityPolicy(String id, Severity severityThreshold, Lists lists) {
    this.id = id;
    this.severityThreshold = severityThreshold;
    this.patterns = eachOnce(lists.patterns);
    this.restrictedModules = eachOnce(lists.modules);
    this.restrictedPaths = eachOnce(lists.paths);
    this.profiles = eachOnce(lists.profiles);
    this.allowedModules = eachOnce(lists.allowed);
    this.sections = Map.copyOf(lists.sections);
  }

  /**
   * One is not compared: the first look at a record costs milliseconds, and most lists are short.
   */
  private static <T> List<T> eachOnce(List<T> all) {
    return all.size() < 2 ? List.copyOf(all) : List.copyOf(new LinkedHashSet<>(all));
  }

  /**
   * The policy that denies nothing, for its threshold is {@link Severity#SAFE}, and that looks for
   * nothing.
   */
  public static SecurityPolicy permissive(String id) {
    return new SecurityPolicy(id, Severity.SAFE, new Lists());
  }

  /** A name for people and logs; it is no part of the {@link #digest()}. */
  public String id() {
    return id;
  }

  /**
   * {@code sha256:} and 64 hexadecimal digits over the {@link #canonicalForm()}: equal digests,
   * equal verdicts.
   */
  public String digest() {
    String known = digest;
    if (known == null) {
      // Policies are made in steps, and only the last one's digest is asked for. Any thread may be
      // the first to ask:
      // all come to the same text.
      known = "sha256:" + hex(canonicalForm());
      digest = known;
    }
    return known;
  }

  /** From where on findings deny. */
  public Severity severityThreshold() {
    return severityThreshold;
  }

  /** The regular expressions, in order, each once. */
  public List<PatternRule> patterns() {
    return patterns;
  }

  /** The modules that must not be reached, in order, each once. */
  public List<ModuleRule> restrictedModules() {
    return restrictedModules;
  }

  /** The files and folders that must not be named, in order, each once. */
  public List<PathRule> restrictedPaths() {
    return restrictedPaths;
  }

  /**
   * This policy as it applies to code of a language: with what its section for that language says,
   * and without sections.
   */
  public SecurityPolicy of(Language language) {
    if (sections.isEmpty() && isGeneral()) {
      return this;
    }
    Lists all = new Lists(this);
    all.sections.clear();
    SecurityPolicy section = sections.get(language);
    if (section != null) {
      all.add(section);
    }
    all.profiles.replaceAll(profile -> profile.of(language));
    return new SecurityPolicy(id, severityThreshold, all);
  }

  private boolean isGeneral() {
    for (RuleProfile profile : profiles) {
      if (!profile.byLanguage().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * How the built-in rules apply: not at all when this is empty; otherwise a rule's findings are as
   * grave as the gravest profile makes them.
   */
  public List<RuleProfile> profiles() {
    return profiles;
  }

  /**
   * The allow-lists of modules: a module must be, or be inside, one of each set. Empty when every
   * module is allowed that is not restricted.
   */
  public List<Set<String>> allowedModules() {
    return allowedModules;
  }

  /**
   * This policy and the caller's together: every rule of both, and the stricter threshold. Whatever
   * the caller's says, the result denies all that this one denies.
   */
  public SecurityPolicy tightenedBy(SecurityPolicy callers) {
    Lists both = new Lists(this);
    both.add(callers);
    both.profiles.addAll(callers.profiles);
    callers.sections.forEach(both::addSection);
    Severity threshold = severityThreshold.orStricterThreshold(callers.severityThreshold);
    return new SecurityPolicy(id + "+" + callers.id, threshold, both);
  }

  /** This policy under another name. */
  public SecurityPolicy withId(String newId) {
    return new SecurityPolicy(newId, severityThreshold, new Lists(this));
  }

  /** This policy with another threshold. */
  public SecurityPolicy withThreshold(Severity threshold) {
    return new SecurityPolicy(id, threshold, new Lists(this));
  }

  /** This policy with one more pattern. */
  public SecurityPolicy withPattern(PatternRule pattern) {
    Lists more = new Lists(this);
    more.patterns.add(pattern);
    return new SecurityPolicy(id, severityThreshold, more);
  }

  /** This policy with one more restricted module. */
  public SecurityPolicy withModule(ModuleRule module) {
    Lists more = new Lists(this);
    more.modules.add(module);
    return new SecurityPolicy(id, severityThreshold, more);
  }

  /** This policy with one more file or folder that must not be named. */
  public SecurityPolicy withPath(PathRule path) {
    Lists more = new Lists(this);
    more.paths.add(path);
    return new SecurityPolicy(id, severityThreshold, more);
  }

  /**
   * This policy with more for code of one language: the patterns, modules, paths and allow-lists of
   * the section are added to what there is, and its settings of built-in rules win over the general
   * ones. Its threshold, and sections of its own, bear on nothing.
   *
   * <p>Patterns of a section about texts as they are do not see arguments and environment
   * variables, which are of no language.
   */
  public SecurityPolicy withSection(Language language, SecurityPolicy section) {
    Lists changed = new Lists(this);
    changed.addSection(language, section);
    for (RuleProfile profile : section.profiles) {
      if (changed.profiles.isEmpty()) {
        changed.profiles.add(RuleProfile.UNCHANGED);
      }
      changed.profiles.replaceAll(own -> own.with(language, profile.settings()));
    }
    return new SecurityPolicy(id, severityThreshold, changed);
  }

  /**
   * This policy with one more allow-list of modules beside those it has; a module must be in each.
   */
  public SecurityPolicy withAllowedModules(Set<String> names) {
    Lists more = new Lists(this);
    more.allowed.add(Set.copyOf(names));
    return new SecurityPolicy(id, severityThreshold, more);
  }

  /**
   * This policy with the built-in rules as that profile has them, in the place of the profiles that
   * it has.
   */
  public SecurityPolicy withProfile(RuleProfile profile) {
    Lists changed = new Lists(this);
    changed.profiles.clear();
    changed.profiles.add(profile);
    return new SecurityPolicy(id, severityThreshold, changed);
  }

  /**
   * This policy with a built-in rule or category changed; the built-in rules apply in the result.
   */
  public SecurityPolicy withRule(String idOrCategory, RuleProfile.Setting setting) {
    Lists changed = new Lists(this);
    if (changed.profiles.isEmpty()) {
      changed.profiles.add(RuleProfile.UNCHANGED);
    }
    changed.profiles.replaceAll(profile -> profile.with(idOrCategory, setting));
    return new SecurityPolicy(id, severityThreshold, changed);
  }

  /** Everything that bears on verdicts, as text, sorted: what the digest is over. */
  public String canonicalForm() {
    Set<String> lines = new TreeSet<>(ownLines());
    sections.forEach(
        (language, section) ->
            section.ownLines().forEach(line -> lines.add("for " + language.id() + ' ' + line)));
    return "cofferdam policy 1\nthreshold "
        + severityThreshold
        + '\n'
        + String.join("\n", lines)
        + '\n';
  }

  private Set<String> ownLines() {
    Set<String> lines = new TreeSet<>();
    for (PatternRule pattern : patterns) {
      lines.add(
          "pattern "
              + pattern.scope().id()
              + ' '
              + pattern.severity()
              + ' '
              + quoted(pattern.pattern()));
    }
    for (ModuleRule module : restrictedModules) {
      lines.add("restricted " + module.severity() + ' ' + module.name());
    }
    for (PathRule path : restrictedPaths) {
      lines.add("path " + path.severity() + ' ' + quoted(path.path()));
    }
    for (RuleProfile profile : profiles) {
      lines.add("rules " + profile.canonicalForm());
    }
    for (Set<String> allowed : allowedModules) {
      lines.add("allowed " + new TreeSet<>(allowed));
    }
    return lines;
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\"", "\\\"")
        + '"';
  }

  /** The first ten hexadecimal digits of the digest of a text. */
  static String shortHex(String text) {
    return hex(text).substring(0, SHORT_HEX);
  }

  private static String hex(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecurityPolicy policy
        && id.equals(policy.id)
        && digest().equals(policy.digest());
  }

  @Override
  public int hashCode() {
    return digest().hashCode();
  }

  @Override
  public String toString() {
    return id + " (" + digest() + ")";
  }

  /** The lists of a policy while the next one is made of it. */
  private static final class Lists {
    final List<PatternRule> patterns = new ArrayList<>();
    final List<ModuleRule> modules = new ArrayList<>();
    final List<PathRule> paths = new ArrayList<>();
    final List<RuleProfile> profiles = new ArrayList<>();
    final List<Set<String>> allowed = new ArrayList<>();
    final Map<Language, SecurityPolicy> sections = new EnumMap<>(Language.class);

    Lists() {}

    Lists(SecurityPolicy from) {
      add(from);
      profiles.addAll(from.profiles);
      sections.putAll(from.sections);
    }

    /** All that another policy forbids, but for the built-in rules and its sections. */
    void add(SecurityPolicy other) {
      patterns.addAll(other.patterns);
      modules.addAll(other.restrictedModules);
      paths.addAll(other.restrictedPaths);
      allowed.addAll(other.allowedModules);
    }

    /** What a section forbids, beside what is there for its language; profiles stand elsewhere. */
    void addSection(Language language, SecurityPolicy section) {
      Lists all = new Lists();
      SecurityPolicy present = sections.get(language);
      if (present != null) {
        all.add(present);
      }
      all.add(section);
      sections.put(language, new SecurityPolicy(language.id(), Severity.SAFE, all));
    }
  }
}
