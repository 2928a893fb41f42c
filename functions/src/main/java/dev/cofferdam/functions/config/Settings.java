package dev.cofferdam.functions.config;

import dev.cofferdam.functions.access.AccessSettings;
import dev.cofferdam.functions.delivery.DeliverySettings;
import dev.cofferdam.functions.gvisor.GvisorSettings;
import dev.cofferdam.functions.kubernetes.KubernetesSettings;
import dev.cofferdam.functions.sandbox.limit.LimitRange;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The configuration, checked and in our own types.
 *
 * @param provider where executions run
 * @param policy a preset's name, or the path of a policy document
 * @param access how callers are told apart
 * @param delivery where results are sent besides
 * @param state where images and logs are kept
 * @param concurrency executions at a time, at least 1
 * @param queue requests that may wait, at least 0
 * @param tenantQueue requests of one tenant that may wait, from 0 to {@code queue}
 * @param queueTimeout how long one may wait
 * @param hold how long an event's execution may take by its limits and still be waited for
 * @param limits defaults and maxima of an execution
 * @param request bounds of a request
 * @param replayResults results that are remembered
 * @param replayBytes bytes of output and files that are remembered
 * @param replayTime how long a result is remembered
 * @param gvisor how gVisor sandboxes are made
 * @param kubernetes how executions become Jobs of a cluster
 */
