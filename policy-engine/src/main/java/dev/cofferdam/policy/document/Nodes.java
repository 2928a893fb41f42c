package dev.cofferdam.policy.document;

import dev.cofferdam.policy.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads nodes of YAML as what they should be, and notes it when they are something else. */
final class Nodes {

  private static final int MAX_ENTRIES = 1_000;

  private final Problems problems;

  Nodes(Problems problems) {
    this.problems = problems;
  }

  Optional<MappingNode> mapping(Node node, String path) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    problems.add(node, path, "a mapping of keys to values belongs here");
    return Optional.empty();
  }

  List<Node> list(Node node, String path) {
    if (node instanceof SequenceNode sequence) {
      return List.copyOf(sequence.getValue());
    }
    problems.add(node, path, "a list belongs here");
    return List.of();
  }

  Optional<String> text(Node node, String path) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problems.add(node, path, "a single value belongs here");
    return Optional.empty();
  }

  /** The values by key; a key that is not known, or that is there twice, is a problem. */
  Map<String, Node> fields(MappingNode mapping, String path, Set<String> known) {
    Map<String, Node> fields = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : entries(mapping, path).entrySet()) {
      if (known.contains(entry.getKey())) {
        fields.put(entry.getKey(), entry.getValue());
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
        List<String> sorted = new ArrayList<>(known);
        sorted.sort(String::compareTo);
        problems.add(
            key,
            join(path, key.getValue()),
            "unknown key `" + key.getValue() + "`; known are " + sorted);
      }
    }
    return fields;
  }

  /** The values by key, whatever the keys; a key that is there twice is a problem. */
  Map<String, Node> entries(MappingNode mapping, String path) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Optional<String> key = text(tuple.getKeyNode(), path);
      if (key.isPresent() && entries.putIfAbsent(key.get(), tuple.getValueNode()) != null) {
        problems.add(
            tuple.getKeyNode(), join(path, key.get()), "`" + key.get() + "` is there twice");
      }
    }
    return entries;
  }

  String required(MappingNode mapping, Map<String, Node> fields, String key, String path) {
    Node node = fields.get(key);
    if (node == null) {
      problems.add(mapping, join(path, key), "`" + key + "` is missing");
      return "";
    }
    String text = text(node, join(path, key)).orElse("");
    if (text.isEmpty()) {
      problems.add(node, join(path, key), "`" + key + "` is empty");
    }
    return text;
  }

  String optional(Map<String, Node> fields, String key, String path) {
    Node node = fields.get(key);
    return node == null ? "" : text(node, join(path, key)).orElse("");
  }

  /** A severity by its name or number; HIGH where there is a problem. */
  Severity severity(Node node, String path) {
    String name = text(node, path).orElse("");
    Optional<Severity> severity = Severity.named(name);
    if (severity.isEmpty()) {
      problems.add(
          node,
          path,
          "`" + name + "` is no severity; there are SAFE, LOW, MEDIUM and HIGH, or 0 to 3");
    }
    return severity.orElse(Severity.HIGH);
  }

  /** The members of a list that may be absent; more than {@value #MAX_ENTRIES} are a problem. */
  List<Node> entries(Map<String, Node> fields, String key, String prefix) {
    Node node = fields.get(key);
    if (node == null) {
      return List.of();
    }
    List<Node> entries = list(node, prefix + key);
    if (entries.size() > MAX_ENTRIES) {
      problems.add(node, prefix + key, "more than " + MAX_ENTRIES + " entries");
      return List.of();
    }
    return entries;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
