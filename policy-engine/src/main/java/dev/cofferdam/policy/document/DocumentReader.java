package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.RuleProfile.Setting;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Makes a policy of the nodes of a document, and notes whatever is wrong with them. */
final class DocumentReader {

  private static final int MAX_ENTRIES = 1_000;
  private static final int MAX_NAME = 100;
  private static final Set<String> TOP =
      Set.of(
          "id",
          "extends",
          "severity_threshold",
          "patterns",
          "restricted_modules",
          "allowed_modules",
          "rules");
  private static final Set<String> OF_PATTERN =
      Set.of("pattern", "description", "severity", "scope");
  private static final Set<String> OF_MODULE = Set.of("name", "description", "severity");

  private final Problems problems;
  private final Nodes nodes;

  DocumentReader(Problems problems) {
    this.problems = problems;
    this.nodes = new Nodes(problems);
  }

  /** The policy, as far as it could be read; only worth something when no problem was noted. */
  SecurityPolicy read(Node root) {
    Optional<MappingNode> mapping = nodes.mapping(root, "");
    if (mapping.isEmpty()) {
      return SecurityPolicy.permissive("rejected");
    }
    Map<String, Node> fields = nodes.fields(mapping.get(), "", TOP);
    SecurityPolicy policy = base(fields);
    policy = policy.withId(id(fields, policy.id()));
    policy = threshold(fields, policy);
    policy = patterns(fields, policy);
    policy = restrictedModules(fields, policy);
    policy = allowedModules(fields, policy);
    return rules(fields, policy);
  }

  private SecurityPolicy base(Map<String, Node> fields) {
    Node node = fields.get("extends");
    if (node == null) {
      return SecurityPolicy.permissive("custom").withThreshold(Severity.MEDIUM);
    }
    String name = nodes.text(node, "extends").orElse("");
    Optional<SecurityPolicy> preset = Presets.named(name);
    if (preset.isEmpty()) {
      problems.add(
          node, "extends", "no preset is called `" + name + "`; there are " + Presets.names());
    }
    return preset.orElseGet(() -> SecurityPolicy.permissive("rejected"));
  }

  private String id(Map<String, Node> fields, String otherwise) {
    Node node = fields.get("id");
    if (node == null) {
      return otherwise.equals("custom") ? otherwise : "custom-" + otherwise;
    }
    String id = nodes.text(node, "id").orElse("");
    if (id.isBlank() || id.length() > MAX_NAME) {
      problems.add(node, "id", "an id has 1 to " + MAX_NAME + " characters");
    }
    return id;
  }

  private SecurityPolicy threshold(Map<String, Node> fields, SecurityPolicy policy) {
    Node node = fields.get("severity_threshold");
    if (node == null) {
      return policy;
    }
    return policy.withThreshold(severity(node, "severity_threshold"));
  }

  private Severity severity(Node node, String path) {
    String name = nodes.text(node, path).orElse("");
    Optional<Severity> severity = Severity.named(name);
    if (severity.isEmpty()) {
      problems.add(
          node,
          path,
          "`" + name + "` is no severity; there are SAFE, LOW, MEDIUM and HIGH, or 0 to 3");
    }
    return severity.orElse(Severity.HIGH);
  }

  private SecurityPolicy patterns(Map<String, Node> fields, SecurityPolicy policy) {
    SecurityPolicy result = policy;
    List<Node> entries = entries(fields, "patterns");
    for (int i = 0; i < entries.size(); i++) {
      String path = "patterns[" + i + "]";
      Optional<PatternRule> pattern = pattern(entries.get(i), path);
      if (pattern.isPresent()) {
        result = result.withPattern(pattern.get());
      }
    }
    return result;
  }

  private List<Node> entries(Map<String, Node> fields, String key) {
    Node node = fields.get(key);
    if (node == null) {
      return List.of();
    }
    List<Node> entries = nodes.list(node, key);
    if (entries.size() > MAX_ENTRIES) {
      problems.add(node, key, "more than " + MAX_ENTRIES + " entries");
      return List.of();
    }
    return entries;
  }

