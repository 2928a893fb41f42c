package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.LettingGo.Memo;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the cluster is asked for, word for word. */
class JobManifestsTest {

  private static final Path FOLDER =
      Project.root().resolve("functions/src/test/resources/kubernetes");

  @Test
  void a_job_is_what_it_always_was() throws IOException {
    SandboxSpec spec = spec(Map.of(), Optional.of("f".repeat(64)));
    String yaml = yaml(job(spec, Optional.of("cofferdam-sandbox")));

    // The policy may change, and with it its digest.
    assertThat(yaml.replace(spec.code().verdict().policyDigest(), "POLICY-DIGEST"))
        .isEqualTo(Files.readString(FOLDER.resolve("job.yaml")));
  }

  @Test
  void the_limits_of_a_request_are_the_bounds_of_its_job() {
    Job job = job(spec(Map.of("run_timeout", 60_000L, "disk", 1L << 20), Optional.empty()));

    assertThat(job.getSpec().getTemplate().getSpec().getActiveDeadlineSeconds())
        .isEqualTo(30 + 60 + 15);
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(30 + 60 + 15 + 5);
    assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
        .extracting(volume -> volume.getEmptyDir().getSizeLimit().toString())
        .containsExactly("1048576", "1048576", "268435456");
  }

  @Test
  void the_job_of_an_execution_that_nobody_waits_for_is_marked_and_kept_longer() {
    Memo memo = new Memo("/source", "event", Map.of("traceparent", "00-1"), Map.of("team", "blue"));
    SandboxSpec spec = spec(Map.of(), Optional.empty());
    Job held = job(spec);
    Job gone =
        JobManifests.job(spec, JobMarks.of(spec, "0".repeat(32), memo), settings(Optional.empty()));

    assertThat(gone.getMetadata().getLabels()).containsEntry("cofferdam.dev/let-go", "true");
    assertThat(held.getMetadata().getLabels()).doesNotContainKey("cofferdam.dev/let-go");
    assertThat(gone.getSpec().getTtlSecondsAfterFinished()).isEqualTo(30 * 60);
    assertThat(gone.getSpec().getTemplate()).isEqualTo(held.getSpec().getTemplate());
    assertThat(JobManifests.marks(gone).orElseThrow().memo()).isEqualTo(memo);
    assertThat(JobManifests.marks(held).orElseThrow().memo()).isNull();
  }

  @Test
  void the_jobs_end_is_what_its_controller_says() {
    Job job = job(spec(Map.of(), Optional.empty()));
    Job over =
        new JobBuilder(job)
            .withNewStatus()
            .addNewCondition()
            .withType("Failed")
            .withStatus("True")
            .withLastTransitionTime("2026-01-02T03:04:05Z")
            .endCondition()
            .endStatus()
            .build();

    assertThat(JobManifests.isOver(job)).isFalse();
    assertThat(JobManifests.over(over)).contains(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void a_run_with_limits_of_its_own_has_its_own_time_in_the_deadline() {
    SandboxSpec spec = spec(Map.of("run_timeout", 5_000L), Optional.empty());
    StageLimits longer = Programs.limits(Map.of("run_timeout", 40_000L)).runStage();
    List<RunInput> runs =
        List.of(
            new RunInput("a", List.of(), new byte[0]),
            new RunInput("b", List.of(), new byte[0], List.of(), Optional.of(longer)));
    Job job = job(spec.with(spec.id(), runs));

    assertThat(job.getSpec().getTemplate().getSpec().getActiveDeadlineSeconds())
        .isEqualTo(30 + 5 + 40 + 15);
  }

  @Test
  void several_runs_have_room_for_the_workspace_that_each_of_them_starts_with() {
    SandboxSpec spec = spec(Map.of("disk", 64L << 20), Optional.empty());
    RunInput run = new RunInput("a", List.of(), new byte[0]);
    SandboxSpec several = spec.with(spec.id(), List.of(run, run));

    assertThat(memory(job(several)) - memory(job(spec))).isEqualTo(64L << 20);
  }

  @Test
  void nothing_of_the_callers_stands_on_a_job() {
    String program = "print('a-secret-of-the-caller')";
    SandboxSpec spec = Programs.python(new TestRuntimes(), program);

    assertThat(yaml(job(spec))).doesNotContain("a-secret-of-the-caller");
  }

  @Test
  void what_stands_on_a_job_is_read_back() {
    SandboxSpec spec = spec(Map.of("output", 77L), Optional.of("a".repeat(64)));
    JobMarks marks = JobMarks.of(spec, "0".repeat(32));

    assertThat(JobManifests.marks(JobManifests.job(spec, marks, settings(Optional.empty()))))
        .hasValue(marks);
  }

  @Test
  void a_job_of_somebody_else_has_no_marks() {
    assertThat(JobMarks.read(Map.of())).isEmpty();
    assertThat(JobMarks.read(Map.of("cofferdam.dev/marks", "{"))).isEmpty();
    assertThat(JobMarks.read(Map.of("cofferdam.dev/marks", "null"))).isEmpty();
    assertThat(JobMarks.read(Map.of("cofferdam.dev/marks", "{}"))).isEmpty();
  }

  @Test
  void an_image_is_named_by_its_digest_and_never_by_a_tag() {
    String digest = "sha256:" + "1".repeat(64);

    assertThat(JobManifests.reference(image("cofferdam/python:3", digest)))
        .isEqualTo("cofferdam/python@" + digest);
    assertThat(JobManifests.reference(image("registry.example:5000/a/python", digest)))
        .isEqualTo("registry.example:5000/a/python@" + digest);
  }

  private static RuntimeImage image(String name, String digest) {
    return new RuntimeImage(
        "a",
        "1",
        List.of(),
        List.of(),
        name,
        digest,
        "a",
        List.of(),
        List.of("a"),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  private static SandboxSpec spec(Map<String, Long> limits, Optional<String> replay) {
    SandboxSpec spec =
        Programs.python(new TestRuntimes(), "print(1)", Programs.limits(limits), List.of());
    return new SandboxSpec(
        new ExecutionId("x" + "0123456789abcdef".repeat(2)),
        spec.runtime(),
        spec.code(),
        spec.runs(),
        spec.limits(),
        spec.fetch(),
        replay,
        spec.stopOnFailure());
  }

  private static Job job(SandboxSpec spec) {
    return job(spec, Optional.empty());
  }

  private static Job job(SandboxSpec spec, Optional<String> priority) {
    return JobManifests.job(spec, JobMarks.of(spec, "0".repeat(32)), settings(priority));
  }

  private static KubernetesSettings settings(Optional<String> priority) {
    return new KubernetesSettings(
        "cofferdam-sandboxes",
        "gvisor",
        "gvisor",
        Path.of("runtimes"),
        priority,
        1000,
        128L << 20,
        Duration.ofSeconds(30),
        Duration.ofSeconds(15),
        Duration.ofSeconds(40),
        KubernetesSettings.LetGo.USUAL);
  }

  private static long memory(Job job) {
    return Quantity.getAmountInBytes(
            job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getLimits()
                .get("memory"))
        .longValueExact();
  }

  private static String yaml(Job job) {
    return new KubernetesSerialization().asYaml(job);
  }
}
