package dev.cofferdam.functions.gvisor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.functions.sandbox.runtime.RuntimePackage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path folder;
  private final Map<Path, RuntimeImage> manifests = new ConcurrentHashMap<>();

  ImageStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<RuntimeImage> all() {
    return current().stream()
        .flatMap(image -> manifest(image).stream())
        .sorted(Comparator.comparing(RuntimeImage::language))
        .toList();
  }

  /** The unpacked root of an image, as it is now; empty when there is none any more. */
  Optional<Path> root(RuntimeImage wanted) {
    return current().stream()
        .filter(image -> manifest(image).filter(wanted::equals).isPresent())
        .map(image -> image.resolve("rootfs"))
        .filter(Files::isDirectory)
        .findFirst();
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

  private Optional<RuntimeImage> manifest(Path image) {
    RuntimeImage known = manifests.get(image);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      RuntimeImage read = parse(JSON.readTree(Files.readAllBytes(image.resolve("manifest.json"))));
      manifests.put(image, read);
      return Optional.of(read);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static RuntimeImage parse(JsonNode manifest) throws IOException {
    List<RuntimePackage> packages = new ArrayList<>();
    for (JsonNode entry : manifest.path("packages")) {
      packages.add(new RuntimePackage(text(entry, "name"), text(entry, "version")));
    }
    JsonNode stages = manifest.path("stages");
    if (stages.path("run").isEmpty()) {
      throw new IOException("a manifest has a run stage");
    }
    return new RuntimeImage(
        text(manifest, "language"),
        text(manifest, "version"),
        words(manifest.path("aliases")),
        packages,
        text(manifest, "image"),
        text(manifest, "image_digest"),
        text(manifest, "program"),
        words(stages.path("compile")),
        words(stages.path("run")),
        variables(manifest.path("environment")));
  }

  private static String text(JsonNode node, String field) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IOException("a manifest has a text `" + field + "`");
    }
    return value.textValue();
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Map<String, String> variables(JsonNode object) {
    Map<String, String> variables = new LinkedHashMap<>();
    object
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }
}
