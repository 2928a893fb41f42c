package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.RuleProfile.Setting;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Makes a policy of the nodes of a document, and notes whatever is wrong with them. */
final class DocumentReader {

  private static final int MAX_NAME = 100;
  private static final Set<String> TOP =
      Set.of(
          "id",
          "extends",
          "severity_threshold",
          "patterns",
          "restricted_modules",
          "allowed_modules",
          "paths",
          "rules",
          "languages");
  private static final Set<String> OF_LANGUAGE =
      Set.of("patterns", "restricted_modules", "allowed_modules", "paths", "rules");
  private static final Set<String> OF_PATTERN =
      Set.of("pattern", "description", "severity", "scope");

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
    policy = contents(fields, "", policy);
    return languages(fields, policy);
  }

  /** What a document says of all code, or a section of code in one language. */
  private SecurityPolicy contents(Map<String, Node> fields, String prefix, SecurityPolicy policy) {
    SecurityPolicy result = patterns(fields, prefix, policy);
    result = new Restrictions(problems).read(fields, prefix, result);
    return rules(fields, prefix, result);
  }

  private SecurityPolicy languages(Map<String, Node> fields, SecurityPolicy policy) {
    Node node = fields.get("languages");
    Optional<MappingNode> mapping =
        node == null ? Optional.empty() : nodes.mapping(node, "languages");
    if (mapping.isEmpty()) {
      return policy;
    }
    SecurityPolicy result = policy;
    for (Map.Entry<String, Node> entry : nodes.entries(mapping.get(), "languages").entrySet()) {
      String path = "languages." + entry.getKey();
      Optional<Language> language = Language.named(entry.getKey());
      if (language.isEmpty()) {
        problems.add(entry.getValue(), path, "there is no language `" + entry.getKey() + "`");
      }
      Optional<MappingNode> section = nodes.mapping(entry.getValue(), path);
      if (language.isPresent() && section.isPresent()) {
        Map<String, Node> its = nodes.fields(section.get(), path, OF_LANGUAGE);
        SecurityPolicy empty = SecurityPolicy.permissive(entry.getKey());
        result = result.withSection(language.get(), contents(its, path + ".", empty));
      }
    }
    return result;
  }

  private SecurityPolicy base(Map<String, Node> fields) {
    Node node = fields.get("extends");
    if (node == null) {
      return SecurityPolicy.permissive("custom").withThreshold(Severity.MEDIUM);
    }
    List<Node> names =
        node instanceof SequenceNode ? nodes.entries(fields, "extends", "") : List.of(node);
    Optional<SecurityPolicy> all = Optional.empty();
    for (Node name : names) {
      SecurityPolicy one = preset(name);
      all = Optional.of(all.map(others -> others.tightenedBy(one)).orElse(one));
    }
    if (all.isEmpty()) {
      problems.add(node, "extends", "name at least one preset; there are " + Presets.names());
    }
    return all.orElseGet(() -> SecurityPolicy.permissive("rejected"));
  }

  private SecurityPolicy preset(Node node) {
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
    return policy.withThreshold(nodes.severity(node, "severity_threshold"));
  }

  private SecurityPolicy patterns(Map<String, Node> fields, String prefix, SecurityPolicy policy) {
    SecurityPolicy result = policy;
    List<Node> entries = nodes.entries(fields, "patterns", prefix);
    for (int i = 0; i < entries.size(); i++) {
      String path = prefix + "patterns[" + i + "]";
      Optional<PatternRule> pattern = pattern(entries.get(i), path);
      if (pattern.isPresent()) {
        result = result.withPattern(pattern.get());
      }
    }
    return result;
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
            ? nodes.severity(fields.get("severity"), path + ".severity")
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

  private SecurityPolicy rules(Map<String, Node> fields, String prefix, SecurityPolicy policy) {
    Node node = fields.get("rules");
    if (node == null) {
      return policy;
    }
    SecurityPolicy result = policy;
    Optional<MappingNode> mapping = nodes.mapping(node, prefix + "rules");
    if (mapping.isEmpty()) {
      return policy;
    }
    for (Map.Entry<String, Node> entry :
        nodes.entries(mapping.get(), prefix + "rules").entrySet()) {
      String path = prefix + "rules." + entry.getKey();
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
