package dev.cofferdam.functions.gvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cofferdam.functions.admission.Admission;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.Programs;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.policy.model.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same programs, under gVisor and under plain {@code runc}, print the same and end the same: in
 * each language at least thirty, which are the pieces of one file, {@code cases/paired/}. A piece
 * that differs is named there, with the reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GvisorPairedTest {

  private static final int FEWEST = 30;
  private static final Pattern PIECES = Pattern.compile("(?m)^(?:#|//) pieces: (\\d+)$");
  private static final Pattern DIFFERS = Pattern.compile("(?m)^(?:#|//) differs (\\d+): .{20,}$");
  private static final AdmissionGate OPEN_GATE =
      new AdmissionGate(CompiledPolicies.enforcing("permissive"));

  private final GvisorTestbed testbed = GvisorTestbed.ready();

  @AfterAll
  void close() {
    testbed.close();
  }

  Stream<RuntimeImage> runtimes() {
    return testbed.sandbox().catalogue().all().stream()
        .filter(runtime -> Files.isRegularFile(program(runtime)));
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void a_program_does_under_gvisor_what_it_does_under_runc(RuntimeImage runtime)
      throws IOException {
    assumeTrue(PlainRunc.isThere(), "runc is not installed, so nothing is compared with it");
    String source = Files.readString(program(runtime));
    int pieces = PIECES.matcher(source).results().mapToInt(GvisorPairedTest::number).sum();
    Set<Integer> differing =
        DIFFERS.matcher(source).results().map(GvisorPairedTest::number).collect(Collectors.toSet());
    SandboxSpec spec = spec(runtime, source, pieces);

    List<String> inside = told(inGvisor(spec));
    List<String> outside =
        told(
            PlainRunc.run(
                spec, new ImageStore(GvisorTestbed.images()).root(runtime).orElseThrow()));

    assertThat(pieces - differing.size()).isGreaterThanOrEqualTo(FEWEST);
    assertThat(inside).hasSize(pieces);
    assertThat(without(inside, differing)).isEqualTo(without(outside, differing));
  }

  private List<StageOutcome> inGvisor(SandboxSpec spec) {
    SandboxOutcome outcome = testbed.sandbox().run(spec).await().atMost(Duration.ofMinutes(10));
    if (outcome instanceof SandboxOutcome.Finished finished) {
      return finished.runs();
    }
    throw new AssertionError(outcome.toString());
  }

  private static List<String> told(List<StageOutcome> runs) {
    return runs.stream()
        .map(
            run ->
                "%s: %s, code %s, `%s`, `%s`"
                    .formatted(
                        run.id(),
                        run.reason(),
                        run.code(),
                        new String(run.stdout(), StandardCharsets.UTF_8),
                        new String(run.stderr(), StandardCharsets.UTF_8)))
        .toList();
  }

  private static List<String> without(List<String> all, Set<Integer> differing) {
    List<String> kept = new ArrayList<>(all);
    differing.stream()
        .sorted(java.util.Comparator.reverseOrder())
        .forEach(number -> kept.remove(number.intValue()));
    return kept;
  }

  private static SandboxSpec spec(RuntimeImage runtime, String source, int pieces) {
    CodeFile file = new CodeFile(runtime.program(), source.getBytes(StandardCharsets.UTF_8));
    List<RunInput> runs =
        IntStream.range(0, pieces)
            .mapToObj(Integer::toString)
            .map(number -> new RunInput(number, List.of(number), new byte[0]))
            .toList();
    return new SandboxSpec(
        ExecutionId.random(Tenant.ONLY),
        runtime,
        admitted(runtime, file, runs),
        runs,
        Programs.limits(
            Map.of(
                "compile_timeout", 60_000L,
                "compile_cpu_time", 60_000L,
                "compile_memory", 768L << 20,
                "run_timeout", 30_000L,
                "run_cpu_time", 30_000L,
                "run_memory", 768L << 20,
                "processes", 128L)),
        new FetchRequest(List.of(), 1, 1, 1));
  }

  private static AdmittedCode admitted(RuntimeImage runtime, CodeFile file, List<RunInput> runs) {
    UnjudgedCode code =
        new UnjudgedCode(
            Language.named(runtime.language()).orElseThrow(),
            List.of(file),
            runs.stream().flatMap(run -> run.arguments().stream()).toList(),
            Map.of(),
            List.of());
    Admission admission = OPEN_GATE.admit(code, new PolicyChoice.ServerDefault());
    if (admission instanceof Admission.Admitted admitted) {
      return admitted.code();
    }
    throw new AssertionError("the policy that denies nothing denied: " + admission);
  }

  private static Path program(RuntimeImage runtime) {
    String image = runtime.image().replaceAll(".*/|:.*", "");
    return Project.root()
        .resolve("runtime-images")
        .resolve(image)
        .resolve("cases/paired")
        .resolve(runtime.program());
  }

  private static int number(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }
}