public record Settings(
    Provider provider,
    String policy,
    AccessSettings access,
    DeliverySettings delivery,
    Path state,
    int concurrency,
    int queue,
    int tenantQueue,
    Duration queueTimeout,
    Duration hold,
    LimitRanges limits,
    RequestLimits request,
    int replayResults,
    long replayBytes,
    Duration replayTime,
    GvisorSettings gvisor,
    KubernetesSettings kubernetes) {

  /** A name of a cluster's object, or of a namespace. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

  /** Executions at a time on a cluster, which has other processors than this machine. */
  private static final int ON_A_CLUSTER = 64;

  /** Where executions run. */
  public enum Provider {
    /** In a sandbox on this machine. */
    GVISOR,
    /** In a Job of a cluster. */
    KUBERNETES
  }

  /**
   * Checks the configuration.
   *
   * @param config as it was read
   * @param processors how many the machine has
   * @return every value possible
   * @throws IllegalArgumentException with a sentence that names the property and what would be
   *     right
   */
  public static Settings of(CofferdamConfig config, int processors) {
    Provider provider = provider(config.sandbox());
    int usual = provider == Provider.KUBERNETES ? ON_A_CLUSTER : processors;
    int concurrency = config.concurrency().orElse(usual);
    int queue = (int) from("queue", config.queue(), 0, 100_000);
    AccessSettings access = access(config);
    return new Settings(
        provider,
        config.policy(),
        access,
        Sending.settings(config),
        config.state(),
        (int) from("concurrency", concurrency, 1, 1024),
        queue,
        tenantQueue(config.tenantQueue(), queue, access),
        Duration.ofMillis(from("queue-timeout", config.queueTimeout(), 1, 600_000)),
        Duration.ofMillis(from("hold", config.hold(), 1, 86_400_000)),
        limits(config.limits()),
        request(config.request()),
        (int) from("replay.results", config.replay().results(), 1, 1_000_000),
        from("replay.bytes", config.replay().bytes(), 1, Long.MAX_VALUE),
        Duration.ofMillis(from("replay.time", config.replay().time(), 1, 86_400_000)),
        gvisor(config),
        kubernetes(config.kubernetes()));
  }

  private static int tenantQueue(OptionalInt asked, int queue, AccessSettings access) {
    int usual = access.kind() == AccessSettings.Kind.NONE ? queue : (queue + 1) / 2;
    return (int) from("tenant-queue", asked.orElse(usual), 0, queue);
  }

  private static AccessSettings access(CofferdamConfig config) {
    AccessSettings.Kind kind =
        switch (config.auth().orElse("none")) {
          case "none" -> AccessSettings.Kind.NONE;
          case "api-key" -> AccessSettings.Kind.API_KEY;
          case "oidc" -> AccessSettings.Kind.OIDC;
          default ->
              throw new IllegalArgumentException(
                  "cofferdam.auth is `%s`, but must be `none`, `api-key` or `oidc`"
                      .formatted(config.auth().orElse("")));
        };
    boolean byKey = kind == AccessSettings.Kind.API_KEY;
    if (byKey != config.apiKeys().isPresent()) {
      throw new IllegalArgumentException(
          byKey
              ? "cofferdam.auth is `api-key`, so cofferdam.api-keys must name the file of keys"
              : "cofferdam.api-keys names a file of keys, so cofferdam.auth must be `api-key`");
    }
    Optional<Path> keys = config.apiKeys();
    return new AccessSettings(kind, config.auth().isPresent(), keys, config.tenantClaim());
  }

  private static Provider provider(String sandbox) {
    return switch (sandbox) {
      case "gvisor" -> Provider.GVISOR;
      case "kubernetes" -> Provider.KUBERNETES;
      default ->
          throw new IllegalArgumentException(
              "cofferdam.sandbox is `" + sandbox + "`, but must be `gvisor` or `kubernetes`");
    };
  }

  private static LimitRanges limits(CofferdamConfig.Limits limits) {
    return new LimitRanges(
        range("compile-timeout", limits.compileTimeout(), limits.maxCompileTimeout()),
        range("run-timeout", limits.runTimeout(), limits.maxRunTimeout()),
        range("compile-cpu-time", limits.compileCpuTime(), limits.maxCompileCpuTime()),
        range("run-cpu-time", limits.runCpuTime(), limits.maxRunCpuTime()),
        range("compile-memory", limits.compileMemory(), limits.maxCompileMemory()),
        range("run-memory", limits.runMemory(), limits.maxRunMemory()),
        range("output", limits.output(), limits.maxOutput()),
        range("processes", limits.processes(), limits.maxProcesses()),
        range("file-size", limits.fileSize(), limits.maxFileSize()),
        range("disk", limits.disk(), limits.maxDisk()),
        range("open-files", limits.openFiles(), limits.maxOpenFiles()));
  }

  private static LimitRange range(String name, long byDefault, long maximum) {
    from("limits.max." + name, maximum, 1, Long.MAX_VALUE / 16);
    from("limits." + name, byDefault, 1, maximum);
    return new LimitRange(byDefault, maximum);
  }

  private static RequestLimits request(CofferdamConfig.Request request) {
    return new RequestLimits(
        from("request.source", request.source(), 1, 1L << 30),
        (int) from("request.files", request.files(), 1, 10_000),
        from("request.stdin", request.stdin(), 1, 1L << 30),
        (int) from("request.arguments", request.arguments(), 0, 10_000),
        (int) from("request.argument", request.argument(), 1, 100_000),
        (int) from("request.environment", request.environment(), 0, 10_000),
        (int) from("request.environment-value", request.environmentValue(), 1, 100_000),
        (int) from("request.tests", request.tests(), 0, 10_000),
        (int) from("request.fetch-patterns", request.fetchPatterns(), 0, 10_000),
        (int) from("request.fetch-count", request.fetchCount(), 0, 10_000),
        from("request.fetch-size", request.fetchSize(), 1, 1L << 30),
        from("request.fetch-total", request.fetchTotal(), 1, 1L << 30),
        (int) from("request.labels", request.labels(), 0, 10_000),
        (int) from("request.policy-document", request.policyDocument(), 1, 262_144));
  }

  private static GvisorSettings gvisor(CofferdamConfig config) {
    CofferdamConfig.Gvisor gvisor = config.gvisor();
    return new GvisorSettings(
        gvisor.runsc(),
        gvisor.platform(),
        gvisor.images().orElse(config.state().resolve("images")),
        gvisor.run(),
        from("gvisor.memory-overhead", gvisor.memoryOverhead(), 32L << 20, 1L << 40),
        Duration.ofMillis(from("gvisor.start-timeout", gvisor.startTimeout(), 100, 600_000)),
        Duration.ofMillis(from("gvisor.stop-timeout", gvisor.stopTimeout(), 100, 600_000)));
  }

  private static KubernetesSettings kubernetes(CofferdamConfig.Kubernetes kubernetes) {
    if (!kubernetes.kernel().equals("gvisor") && !kubernetes.kernel().equals("linux")) {
      throw new IllegalArgumentException(
          "cofferdam.kubernetes.kernel is `"
              + kubernetes.kernel()
              + "`, but must be `gvisor` or `linux`");
    }
    return new KubernetesSettings(
        named("kubernetes.namespace", kubernetes.namespace()),
        named("kubernetes.runtime-class", kubernetes.runtimeClass()),
        kubernetes.kernel(),
        kubernetes.runtimes(),
        kubernetes.priorityClass().map(name -> named("kubernetes.priority-class", name)),
        (int) from("kubernetes.cpu", kubernetes.cpu(), 50, 64_000),
        from("kubernetes.memory-overhead", kubernetes.memoryOverhead(), 32L << 20, 1L << 40),
        Duration.ofMillis(
            from("kubernetes.start-timeout", kubernetes.startTimeout(), 100, 600_000)),
        Duration.ofMillis(from("kubernetes.stop-timeout", kubernetes.stopTimeout(), 100, 600_000)),
        Duration.ofMillis(from("kubernetes.keep", kubernetes.keep(), 0, 86_400_000)),
        new KubernetesSettings.LetGo(
            Duration.ofMillis(
                from("kubernetes.keep-let-go", kubernetes.keepLetGo(), 60_000, 86_400_000)),
            from("kubernetes.log", kubernetes.log(), 1L << 20, 1L << 40)));
  }

  private static String named(String property, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "cofferdam.%s is `%s`, but must be a name of small letters, digits, `-` and `.`"
              .formatted(property, name));
    }
    return name;
  }

  static long from(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "cofferdam.%s is %d, but must be from %d to %d".formatted(name, value, least, most));
    }
    return value;
  }
}
