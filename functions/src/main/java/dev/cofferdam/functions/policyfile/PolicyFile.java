package dev.cofferdam.functions.policyfile;

import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.SecurityPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A policy document in a file. */
final class PolicyFile {

  private PolicyFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it cannot be read or is no policy; the message says
   *     everything that is wrong
   */
  static SecurityPolicy policy(Path file) {
    String text = text(file).orElseThrow(() -> new IllegalArgumentException(absent(file)));
    ParsedPolicy parsed = PolicyDocuments.parse(text);
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

  private static String absent(Path file) {
    String known = String.join(", ", Presets.names());
    return "`" + file + "` is neither a readable file nor one of the policies " + known;
  }

  /** Its text; empty when it cannot be read, is no UTF-8, or is longer than any document may be. */
  static Optional<String> text(Path file) {
    try {
      return Files.size(file) > 4L * PolicyDocuments.MAX_LENGTH
          ? Optional.empty()
          : Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
