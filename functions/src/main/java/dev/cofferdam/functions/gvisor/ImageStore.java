package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.functions.sandbox.runtime.RuntimeManifest;
import dev.cofferdam.policy.model.Language;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The unpacked images on this machine: {@code LANGUAGE/current} links to a folder that is named
 * after the image's digest and holds {@code manifest.json} and {@code rootfs}. A folder never
 * changes after it was made, so a manifest is read once.
 */
final class ImageStore implements RuntimeCatalogue {

  private final Path folder;
  private final Map<Path, List<RuntimeImage>> manifests = new ConcurrentHashMap<>();

  ImageStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<RuntimeImage> all() {
    return current().stream()
        .flatMap(image -> runtimes(image).stream())
        .sorted(Comparator.comparing(RuntimeImage::language))
        .toList();
  }

  @Override
  public Optional<String> remedy(Language language) {
    String image = language == Language.TYPESCRIPT ? Language.JAVASCRIPT.id() : language.id();
    return Optional.of("`./cofferdam setup " + image + "` makes its image");
  }

  /** The unpacked root of an image, as it is now; empty when there is none any more. */
  Optional<Path> root(RuntimeImage wanted) {
    return current().stream()
        .filter(image -> runtimes(image).contains(wanted))
        .map(image -> image.resolve("rootfs"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /**
   * The images that were made once and cannot be used any more: what {@code current} names is gone,
   * or is no image.
   *
   * @return names as {@code ./cofferdam setup} takes them, sorted
   */
  List<String> broken() {
    List<String> broken = new ArrayList<>();
    try (DirectoryStream<Path> languages = Files.newDirectoryStream(folder)) {
      for (Path language : languages) {
        Path link = language.resolve("current");
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !isUsable(link)) {
          broken.add(language.getFileName().toString());
        }
      }
    } catch (IOException none) {
      return List.of();
    }
    return broken.stream().sorted().toList();
  }

  private boolean isUsable(Path link) throws IOException {
    return Files.isDirectory(link.resolve("rootfs")) && !runtimes(link.toRealPath()).isEmpty();
  }

  private List<Path> current() {
    List<Path> images = new ArrayList<>();
    try (DirectoryStream<Path> languages = Files.newDirectoryStream(folder)) {
      for (Path language : languages) {
        Path link = language.resolve("current");
        if (Files.isDirectory(link)) {
          images.add(link.toRealPath());
        }
      }
    } catch (IOException none) {
      return images;
    }
    return images;
  }

  private List<RuntimeImage> runtimes(Path image) {
    List<RuntimeImage> known = manifests.get(image);
    if (known != null) {
      return known;
    }
    try {
      List<RuntimeImage> read =
          RuntimeManifest.read(Files.readAllBytes(image.resolve("manifest.json")));
      manifests.put(image, read);
      return read;
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
