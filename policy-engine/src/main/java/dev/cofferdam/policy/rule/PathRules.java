package dev.cofferdam.policy.rule;

import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.Facts.FileName;
import dev.cofferdam.policy.model.Rule.PathRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files and folders a policy forbids to name. Immutable once made. */
public final class PathRules {

  private final Map<String, PathRule> restricted = new HashMap<>();

  /** Receives what is found. */
  @FunctionalInterface
  public interface Sink {
    /** A rule matched a text that is the name of a file; the rule's message is never empty. */
    void found(PathRule rule, FileName name);
  }

  /** The path rules of a policy. */
  public PathRules(SecurityPolicy policy) {
    for (PathRule rule : policy.restrictedPaths()) {
      restricted.merge(
          rule.path(),
          rule,
          (one, other) -> one.severity().level() >= other.severity().level() ? one : other);
    }
  }

  /** Whether there are any. */
  public boolean any() {
    return !restricted.isEmpty();
  }

  /** Tells the sink of every text that is such a name, or one of a file in such a folder. */
  public void apply(Facts facts, Sink sink) {
    if (restricted.isEmpty()) {
      return;
    }
    for (FileName name : facts.fileNames()) {
      String text = plain(name.text());
      for (String path = text; !path.isEmpty(); path = folder(path)) {
        PathRule rule = restricted.get(path);
        if (rule != null) {
          sink.found(described(rule), name);
          break;
        }
      }
    }
  }

  private static PathRule described(PathRule rule) {
    String message =
        rule.message().isEmpty() ? "restricted path `" + rule.path() + "`" : rule.message();
    return new PathRule(rule.path(), message, rule.severity());
  }

  /** The name without steps that lead nowhere, and with one kind of separator. */
  private static String plain(String name) {
    String text = name.replace('\\', '/');
    List<String> parts = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      int last = parts.size() - 1;
      if (part.equals("..") && last >= 0 && !parts.get(last).equals("..")) {
        parts.remove(last);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return (text.startsWith("/") ? "/" : "") + String.join("/", parts);
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    if (slash == 0 && path.length() > 1) {
      return "/";
    }
    return slash <= 0 ? "" : path.substring(0, slash);
  }
}
