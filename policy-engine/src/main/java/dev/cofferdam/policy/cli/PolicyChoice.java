package dev.cofferdam.policy.cli;

import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.SecurityPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which policy is applied. */
final class PolicyChoice {

  private static final int MAX_BYTES = 4 * PolicyDocuments.MAX_LENGTH;

  private PolicyChoice() {}

  /**
   * The policy that the options name, with their threshold.
   *
   * @throws BadUse when it is neither a preset nor a document that is right
   */
  static SecurityPolicy of(Options options) {
    Optional<SecurityPolicy> preset = Presets.named(options.policy());
    SecurityPolicy policy = preset.isPresent() ? preset.get() : ofFile(options.policy());
    return options.failOn().isPresent() ? policy.withThreshold(options.failOn().get()) : policy;
  }

  private static SecurityPolicy ofFile(String name) {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new BadUse(
          "`" + name + "` is neither a file nor a preset; the presets are " + Presets.names());
    }
    ParsedPolicy parsed = PolicyDocuments.parse(read(file));
    if (parsed instanceof ParsedPolicy.Rejected rejected) {
      throw new BadUse(rejected.problems().stream().map(problem -> words(name, problem)).toList());
    }
    return ((ParsedPolicy.Parsed) parsed).policy();
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadUse("`" + file + "` is too long for a policy");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new BadUse("`" + file + "` cannot be read as UTF-8");
    }
  }

  private static String words(String file, ParsedPolicy.Problem problem) {
    String where = file + ":" + problem.line() + ":" + problem.column() + ": ";
    return where + (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.message();
  }
}
