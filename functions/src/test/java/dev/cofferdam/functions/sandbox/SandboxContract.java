package dev.cofferdam.functions.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every provider of sandboxes does alike, the fake one included: who tests against the fake
 * one learns something about the real ones. Each provider says how its programs are written. What
 * only a real wall can show is in {@link WallContract}.
 */
public abstract class SandboxContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The provider under test. */
  protected abstract Sandbox sandbox();

  /** Its runtimes; one of them is called {@code python}. */
  protected abstract RuntimeCatalogue catalogue();

  /** A program that prints a line. */
  protected abstract String printing(String line);

  /** A program that ends with an exit code. */
  protected abstract String exiting(int code);

  /** A program that prints its standard input. */
  protected abstract String echoing();

  /** A program that prints its arguments, with {@code |} between them. */
  protected abstract String printingArguments();

  /** A program that never ends by itself. */
  protected abstract String runningForever();

  /** A program that sleeps, and then ends by itself. */
  protected abstract String sleeping(int milliseconds);

  /** A program that writes a file without a line break. */
  protected abstract String writing(String file, String text);

  @Test
  void output_comes_back_in_both_orders() {
    StageOutcome run = only(finished(spec(printing("hello"))));

    assertThat(text(run.stdout())).isEqualTo("hello\n");
    assertThat(run.stderr()).isEmpty();
    assertThat(text(run.output())).isEqualTo("hello\n");
    assertThat(run.reason()).isEqualTo(EndReason.EXITED);
    assertThat(run.code()).isZero();
    assertThat(run.signal()).isNull();
  }

  @Test
  void an_exit_code_is_the_programs_own() {
    StageOutcome run = only(finished(spec(exiting(7))));

    assertThat(run.reason()).isEqualTo(EndReason.EXITED);
    assertThat(run.code()).isEqualTo(7);
  }

  @Test
  void each_run_has_its_own_input_and_they_come_back_in_order() {
    SandboxSpec spec =
        with(
            spec(echoing()),
            List.of(
                new RunInput("b", List.of(), bytes("two")),
                new RunInput("a", List.of(), bytes(""))));

    List<StageOutcome> runs = finished(spec).runs();

    assertThat(runs).extracting(StageOutcome::id).containsExactly("b", "a");
    assertThat(runs).extracting(run -> text(run.stdout())).containsExactly("two", "");
  }

  @Test
  void arguments_reach_the_program_as_they_are() {
    SandboxSpec spec =
        with(
            spec(printingArguments()),
            List.of(new RunInput("", List.of("a b", "", "*", "é"), bytes(""))));

    assertThat(text(only(finished(spec)).stdout()).strip()).isEqualTo("a b||*|é");
  }

  @Test
  void a_program_that_never_ends_is_ended() {
    StageOutcome run = only(finished(spec(runningForever())));

    assertThat(run.reason()).isEqualTo(EndReason.TIME_LIMIT);
    assertThat(run.code()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_500})
  void an_execution_that_is_cancelled_says_so(int milliseconds) throws Exception {
    SandboxSpec spec = spec(sleeping(60_000));
    CompletableFuture<SandboxOutcome> end = sandbox().run(spec).subscribeAsCompletionStage();

    Thread.sleep(milliseconds);
    sandbox().cancel(spec.id());

    assertThat(end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(SandboxOutcome.Cancelled.class);
  }

  @Test
  void to_cancel_what_does_not_run_does_nothing() {
    SandboxSpec spec = spec(printing("still"));
    sandbox().cancel(spec.id());

    assertThat(text(only(finished(spec)).stdout())).isEqualTo("still\n");
  }

  @Test
  void only_the_files_that_were_asked_for_come_back() {
    String program = writing("a.csv", "1,2") + "\n" + writing("b.txt", "no");

    List<FetchedFile> files =
        finished(Programs.python(catalogue(), program, Programs.limits(), List.of("*.csv")))
            .files();

    assertThat(files).extracting(FetchedFile::name).containsExactly("a.csv");
    assertThat(text(files.get(0).content())).isEqualTo("1,2");
    assertThat(files.get(0).size()).isEqualTo(3);
    assertThat(files.get(0).sha256())
        .isEqualTo("17f8af97ad4a7f7639a4c9171d5185cbafb85462877a4746c21bdb0a4f940ca0");
    assertThat(files.get(0).truncated()).isFalse();
  }

  @Test
  void it_says_where_it_ran() {
    SandboxSpec spec = spec(printing("x"));

    SandboxInfo info = finished(spec).sandbox();

    assertThat(info.provider()).isEqualTo(sandbox().provider());
    assertThat(info.image()).isEqualTo(spec.runtime().image());
    assertThat(info.imageDigest()).isEqualTo(spec.runtime().imageDigest());
    assertThat(info.kernel()).isNotEmpty();
  }

  @Test
  void it_is_ready() {
    SandboxReadiness readiness = sandbox().readiness().await().atMost(PATIENCE);

    assertThat(readiness.missing()).isEmpty();
    assertThat(readiness.runtime()).isNotEmpty();
  }

  private SandboxSpec spec(String program) {
    return Programs.python(catalogue(), program);
  }

  private static SandboxSpec with(SandboxSpec spec, List<RunInput> runs) {
    return new SandboxSpec(
        spec.id(),
        spec.runtime(),
        spec.code(),
        runs,
        spec.limits(),
        spec.fetch(),
        spec.replayDigest(),
        spec.stopOnFailure());
  }

  private SandboxOutcome.Finished finished(SandboxSpec spec) {
    SandboxOutcome outcome = sandbox().run(spec).await().atMost(PATIENCE);
    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    return (SandboxOutcome.Finished) outcome;
  }

  private static StageOutcome only(SandboxOutcome.Finished outcome) {
    assertThat(outcome.runs()).hasSize(1);
    return outcome.runs().get(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
