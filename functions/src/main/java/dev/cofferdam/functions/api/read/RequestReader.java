package dev.cofferdam.functions.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.json.CanonicalJson;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Problems;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.delivery.AllowedUrls;
import dev.cofferdam.functions.execution.Cause;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.grading.Checker;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.policy.model.Language;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests: all that is wrong with one is said at once. Pure, and safe for many threads. */
public final class RequestReader {

  private static final Set<String> FIELDS =
      Set.of(
          "language",
          "version",
          "code",
          "files",
          "stdin",
          "args",
          "env",
          "limits",
          "fetch_files",
          "tests",
          "checker",
          "unit_tests",
          "stop_on_failure",
          "network_policy",
          "policy",
          "idempotency_key",
          "labels",
          "callback");

  private static final Pattern POLICY_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern KEY = Pattern.compile("[!-~]([ -~]{0,126}[!-~])?");

  private static final long MOST_URL_BYTES = 2048;

  /** Stands for the program's name while it is not known which runtime names it. */
  private static final String UNNAMED_PROGRAM = "program";

  private final RequestLimits bounds;
  private final RuntimeReader runtimes;
  private final SourceReader sources;
  private final InputReader inputs;
  private final TestsReader tests;
  private final LimitsReader limits;
  private final CheckerReader checkers;
  private final UnitTestsReader unitTests;
  private final AllowedUrls callbacks;

  /**
   * Makes a reader.
   *
   * @param catalogue which runtimes there are
   * @param ranges what a caller may set
   * @param bounds what a request may hold
   * @param callbacks where callers may have results sent
   */
  public RequestReader(
      RuntimeCatalogue catalogue, LimitRanges ranges, RequestLimits bounds, AllowedUrls callbacks) {
    this.callbacks = callbacks;
    this.bounds = bounds;
    this.runtimes = new RuntimeReader(catalogue);
    this.sources = new SourceReader(bounds);
    this.inputs = new InputReader(bounds);
    this.limits = new LimitsReader(ranges);
    this.tests = new TestsReader(bounds, ranges.output().maximum(), inputs, limits);
    this.checkers = new CheckerReader(runtimes, sources, limits);
    this.unitTests = new UnitTestsReader(sources, catalogue);
  }

  /**
   * Reads a request.
   *
   * @param tree the request, or null where the caller sent the JSON value null
   * @param origin how it came
   * @param tenant whose it is
   * @return the request, or every problem
   */
  public Reading read(@Nullable JsonNode tree, Origin origin, Tenant tenant) {
    JsonNode node = tree == null ? NullNode.getInstance() : tree;
    Problems problems = new Problems(origin.root());
    Optional<ExecutionRequest> request =
        new Value(origin.root(), node, problems)
            .fields(FIELDS)
            .flatMap(fields -> request(fields, origin, tenant));
    return request.isPresent() && problems.none()
        ? new Reading.Understood(request.get())
        : new Reading.Refused(problems.list());
  }

  private Optional<ExecutionRequest> request(Fields fields, Origin origin, Tenant tenant) {
    Optional<RuntimeReader.Selected> runtime = runtimes.read(fields);
    List<CodeFile> files = sources.read(fields, program(runtime));
    RunInput run = run(fields);
    Map<String, String> environment = inputs.environment(fields);
    ResourceLimits inForce =
        limits.read(fields, runtime.map(s -> s.image().defaultLimits()).orElse(Map.of()));
    var fetch = inputs.fetch(fields);
    List<TestCase> cases = tests.read(fields, run, inForce);
    Optional<Checker> checker = checkers.read(fields, cases);
    Optional<UnitTestsReader.Given> units =
        unitTests.read(fields, files, runtime.map(RuntimeReader.Selected::image), inForce);
    boolean stop = fields.optional("stop_on_failure").flatMap(Value::flag).orElse(false);
    fields.optional("network_policy").ifPresent(RequestReader::network);
    PolicyChoice policy = policy(fields);
    Optional<String> replayKey = replayKey(fields, origin).map(tenant::own);
    Map<String, String> labels = inputs.labels(fields);
    Optional<URI> callback = fields.optional("callback").flatMap(this::callback);
    if (runtime.isEmpty() || files.isEmpty() || !fields.problems().none()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExecutionRequest(
            tenant,
            code(runtime.get().language(), files, environment, runs(run, cases), units),
            runtime.get().image(),
            run,
            cases,
            checker,
            units.map(UnitTestsReader.Given::how),
            stop,
            inForce,
            fetch,
            policy,
            replayKey,
            CanonicalJson.digestWithout(fields.node(), "idempotency_key"),
            labels,
            callback,
            cause(origin)));
  }

