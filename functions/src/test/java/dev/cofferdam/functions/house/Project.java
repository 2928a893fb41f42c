package dev.cofferdam.functions.house;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies, for tests that read its sources and pages. */
public final class Project {

  private Project() {}

  /** The folder that holds the Maven wrapper. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError("the tests run inside the project");
    }
    return folder;
  }
}
