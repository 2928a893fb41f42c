package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.AdmissionGate;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.ExecutionService;
import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.Replays;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.policy.model.Language;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The service over one sandbox, as a caller of its functions would have it, so that a test sees the
 * statuses of the wire. The policy's threshold denies nothing unless a test says otherwise.
 */
public final class Executions {

  /** What an execution may take beyond its limits until it is answered, whatever it does. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  private final RuntimeCatalogue catalogue;
  private final ExecutionService service;

  /** A service with a policy that denies nothing. */
  public Executions(Sandbox sandbox, RuntimeCatalogue catalogue) {
    this(sandbox, catalogue, "permissive", new Permits(2, 2, 2, GRACE));
  }

  /** A service with this policy and these permits. */
  public Executions(Sandbox sandbox, RuntimeCatalogue catalogue, String policy, Permits permits) {
    this.catalogue = catalogue;
    this.service =
        new ExecutionService(
            new AdmissionGate(CompiledPolicies.enforcing(policy)),
            sandbox,
            permits,
            new Replays(1, 1, Duration.ofSeconds(1)),
            (request, result, awaited) -> {},
            Duration.ofSeconds(30));
  }

  /** Executes; fails when there is no answer a while after the last limit. */
  public ExecutionResult execute(ExecutionRequest request) {
    long most = request.limits().compileTimeout() + request.runTime();
    return service.execute(request).await().atMost(Duration.ofMillis(most).plus(GRACE));
  }

  /** Executes a program that needs nothing but its text. */
  public ExecutionResult execute(String source) {
    return execute(request(source));
  }

  /** What an execution will answer to whoever subscribes. */
  public Uni<ExecutionResult> start(String source) {
    return service.execute(request(source));
  }

  private ExecutionRequest request(String source) {
    RunInput nothing = new RunInput("", List.of(), new byte[0]);
    return request(
        List.of(file("main.py", source)), Programs.limits(), nothing, List.of(), List.of());
  }

  /** A request, as a reader of the wire would make it. */
  public ExecutionRequest request(
      List<CodeFile> files,
      ResourceLimits limits,
      RunInput run,
      List<String> fetch,
      List<TestCase> tests) {
    return request(Programs.runtime(catalogue), files, limits, run, fetch, tests);
  }

  /** A request in any language. */
  ExecutionRequest request(
      RuntimeImage runtime,
      List<CodeFile> files,
      ResourceLimits limits,
      RunInput run,
      List<String> fetch,
      List<TestCase> tests) {
    Language language = Language.named(runtime.language()).orElseThrow();
    return new ExecutionRequest(
        Tenant.ONLY,
        new UnjudgedCode(language, files, run.arguments(), Map.of(), List.of(run.stdin())),
        runtime,
        run,
        tests,
        Optional.empty(),
        Optional.empty(),
        false,
        limits,
        new FetchRequest(fetch, 32, 8L << 20, 16L << 20),
        new PolicyChoice.ServerDefault(),
        Optional.empty(),
        "0".repeat(64),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A file of a request. */
  public static CodeFile file(String name, String text) {
    return new CodeFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
