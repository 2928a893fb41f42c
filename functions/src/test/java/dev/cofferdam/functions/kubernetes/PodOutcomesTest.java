package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.kubernetes.PodState.Ending;
import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PodOutcomesTest {

  private static final SandboxInfo INFO = new SandboxInfo("kubernetes", "r", "i", "d", "");
  private static final Frame.Ready READY = new Frame.Ready("gvisor", "4.19.0-gvisor");
  private static final Frame.StageStarted RUN = new Frame.StageStarted("run", "");
  private static final Frame.Exit EXIT =
      new Frame.Exit(EndReason.EXITED, 0, null, "", 1, 1, 1, false, false);
  private static final Frame.End DONE = new Frame.End(Optional.empty());

  @ParameterizedTest
  @EnumSource(Ending.class)
  void a_runner_that_said_that_it_is_done_is_believed_whatever_became_of_its_pod(Ending ending) {
    assertThat(outcome(Optional.of(ending), READY, RUN, EXIT, DONE))
        .isInstanceOf(SandboxOutcome.Finished.class);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void a_pod_that_ends_before_its_program_began_is_never_the_programs_failure(Ending ending) {
    SandboxOutcome outcome = outcome(Optional.of(ending), READY);

    assertThat(outcome).isInstanceOf(SandboxOutcome.Faulted.class);
    assertThat(((SandboxOutcome.Faulted) outcome).message()).isEqualTo(ending.message());
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"OUT_OF_MEMORY", "DEADLINE"},
      mode = EnumSource.Mode.EXCLUDE)
  void what_the_cluster_did_to_a_running_program_is_a_fault(Ending ending) {
    SandboxOutcome outcome = outcome(Optional.of(ending), READY, RUN);

    assertThat(outcome).isInstanceOf(SandboxOutcome.Faulted.class);
    assertThat(((SandboxOutcome.Faulted) outcome).kind()).isEqualTo(ending.kind());
  }

  @Test
  void a_program_that_used_up_the_memory_of_its_pod_met_its_limit() {
    assertThat(reason(Ending.OUT_OF_MEMORY, READY, RUN)).isEqualTo(EndReason.MEMORY_LIMIT);
  }

  @Test
  void a_program_that_only_the_deadline_could_end_met_its_limit() {
    assertThat(reason(Ending.DEADLINE, READY, RUN)).isEqualTo(EndReason.TIME_LIMIT);
  }

  @Test
  void a_runner_that_was_told_to_end_says_nothing_of_why_so_the_pod_does() {
    Frame.End calledOff = new Frame.End(Optional.of(new Frame.Fault("cancelled", "")));

    assertThat(reason(Ending.DEADLINE, READY, RUN, calledOff)).isEqualTo(EndReason.TIME_LIMIT);
    assertThat(fault(Optional.of(Ending.NODE_LOST), READY, RUN, calledOff).message())
        .isEqualTo(Ending.NODE_LOST.message());
    assertThat(fault(Optional.empty(), READY, RUN, calledOff).message()).contains("ended");
  }

  @Test
  void another_kernel_than_the_one_that_was_asked_for_is_a_fault() {
    Frame.End wrong = new Frame.End(Optional.of(new Frame.Fault("wrong_kernel", "linux")));

    assertThat(fault(Optional.of(Ending.BY_ITSELF), wrong).message()).contains("RuntimeClass");
  }

  @Test
  void silence_is_a_fault() {
    assertThat(fault(Optional.empty(), READY, RUN).kind()).isEqualTo(FaultKind.FAULT);
  }

  @Test
  void a_program_of_which_nobody_knows_anything_met_no_limit() {
    assertThat(PodOutcomes.afterSilence(Optional.empty(), false)).isEmpty();
    assertThat(PodOutcomes.afterSilence(Optional.empty(), true)).hasValue(Ending.DEADLINE);
    assertThat(PodOutcomes.afterSilence(Optional.of(Ending.KILLED), true)).hasValue(Ending.KILLED);
    assertThat(PodOutcomes.afterSilence(Optional.of(Ending.KILLED), false)).hasValue(Ending.KILLED);
  }

  @Test
  void the_kernel_that_the_runner_saw_is_told() {
    assertThat(outcome(Optional.empty(), READY, RUN, EXIT, DONE).sandbox().kernel())
        .isEqualTo("gvisor 4.19.0-gvisor");
  }

  private static EndReason reason(Ending ending, Frame... frames) {
    SandboxOutcome outcome = outcome(Optional.of(ending), frames);
    assertThat(outcome).isInstanceOf(SandboxOutcome.Finished.class);
    return ((SandboxOutcome.Finished) outcome).runs().get(0).reason();
  }

  private static SandboxOutcome.Faulted fault(Optional<Ending> ending, Frame... frames) {
    SandboxOutcome outcome = outcome(ending, frames);
    assertThat(outcome).isInstanceOf(SandboxOutcome.Faulted.class);
    return (SandboxOutcome.Faulted) outcome;
  }

  private static SandboxOutcome outcome(Optional<Ending> ending, Frame... frames) {
    Transcript transcript =
        new Transcript(Programs.limits(), new FetchRequest(List.of(), 1, 1, 1), 1);
    List.of(frames).forEach(transcript::add);
    return PodOutcomes.outcome(new PodOutcomes.Facts(INFO, transcript, 1, 1, ending));
  }
}
