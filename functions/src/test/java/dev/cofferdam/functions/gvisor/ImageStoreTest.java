package dev.cofferdam.functions.gvisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue.Lookup;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageStoreTest {

  private static final String MANIFEST =
      """
      {"language": "javascript", "version": "20.19.2", "aliases": ["js"], "image": "i", "image_digest": "sha256:0",
       "program": "main.js", "stages": {"run": ["node"]},
       "dialects": [{"language": "typescript", "aliases": ["ts"], "program": "main.ts"}]}
      """;

  private Path folder;
  private ImageStore images;

  @BeforeEach
  void unpackAnImage(@TempDir Path empty) throws IOException {
    folder = empty;
    Path image = Files.createDirectories(folder.resolve("javascript/digest"));
    Files.createDirectory(image.resolve("rootfs"));
    Files.writeString(image.resolve("manifest.json"), MANIFEST);
    Files.createSymbolicLink(folder.resolve("javascript/current"), image);
    images = new ImageStore(folder);
  }

  @Test
  void one_image_speaks_several_languages_from_one_root() {
    List<RuntimeImage> all = images.all();

    assertThat(all).extracting(RuntimeImage::language).containsExactly("javascript", "typescript");
    assertThat(all).allMatch(image -> images.root(image).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"go, go", "golang, go", "c++, cpp", "rscript, r"})
  void who_asks_for_a_language_without_an_image_learns_how_to_get_it(String asked, String image) {
    assertThat(images.find(asked, "*"))
        .isInstanceOfSatisfying(
            Lookup.UnknownLanguage.class,
            unknown ->
                assertThat(unknown.remedy())
                    .contains("`./cofferdam setup " + image + "` makes its image"));
  }

  @Test
  void typescript_comes_with_the_image_of_javascript() {
    assertThat(new ImageStore(folder.resolve("none")).find("ts", "*"))
        .isInstanceOfSatisfying(
            Lookup.UnknownLanguage.class,
            unknown -> assertThat(unknown.remedy().orElse("")).contains("setup javascript"));
  }

  @ParameterizedTest
  @CsvSource({"cobol", "JavaScript", "TS"})
  void who_asks_for_what_cannot_be_had_gets_no_advice(String asked) {
    assertThat(images.find(asked, "*"))
        .isInstanceOfSatisfying(
            Lookup.UnknownLanguage.class, unknown -> assertThat(unknown.remedy()).isEmpty());
  }

  @Test
  void an_image_that_was_made_and_is_gone_is_broken() throws IOException {
    Files.createDirectories(folder.resolve("ruby"));
    Files.createDirectories(folder.resolve("go"));
    Files.createSymbolicLink(folder.resolve("go/current"), folder.resolve("go/digest"));

    assertThat(images.broken()).containsExactly("go");

    Files.delete(folder.resolve("javascript/digest/rootfs"));

    assertThat(images.broken()).containsExactly("go", "javascript");
  }

  @Test
  void a_manifest_that_cannot_be_read_is_no_runtime() throws IOException {
    Files.writeString(folder.resolve("javascript/digest/manifest.json"), "{}");

    assertThat(new ImageStore(folder).all()).isEmpty();
  }
}
