package dev.cofferdam.functions.policyfile;

import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.PolicyProblem;
import dev.cofferdam.functions.admission.PolicySource;
import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.SecurityPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server's policy, from a preset's name or a file, and the callers' on top of it. A caller's
 * policy is added to the server's, so it can tighten and never loosen. Compiled policies are kept,
 * the least recently used goes first.
 */
public final class CompiledPolicies implements PolicySource {

  /** How many callers' policies stay compiled. */
  private static final int KEPT = 64;

  private final PolicyEngine server;
  private final Map<String, PolicyEngine> compiled =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyEngine> eldest) {
          return size() > KEPT;
        }
      };

  private CompiledPolicies(SecurityPolicy server) {
    this.server = PolicyEngine.compile(server);
  }

  /**
   * Reads the policy that the server enforces.
   *
   * @param nameOrFile a preset's name, or the path of a policy document
   * @return ready for use
   * @throws IllegalArgumentException if it is neither, or the document is wrong; the message says
   *     everything that is
   */
  public static CompiledPolicies enforcing(String nameOrFile) {
    return new CompiledPolicies(
        Presets.named(nameOrFile).orElseGet(() -> fromFile(Path.of(nameOrFile))));
  }

  /**
   * The policy that the server enforces when a caller says nothing.
   *
   * @return never null
   */
  public SecurityPolicy serverPolicy() {
    return server.policy();
  }

  @Override
  public Lookup lookup(PolicyChoice choice) {
    if (choice instanceof PolicyChoice.Named named) {
      return Presets.named(named.name())
          .<Lookup>map(preset -> found("name " + named.name(), preset))
          .orElseGet(() -> unknown(named.name()));
    }
    if (choice instanceof PolicyChoice.Document document) {
      ParsedPolicy parsed = PolicyDocuments.parse(document.text());
      return parsed instanceof ParsedPolicy.Rejected rejected
          ? new Lookup.Invalid(rejected.problems().stream().map(CompiledPolicies::problem).toList())
          : found("text " + document.text(), ((ParsedPolicy.Parsed) parsed).policy());
    }
    return new Lookup.Found(server);
  }

  private Lookup found(String key, SecurityPolicy callers) {
    synchronized (compiled) {
      return new Lookup.Found(
          compiled.computeIfAbsent(
              key, unused -> PolicyEngine.compile(server.policy().tightenedBy(callers))));
    }
  }

  private static Lookup unknown(String name) {
    String message = "there is no policy `" + name + "`; there are " + known();
    return new Lookup.Invalid(List.of(new PolicyProblem("", message)));
  }

  private static PolicyProblem problem(ParsedPolicy.Problem problem) {
    String path = problem.path().isEmpty() ? "" : "." + problem.path();
    return new PolicyProblem(path, problem.message());
  }

  private static SecurityPolicy fromFile(Path file) {
    Optional<String> text = read(file);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "`" + file + "` is neither a readable file nor one of the policies " + known());
    }
    ParsedPolicy parsed = PolicyDocuments.parse(text.get());
    if (parsed instanceof ParsedPolicy.Rejected rejected) {
      StringBuilder sentence = new StringBuilder("the policy `" + file + "` is wrong:");
      for (ParsedPolicy.Problem problem : rejected.problems()) {
        sentence.append(
            "%n  line %d, column %d: %s"
                .formatted(problem.line(), problem.column(), problem.message()));
      }
      throw new IllegalArgumentException(sentence.toString());
    }
    return ((ParsedPolicy.Parsed) parsed).policy();
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.size(file) > 4L * PolicyDocuments.MAX_LENGTH
          ? Optional.empty()
          : Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String known() {
    return String.join(", ", Presets.names());
  }
}
