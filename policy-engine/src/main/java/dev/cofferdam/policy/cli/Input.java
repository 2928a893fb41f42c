package dev.cofferdam.policy.cli;

import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.SubmittedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file to be judged. Its bytes are read when it is judged, so that a thousand files are not held
 * at once.
 *
 * @param name what reports call it
 * @param path where it is; empty for the standard input
 * @param language what it is written in; empty when it is code that no front end reads
 */
record Input(String name, Optional<Path> path, Optional<Language> language) {

  /** A text within the engine's limit has no more bytes of UTF-8 than this. */
  private static final int MAX_BYTES = 4 * PolicyEngine.MAX_CODE;

  /** The file as the engine takes it; one that cannot be read is one that cannot be judged. */
  Submission submission() {
    return new Submission(List.of(file()), List.of(), Map.of());
  }

  private SubmittedFile file() {
    if (language.isEmpty()) {
      return SubmittedFile.beside(name, new byte[0]);
    }
    try (InputStream content = path.isPresent() ? Files.newInputStream(path.get()) : System.in) {
      byte[] bytes = content.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? new SubmittedFile.Unreadable(name, "more than " + MAX_BYTES + " bytes")
          : SubmittedFile.program(name, language.get(), bytes);
    } catch (IOException gone) {
      return new SubmittedFile.Unreadable(name, "cannot be read");
    }
  }
}
