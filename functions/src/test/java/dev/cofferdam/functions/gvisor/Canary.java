package dev.cofferdam.functions.gvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small tree of files that anybody on this machine could change, and that nobody may. */
final class Canary implements AutoCloseable {

  private final String secret = "canary-" + UUID.randomUUID();
  private final Path folder;
  private final Map<String, String> before;

  Canary() {
    try {
      folder = Files.createTempDirectory("cofferdam-canary");
      Files.writeString(file(), secret);
      Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), secret);
      for (Path path : List.of(folder, folder.resolve("a"), folder.resolve("a/b"), file())) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a canary", e);
    }
    before = Fingerprints.contents(folder);
  }

  Path folder() {
    return folder;
  }

  Path file() {
    return folder.resolve("marker");
  }

  /** What its files hold. */
  String secret() {
    return secret;
  }

  List<String> changed() {
    return Fingerprints.differences(before, Fingerprints.contents(folder));
  }

  @Override
  public void close() throws IOException {
    for (String path : List.of("marker", "a/b/c", "a/b", "a", "")) {
      Files.deleteIfExists(folder.resolve(path));
    }
  }
}
