package dev.cofferdam.functions.gvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A store with one image that says it is Python's and has nothing in it but a runner. */
final class BrokenImages implements AutoCloseable {

  private static final String MANIFEST =
      """
      {"language": "python", "version": "3.13.5", "aliases": [], "packages": [],
       "image": "cofferdam/broken:1", "image_digest": "sha256:0", "program": "main.py",
       "stages": {"run": ["/usr/bin/python3", "{program}"]}, "environment": {}}
      """;

  /** An x86-64 program for Linux that ends at once, with 3. */
  private static final String EXITS_AT_ONCE =
      "7f454c4602010100000000000000000002003e000100000078004000000000004000000000000000000000"
          + "00000000000000000040003800010000000000000001000000050000000000000000000000000040000000"
          + "000000004000000000008000000000000000800000000000000000100000000000006a035f6a3c580f05";

  private final Path folder;

  private BrokenImages(byte[] runner) {
    try {
      folder = Files.createTempDirectory("cofferdam-images");
      Path image = Files.createDirectories(folder.resolve("python/broken"));
      Files.writeString(image.resolve("manifest.json"), MANIFEST);
      Files.createSymbolicLink(folder.resolve("python/current"), Path.of("broken"));
      for (String mount : List.of("proc", "dev", "tmp", "workspace", "cofferdam")) {
        Files.createDirectories(image.resolve("rootfs").resolve(mount));
      }
      Path program = Files.write(image.resolve("rootfs/cofferdam/runner"), runner);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a broken image", e);
    }
  }

  /** Its runner is no program. */
  static BrokenImages withoutProgram() {
    return new BrokenImages("not a program".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Its runner ends without a word. */
  static BrokenImages withSilentRunner() {
    return new BrokenImages(HexFormat.of().parseHex(EXITS_AT_ONCE));
  }

  Path folder() {
    return folder;
  }

  /** Takes the image away under the feet of who knows it. */
  void vanish() {
    try {
      Files.delete(folder.resolve("python/current"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take the image away", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the broken image", e);
    }
  }
}
