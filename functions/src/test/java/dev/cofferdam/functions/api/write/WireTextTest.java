package dev.cofferdam.functions.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTextTest {

  @Test
  void text_stays_text() {
    WireText wire =
        WireText.of("naïve \u0000 \u001b[31m 😀\n".getBytes(StandardCharsets.UTF_8), false);

    assertThat(wire).isEqualTo(new WireText("naïve \u0000 \u001b[31m 😀\n", null));
  }

  @ParameterizedTest
  @CsvSource({"ff", "61ff62", "c3", "eda080", "f09f98", "e282"})
  void what_is_not_utf8_comes_back_without_a_loss(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    WireText wire = WireText.of(bytes, false);

    assertThat(wire.encoding()).isEqualTo("base64");
    assertThat(Base64.getDecoder().decode(wire.text())).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"61c3, a", "61e282, a", "61f09f98, a", "61f09f9880, a😀", "f09f98, ''"})
  void half_a_character_at_a_cut_is_left_out(String hex, String text) {
    assertThat(WireText.of(HexFormat.of().parseHex(hex), true)).isEqualTo(new WireText(text, null));
  }

  @Test
  void nothing_is_ever_lost() {
    long seed = 3;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(8)];
      random.nextBytes(bytes);
      WireText wire = WireText.of(bytes, false);
      byte[] back =
          wire.encoding() == null
              ? wire.text().getBytes(StandardCharsets.UTF_8)
              : Base64.getDecoder().decode(wire.text());
      assertThat(Arrays.equals(back, bytes)).as("seed %d, text %d", seed, i).isTrue();
    }
  }
}
