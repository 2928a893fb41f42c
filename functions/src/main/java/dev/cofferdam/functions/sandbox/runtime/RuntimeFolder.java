package dev.cofferdam.functions.sandbox.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runtimes whose manifests lie in one folder as {@code *.json}, for providers that get images
 * from elsewhere: {@code image} and {@code image_digest} say where. A file is read again when its
 * time of change differs. What cannot be read is no runtime.
 */
public final class RuntimeFolder implements RuntimeCatalogue {

  /** The longest manifest, bytes. */
  private static final long MOST = 1 << 20;

  private record Read(FileTime changed, List<RuntimeImage> images) {}

  private final Path folder;
  private final Map<Path, Read> known = new ConcurrentHashMap<>();

  /**
   * The runtimes of a folder, which need not be there yet.
   *
   * @param folder where the manifests lie
   */
  public RuntimeFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<RuntimeImage> all() {
    List<RuntimeImage> images = new ArrayList<>();
    try (DirectoryStream<Path> manifests = Files.newDirectoryStream(folder, "*.json")) {
      for (Path manifest : manifests) {
        images.addAll(images(manifest));
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException unreadable) {
      return images;
    }
    images.sort(Comparator.comparing(RuntimeImage::language).thenComparing(RuntimeImage::version));
    return images;
  }

  private List<RuntimeImage> images(Path manifest) {
    try {
      FileTime changed = Files.getLastModifiedTime(manifest);
      Read read = known.get(manifest);
      if (read == null || !read.changed().equals(changed)) {
        read = new Read(changed, read(manifest));
        known.put(manifest, read);
      }
      return read.images();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static List<RuntimeImage> read(Path manifest) {
    try {
      return Files.size(manifest) > MOST
          ? List.of()
          : RuntimeManifest.read(Files.readAllBytes(manifest));
    } catch (IOException none) {
      return List.of();
    }
  }
}
