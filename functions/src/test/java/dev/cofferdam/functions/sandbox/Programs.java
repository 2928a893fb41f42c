package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.Admission;
import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.policy.model.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes specifications of Python programs that a policy which denies nothing has admitted. */
public final class Programs {

  private static final AdmissionGate OPEN_GATE =
      new AdmissionGate(CompiledPolicies.enforcing("permissive"));

  private static final Set<String> LIMITS =
      Set.of(
          "compile_timeout",
          "run_timeout",
          "compile_cpu_time",
          "run_cpu_time",
          "compile_memory",
          "run_memory",
          "output",
          "processes",
          "file_size",
          "disk",
          "open_files");

  private Programs() {}

  /** The limits of a request that says nothing. */
  public static ResourceLimits limits() {
    return limits(Map.of());
  }

  /** The limits of a request that says this, in the words of the wire. */
  public static ResourceLimits limits(Map<String, Long> said) {
    if (!LIMITS.containsAll(said.keySet())) {
      throw new IllegalArgumentException("not all of these are limits: " + said.keySet());
    }
    return new ResourceLimits(
        said.getOrDefault("compile_timeout", 10_000L),
        said.getOrDefault("run_timeout", 5_000L),
        said.getOrDefault("compile_cpu_time", 20_000L),
        said.getOrDefault("run_cpu_time", 10_000L),
        said.getOrDefault("compile_memory", 256L << 20),
        said.getOrDefault("run_memory", 256L << 20),
        said.getOrDefault("output", 1L << 20),
        said.getOrDefault("processes", 64L),
        said.getOrDefault("file_size", 32L << 20),
        said.getOrDefault("disk", 64L << 20),
        said.getOrDefault("open_files", 256L));
  }

  /** A program with the default limits, no input, and nothing to fetch. */
  public static SandboxSpec python(RuntimeCatalogue catalogue, String program) {
    return python(catalogue, program, limits(), List.of());
  }

  /** A program with limits and files to fetch. */
  public static SandboxSpec python(
      RuntimeCatalogue catalogue, String program, ResourceLimits limits, List<String> fetch) {
    CodeFile file = new CodeFile("main.py", program.getBytes(StandardCharsets.UTF_8));
    return new SandboxSpec(
        ExecutionId.random(Tenant.ONLY),
        runtime(catalogue),
        admitted(List.of(file)),
        List.of(new RunInput("", List.of(), new byte[0])),
        limits,
        new FetchRequest(fetch, 32, 8L << 20, 16L << 20),
        Optional.empty(),
        false);
  }

  /** The Python runtime, which must be there. */
  public static RuntimeImage runtime(RuntimeCatalogue catalogue) {
    if (catalogue.find("python", "*") instanceof RuntimeCatalogue.Lookup.Found found) {
      return found.image();
    }
    throw new AssertionError("there is no Python image; `./cofferdam setup` makes it");
  }

  private static AdmittedCode admitted(List<CodeFile> files) {
    UnjudgedCode code =
        new UnjudgedCode(Language.PYTHON, files, List.of(), Map.of(), List.of(new byte[0]));
    Admission admission = OPEN_GATE.admit(code, new PolicyChoice.ServerDefault());
    if (admission instanceof Admission.Admitted admitted) {
      return admitted.code();
    }
    throw new AssertionError("the policy that denies nothing denied: " + admission);
  }
}