  private static String program(Optional<RuntimeReader.Selected> runtime) {
    return runtime.map(selected -> selected.image().program()).orElse(UNNAMED_PROGRAM);
  }

  private RunInput run(Fields fields) {
    List<String> arguments = inputs.arguments(fields).orElse(List.of());
    return new RunInput("", arguments, inputs.stdin(fields).orElse(new byte[0]));
  }

  private Optional<URI> callback(Value value) {
    Optional<Value> url = value.fields(Set.of("url")).flatMap(fields -> fields.required("url"));
    Optional<URI> allowed = url.flatMap(text -> text.text(MOST_URL_BYTES)).flatMap(callbacks::read);
    if (allowed.isEmpty() && (callbacks.none() || url.isPresent())) {
      value.problem(
          callbacks.none()
              ? "cannot be sent anywhere: the operator of this service allows no URL"
              : "must have a `url` that is http or https and one that the operator allows");
    }
    return allowed;
  }

  private static List<RunInput> runs(RunInput run, List<TestCase> cases) {
    return cases.isEmpty() ? List.of(run) : cases.stream().map(TestCase::input).toList();
  }

  private static UnjudgedCode code(
      Language language,
      List<CodeFile> files,
      Map<String, String> environment,
      List<RunInput> runs,
      Optional<UnitTestsReader.Given> units) {
    return new UnjudgedCode(
        language,
        files,
        allArguments(runs),
        environment,
        inputsOf(runs),
        units.map(UnitTestsReader.Given::files).orElse(List.of()));
  }

  /** Whatever any run gets as an argument is judged. */
  private static List<String> allArguments(List<RunInput> runs) {
    return runs.stream().flatMap(run -> run.arguments().stream()).toList();
  }

  private static List<byte[]> inputsOf(List<RunInput> runs) {
    return runs.stream().map(RunInput::stdin).toList();
  }

  private static void network(Value policy) {
    Optional<Value> type = policy.fields(Set.of("type")).flatMap(fields -> fields.required("type"));
    type.filter(value -> !value.node().asText().equals("disabled"))
        .ifPresent(value -> value.problem("must be `disabled`: programs have no network"));
  }

  private PolicyChoice policy(Fields fields) {
    return fields.optional("policy").flatMap(this::policy).orElse(new PolicyChoice.ServerDefault());
  }

  private Optional<PolicyChoice> policy(Value value) {
    if (!value.node().isObject()) {
      return value
          .shapedText(POLICY_NAME, "the name of a policy, or a policy document as an object")
          .map(PolicyChoice.Named::new);
    }
    String document = CanonicalJson.text(value.node());
    if (!ShownText.isWellFormed(document)) {
      value.problem("holds half of a surrogate pair, which UTF-8 cannot encode");
      return Optional.empty();
    }
    int size = document.getBytes(StandardCharsets.UTF_8).length;
    if (size > bounds.policyDocument()) {
      value.problem(
          "has " + size + " bytes, but at most " + bounds.policyDocument() + " are allowed");
      return Optional.empty();
    }
    return Optional.of(new PolicyChoice.Document(document));
  }

  private static Optional<Cause> cause(Origin origin) {
    return origin instanceof Origin.Event event
        ? Optional.of(new Cause(event.source(), event.id(), event.trace()))
        : Optional.empty();
  }

  private static Optional<String> replayKey(Fields fields, Origin origin) {
    Optional<Value> key = fields.optional("idempotency_key");
    if (origin instanceof Origin.Event event) {
      key.ifPresent(
          value -> value.problem("must be left out: an event is known by its source and id"));
      return Optional.of(event.key());
    }
    return key.flatMap(
            value ->
                value.shapedText(
                    KEY, "1 to 128 visible ASCII characters, with spaces only between them"))
        .map(text -> "key:" + text);
  }
}
