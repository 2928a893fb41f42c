package dev.cofferdam.functions.sandbox.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

  private static final String NONCE = "0123456789abcdef0123456789abcdef";
  private static final String STDOUT =
      "{\"nonce\":\"" + NONCE + "\",\"frame\":\"stdout\",\"data\":\"aGk=\"}\n";
  private static final String END =
      "{\"nonce\":\"" + NONCE + "\",\"frame\":\"end\",\"fault\":null}\n";

  @Test
  void a_line_with_the_nonce_is_a_frame() {
    List<Frame> frames = read(STDOUT);

    assertThat(frames).singleElement().isInstanceOf(Frame.Output.class);
    assertThat(((Frame.Output) frames.get(0)).data()).asString().isEqualTo("hi");
  }

  @Test
  void it_does_not_matter_in_which_pieces_the_bytes_arrive() {
    long seed = 7;
    Random random = new Random(seed);
    byte[] all = (STDOUT.repeat(50) + END).getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 50; round++) {
      FrameReader reader = new FrameReader(NONCE);
      List<Frame> frames = new ArrayList<>();
      for (int from = 0; from < all.length; ) {
        int to = Math.min(all.length, from + 1 + random.nextInt(200));
        frames.addAll(reader.feed(Arrays.copyOfRange(all, from, to)));
        from = to;
      }
      assertThat(frames).as("seed %d, round %d", seed, round).hasSize(51);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nonce\":\"00000000000000000000000000000000\",\"frame\":\"end\",\"fault\":null}\n",
        "{\"frame\":\"end\",\"fault\":null}\n",
        "{\"nonce\":null,\"frame\":\"end\"}\n",
        "not a frame\n",
        "\n",
        "{\n",
        "[1]\n",
        "{\"nonce\":\"0123456789abcdef0123456789abcdef\",\"frame\":\"unheard-of\"}\n",
        "{\"nonce\":\"0123456789abcdef0123456789abcdef\",\"frame\":\"exit\",\"reason\":\"boredom\"}\n",
        "{\"nonce\":\"0123456789abcdef0123456789abcdef\",\"frame\":\"stdout\",\"data\":\"%%%\"}\n"
      })
  void what_is_no_frame_is_passed_over_and_the_next_one_is_read(String noise) {
    assertThat(read(noise + END)).singleElement().isInstanceOf(Frame.End.class);
  }

  @Test
  void a_line_without_end_is_passed_over_without_being_kept() {
    String endless = "x".repeat(10 * FrameReader.MAX_LINE);

    assertThat(read(endless + "\n" + END)).singleElement().isInstanceOf(Frame.End.class);
  }

  @Test
  void a_number_that_is_no_exit_code_is_none() {
    String exit =
        "{\"nonce\":\""
            + NONCE
            + "\",\"frame\":\"exit\",\"reason\":\"signaled\",\"code\":1e99,"
            + "\"signal\":\"SIGSEGV\"}\n";

    Frame.Exit frame = (Frame.Exit) read(exit).get(0);

    assertThat(frame.code()).isNull();
    assertThat(frame.signal()).isEqualTo("SIGSEGV");
  }

  private static List<Frame> read(String text) {
    return new FrameReader(NONCE).feed(text.getBytes(StandardCharsets.UTF_8));
  }
}