  private Optional<PatternRule> pattern(Node node, String path) {
    Optional<MappingNode> mapping = nodes.mapping(node, path);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Node> fields = nodes.fields(mapping.get(), path, OF_PATTERN);
    String expression = nodes.required(mapping.get(), fields, "pattern", path);
    String description = nodes.optional(fields, "description", path);
    Severity severity =
        fields.containsKey("severity")
            ? severity(fields.get("severity"), path + ".severity")
            : Severity.MEDIUM;
    PatternRule.Scope scope = scope(fields, path);
    if (expression.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PatternRule(expression, description, severity, scope));
    } catch (IllegalArgumentException wrong) {
      problems.add(
          fields.getOrDefault("pattern", node),
          path + ".pattern",
          String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private PatternRule.Scope scope(Map<String, Node> fields, String path) {
    Node node = fields.get("scope");
    if (node == null) {
      return PatternRule.Scope.CODE;
    }
    String name = nodes.text(node, path + ".scope").orElse("");
    Optional<PatternRule.Scope> scope = PatternRule.Scope.named(name);
    if (scope.isEmpty()) {
      problems.add(
          node,
          path + ".scope",
          "`" + name + "` is no scope; there are code, strings, comments and raw");
    }
    return scope.orElse(PatternRule.Scope.CODE);
  }

  private SecurityPolicy restrictedModules(Map<String, Node> fields, SecurityPolicy policy) {
    SecurityPolicy result = policy;
    List<Node> entries = entries(fields, "restricted_modules");
    for (int i = 0; i < entries.size(); i++) {
      String path = "restricted_modules[" + i + "]";
      Optional<ModuleRule> module = module(entries.get(i), path);
      if (module.isPresent()) {
        result = result.withModule(module.get());
      }
    }
    return result;
  }

  private Optional<ModuleRule> module(Node node, String path) {
    if (node instanceof ScalarNode) {
      return module(node, path, nodes.text(node, path).orElse(""), "", Severity.HIGH);
    }
    Optional<MappingNode> mapping = nodes.mapping(node, path);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Node> fields = nodes.fields(mapping.get(), path, OF_MODULE);
    String name = nodes.required(mapping.get(), fields, "name", path);
    String description = nodes.optional(fields, "description", path);
    Severity severity =
        fields.containsKey("severity")
            ? severity(fields.get("severity"), path + ".severity")
            : Severity.HIGH;
    return name.isEmpty()
        ? Optional.empty()
        : module(fields.getOrDefault("name", node), path + ".name", name, description, severity);
  }

  private Optional<ModuleRule> module(
      Node node, String path, String name, String description, Severity severity) {
    try {
      return Optional.of(new ModuleRule(name, description, severity));
    } catch (IllegalArgumentException wrong) {
      problems.add(node, path, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private SecurityPolicy allowedModules(Map<String, Node> fields, SecurityPolicy policy) {
    if (!fields.containsKey("allowed_modules")) {
      return policy;
    }
    Set<String> names = new LinkedHashSet<>();
    List<Node> entries = entries(fields, "allowed_modules");
    for (int i = 0; i < entries.size(); i++) {
      nodes.text(entries.get(i), "allowed_modules[" + i + "]").ifPresent(names::add);
    }
    return policy.withAllowedModules(names);
  }

  private SecurityPolicy rules(Map<String, Node> fields, SecurityPolicy policy) {
    Node node = fields.get("rules");
    if (node == null) {
      return policy;
    }
    SecurityPolicy result = policy;
    Optional<MappingNode> mapping = nodes.mapping(node, "rules");
    if (mapping.isEmpty()) {
      return policy;
    }
    for (Map.Entry<String, Node> entry : nodes.entries(mapping.get(), "rules").entrySet()) {
      String path = "rules." + entry.getKey();
      if (!RuleCatalogue.builtIn().knows(entry.getKey())) {
        String name = "`" + entry.getKey() + "`";
        problems.add(entry.getValue(), path, name + " is neither a rule's id nor a category");
      }
      result = result.withRule(entry.getKey(), setting(entry.getValue(), path));
    }
    return result;
  }

  private Setting setting(Node node, String path) {
    String name = nodes.text(node, path).orElse("").toUpperCase(Locale.ROOT);
    for (Setting setting : Setting.values()) {
      if (setting.name().equals(name)) {
        return setting;
      }
    }
    if (name.equals("FALSE")) {
      return Setting.OFF;
    }
    problems.add(node, path, "a rule is set to off, safe, low, medium or high");
    return Setting.HIGH;
  }
}
