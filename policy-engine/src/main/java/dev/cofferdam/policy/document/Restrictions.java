package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PathRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a document, or a section of it, restricts by name: modules and paths. */
final class Restrictions {

  private static final Set<String> OF_MODULE = Set.of("name", "description", "severity");
  private static final Set<String> OF_PATH = Set.of("path", "description", "severity");

  private final Problems problems;
  private final Nodes nodes;

  Restrictions(Problems problems) {
    this.problems = problems;
    this.nodes = new Nodes(problems);
  }

  /** The policy with what the fields restrict; paths of problems begin with the prefix. */
  SecurityPolicy read(Map<String, Node> fields, String prefix, SecurityPolicy policy) {
    SecurityPolicy result = policy;
    for (Entry entry : entries(fields, "restricted_modules", prefix, "name", OF_MODULE)) {
      result = module(entry, result);
    }
    for (Entry entry : entries(fields, "paths", prefix, "path", OF_PATH)) {
      result = path(entry, result);
    }
    return allowedModules(fields, prefix, result);
  }

  /** Something that is restricted, and where the document says so. */
  private record Entry(Node node, String at, String name, String description, Severity severity) {}

  /** The entries of a list, each a name or a mapping with the name under a key. */
  private List<Entry> entries(
      Map<String, Node> fields, String list, String prefix, String key, Set<String> known) {
    List<Node> all = nodes.entries(fields, list, prefix);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      entry(all.get(i), prefix + list + "[" + i + "]", key, known).ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<Entry> entry(Node node, String path, String key, Set<String> known) {
    if (node instanceof ScalarNode) {
      String name = nodes.text(node, path).orElse("");
      return Optional.of(new Entry(node, path, name, "", Severity.HIGH));
    }
    Optional<MappingNode> mapping = nodes.mapping(node, path);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Node> fields = nodes.fields(mapping.get(), path, known);
    String name = nodes.required(mapping.get(), fields, key, path);
    String description = nodes.optional(fields, "description", path);
    Severity severity =
        fields.containsKey("severity")
            ? nodes.severity(fields.get("severity"), path + ".severity")
            : Severity.HIGH;
    Node where = fields.getOrDefault(key, node);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(where, path + "." + key, name, description, severity));
  }

  private SecurityPolicy module(Entry entry, SecurityPolicy policy) {
    try {
      return policy.withModule(new ModuleRule(entry.name, entry.description, entry.severity));
    } catch (IllegalArgumentException wrong) {
      problems.add(entry.node, entry.at, String.valueOf(wrong.getMessage()));
      return policy;
    }
  }

  private SecurityPolicy path(Entry entry, SecurityPolicy policy) {
    try {
      return policy.withPath(new PathRule(entry.name, entry.description, entry.severity));
    } catch (IllegalArgumentException wrong) {
      problems.add(entry.node, entry.at, String.valueOf(wrong.getMessage()));
      return policy;
    }
  }

  private SecurityPolicy allowedModules(
      Map<String, Node> fields, String prefix, SecurityPolicy policy) {
    if (!fields.containsKey("allowed_modules")) {
      return policy;
    }
    Set<String> names = new LinkedHashSet<>();
    List<Node> entries = nodes.entries(fields, "allowed_modules", prefix);
    for (int i = 0; i < entries.size(); i++) {
      nodes.text(entries.get(i), prefix + "allowed_modules[" + i + "]").ifPresent(names::add);
    }
    return policy.withAllowedModules(names);
  }
}
