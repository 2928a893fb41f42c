package dev.cofferdam.functions.sandbox.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A runner that lost its mind cannot fill the service's memory, nor speak out of turn. */
class TranscriptTest {

  private static final ResourceLimits LIMITS = Programs.limits();

  private final Transcript transcript =
      new Transcript(LIMITS, new FetchRequest(List.of("*"), 2, 10, 15), 1);

  @Test
  void output_is_kept_in_the_order_in_which_it_came() {
    start();
    print(false, "a");
    print(true, "b");
    print(false, "c");
    end();

    StageOutcome run = transcript.runs().get(0);
    assertThat(run.stdout()).asString().isEqualTo("ac");
    assertThat(run.stderr()).asString().isEqualTo("b");
    assertThat(run.output()).asString().isEqualTo("abc");
  }

  @Test
  void output_beyond_the_limit_is_dropped_and_said_to_be() {
    start();
    String chunk = "x".repeat(32 * 1024);
    for (int i = 0; i < 100; i++) {
      print(false, chunk);
    }
    print(true, "late");
    end();

    StageOutcome run = transcript.runs().get(0);
    assertThat(run.stdout()).hasSize((int) LIMITS.output());
    assertThat(run.stdoutTruncated()).isTrue();
    assertThat(run.stderr()).isEmpty();
    assertThat(run.stderrTruncated()).isTrue();
  }

  @Test
  void a_stage_more_than_the_job_has_does_not_count() {
    start();
    end();
    start();
    end();

    assertThat(transcript.runs()).hasSize(1);
  }

  @Test
  void nothing_counts_after_the_end() {
    transcript.add(new Frame.End(Optional.empty()));
    start();
    end();

    assertThat(transcript.runs()).isEmpty();
  }

  @Test
  void a_file_comes_back_when_what_came_is_what_was_sent() {
    file("a.txt", "hello", sha256("hello"));

    assertThat(transcript.files())
        .singleElement()
        .satisfies(f -> assertThat(f.name()).isEqualTo("a.txt"));
  }

  @Test
  void a_file_in_parts_is_held_against_the_digest_of_its_last_part() {
    transcript.add(part("hel", 0, "", false));
    transcript.add(part("lo", 3, sha256("hello"), true));

    assertThat(transcript.files())
        .singleElement()
        .satisfies(f -> assertThat(f.content()).isEqualTo("hello".getBytes(UTF_8)));
  }

  @Test
  void a_file_whose_content_is_another_does_not_come_back() {
    file("a.txt", "hello", sha256("other"));

    assertThat(transcript.files()).isEmpty();
  }

  @Test
  void files_beyond_their_bounds_do_not_come_back() {
    file("too-large", "x".repeat(11), sha256("x".repeat(11)));
    file("one", "x".repeat(10), sha256("x".repeat(10)));
    file("beyond-the-total", "x".repeat(6), sha256("x".repeat(6)));
    file("two", "x", sha256("x"));
    file("beyond-the-count", "x", sha256("x"));

    assertThat(transcript.files()).extracting(f -> f.name()).containsExactly("one", "two");
  }

  private void start() {
    transcript.add(new Frame.StageStarted("run", ""));
  }

  private void print(boolean error, String text) {
    transcript.add(new Frame.Output(error, text.getBytes(StandardCharsets.UTF_8)));
  }

  private void end() {
    transcript.add(new Frame.Exit(EndReason.EXITED, 0, null, "", 1, 1, 1, false, false));
  }

  private void file(String name, String content, String sha256) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    transcript.add(new Frame.FilePart(name, bytes.length, sha256, 0, bytes, true, false));
  }

  private static Frame.FilePart part(String content, long offset, String sha256, boolean last) {
    return new Frame.FilePart("a.txt", 5, sha256, offset, content.getBytes(UTF_8), last, false);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
