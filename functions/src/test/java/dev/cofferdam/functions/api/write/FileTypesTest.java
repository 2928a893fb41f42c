package dev.cofferdam.functions.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypesTest {

  @ParameterizedTest
  @CsvSource({
    "a.svg, image/svg+xml",
    "a.HTML, text/html",
    "dir.csv/a, application/octet-stream",
    "a.csv, text/csv",
    "a.json, application/json",
    "a.txt, text/plain",
    "png, application/octet-stream",
    "a, application/octet-stream",
    "a., application/octet-stream",
  })
  void a_name_says_what_a_file_is(String name, String type) {
    assertThat(FileTypes.mediaType(name, new byte[0])).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"%PDF-1.7, application/pdf", "GIF89a, image/gif", "RIFF1234WEBP, image/webp"})
  void its_first_bytes_say_it_better(String content, String type) {
    assertThat(FileTypes.mediaType("a.txt", content.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(type);
  }

  @Test
  void a_picture_is_known_by_its_first_bytes() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};

    assertThat(FileTypes.mediaType("plot", png)).isEqualTo("image/png");
    assertThat(FileTypes.mediaType("plot", jpeg)).isEqualTo("image/jpeg");
  }
}
