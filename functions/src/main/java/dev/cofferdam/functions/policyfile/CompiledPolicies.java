package dev.cofferdam.functions.policyfile;

import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.PolicyProblem;
import dev.cofferdam.functions.admission.PolicySource;
import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.SecurityPolicy;
import java.io.Serial;
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

  private final Optional<Path> file;
  private final Optional<String> text;
  private volatile InForce inForce;

  /** The server's policy, and those of callers on top of that one and no other. */
  private record InForce(PolicyEngine server, Map<String, PolicyEngine> compiled) {
    static InForce of(SecurityPolicy server) {
      return new InForce(PolicyEngine.compile(server), new Kept());
    }
  }

  /** The engines of callers' policies that were used last. */
  private static final class Kept extends LinkedHashMap<String, PolicyEngine> {

    @Serial private static final long serialVersionUID = 1L;

    Kept() {
      super(KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, PolicyEngine> eldest) {
      return size() > KEPT;
    }
  }

  private CompiledPolicies(SecurityPolicy server, Optional<Path> file, Optional<String> text) {
    this.inForce = InForce.of(server);
    this.file = file;
    this.text = text;
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
    Optional<SecurityPolicy> preset = Presets.named(nameOrFile);
    if (preset.isPresent()) {
      return new CompiledPolicies(preset.get(), Optional.empty(), Optional.empty());
    }
    Path file = Path.of(nameOrFile);
    Optional<String> text = PolicyFile.text(file);
    return new CompiledPolicies(PolicyFile.policy(file), Optional.of(file), text);
  }

  /**
   * Enforces another policy from now on. Whoever is being judged is judged by the old one.
   *
   * @param policy the new one
   */
  public void enforce(SecurityPolicy policy) {
    inForce = InForce.of(policy);
  }

  /** The file that the server's policy was read from; empty for a preset. */
  Optional<Path> file() {
    return file;
  }

  /** What that file said at the start. */
  Optional<String> text() {
    return text;
  }

  /**
   * The policy that the server enforces when a caller says nothing.
   *
   * @return never null
   */
  public SecurityPolicy serverPolicy() {
    return inForce.server.policy();
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
    return new Lookup.Found(inForce.server);
  }

  private Lookup found(String key, SecurityPolicy callers) {
    InForce now = inForce;
    synchronized (now.compiled) {
      return new Lookup.Found(
          now.compiled.computeIfAbsent(
              key, unused -> PolicyEngine.compile(now.server.policy().tightenedBy(callers))));
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

  private static String known() {
    return String.join(", ", Presets.names());
  }
}
