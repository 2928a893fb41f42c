package dev.cofferdam.policy.document;

import dev.cofferdam.policy.document.ParsedPolicy.Parsed;
import dev.cofferdam.policy.document.ParsedPolicy.Problem;
import dev.cofferdam.policy.document.ParsedPolicy.Rejected;
import dev.cofferdam.policy.model.SecurityPolicy;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Policy documents: YAML, and JSON, which is YAML too.
 *
 * <p>A document of LLM Sandbox's shape is valid as it is. Everything in a document is bounded,
 * since documents come from callers: its length, its depth, and its aliases, of which none are
 * allowed, so that a small text cannot become a large policy.
 */
public final class PolicyDocuments {

  /** Longest document, in UTF-16 code units. */
  public static final int MAX_LENGTH = 262_144;

  /** Most problems reported for one document. */
  public static final int MAX_PROBLEMS = 100;

  private PolicyDocuments() {}

  /**
   * Reads a document. Never throws: a text that is no policy is {@link Rejected} with everything
   * that is wrong with it.
   */
  public static ParsedPolicy parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return rejected(
          new Problem(1, 1, "", "the document is longer than " + MAX_LENGTH + " characters"));
    }
    Optional<Node> root;
    try {
      Optional<Problem> forbidden = Guard.check(settings(), text);
      if (forbidden.isPresent()) {
        return rejected(forbidden.get());
      }
      root = new Compose(settings()).composeString(text);
    } catch (MarkedYamlEngineException wrong) {
      return rejected(problemOf(wrong));
    } catch (YamlEngineException wrong) {
      return rejected(new Problem(1, 1, "", "not a policy document: " + firstLine(wrong)));
    }
    if (root.isEmpty()) {
      return rejected(new Problem(1, 1, "", "the document is empty"));
    }
    Problems problems = new Problems();
    SecurityPolicy policy = new DocumentReader(problems).read(root.get());
    return problems.none() ? new Parsed(policy) : new Rejected(problems.inOrder());
  }

  private static LoadSettings settings() {
    return LoadSettings.builder()
        .setLabel("policy")
        .setAllowDuplicateKeys(true)
        .setAllowRecursiveKeys(false)
        .setMaxAliasesForCollections(0)
        .setCodePointLimit(MAX_LENGTH)
        .setBufferSize(1024)
        .build();
  }

  private static Rejected rejected(Problem problem) {
    return new Rejected(List.of(problem));
  }

  private static Problem problemOf(MarkedYamlEngineException wrong) {
    int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = wrong.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
    return new Problem(line, column, "", "not YAML: " + wrong.getProblem());
  }

  private static String firstLine(YamlEngineException wrong) {
    String message = String.valueOf(wrong.getMessage());
    return message.lines().findFirst().orElse("unreadable");
  }
}
