package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that show what the knowledge of a language is for: files of lines {@code RULE program},
 * in which {@code \n} ends a line of the program, and {@code -RULE} says that the rule must not
 * match.
 */
final class KnowledgeExamples {

  private KnowledgeExamples() {}

  /**
   * One program.
   *
   * @param language what it is written in
   * @param rule the rule that it is about
   * @param found whether the rule must match
   * @param program the text
   */
  record Example(Language language, String rule, boolean found, String program) {
    @Override
    public String toString() {
      return (found ? "" : "-") + rule + " " + program.replace("\n", "\\n");
    }
  }

  static List<Example> of(Language language) {
    List<Example> examples = new ArrayList<>();
    for (String line : text(language).lines().toList()) {
      if (line.isBlank() || line.startsWith("# ")) {
        continue;
      }
      int space = line.indexOf(' ');
      boolean found = line.charAt(0) != '-';
      String rule = line.substring(found ? 0 : 1, space);
      String program = line.substring(space + 1).replace("\\n", "\n") + "\n";
      examples.add(new Example(language, rule, found, program));
    }
    return examples;
  }

  private static String text(Language language) {
    return resource(language.id() + ".examples");
  }

  /** The text of a file beside this class; empty when there is none. */
  static String resource(String name) {
    try (InputStream resource = KnowledgeExamples.class.getResourceAsStream(name)) {
      return resource == null ? "" : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
