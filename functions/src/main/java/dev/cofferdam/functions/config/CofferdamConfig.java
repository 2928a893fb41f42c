package dev.cofferdam.functions.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything an operator can set, by properties ({@code cofferdam.queue}) or environment ({@code
 * COFFERDAM_QUEUE}). Times are milliseconds, sizes bytes. An unknown property or an impossible
 * value stops the start; {@link Settings} says with which sentence.
 */
@ConfigMapping(prefix = "cofferdam")
public interface CofferdamConfig {

  /** What the server enforces: a preset's name, or the path of a policy document. */
  @WithDefault("data-science")
  String policy();

  /** Where executions run: {@code gvisor}, on this machine, or {@code kubernetes}, on a cluster. */
  @WithDefault("gvisor")
  String sandbox();

  /**
   * How callers are told apart: {@code none}, {@code api-key} or {@code oidc}; when not set, {@code
   * none}, on a loopback address alone.
   */
  Optional<String> auth();

  /** The file of API keys, where {@code auth} is {@code api-key}. */
  Optional<Path> apiKeys();

  /** Which claim of a token names the tenant, where {@code auth} is {@code oidc}. */
  @WithDefault("sub")
  String tenantClaim();

  /** Where every result is sent as an event; when not set, {@code K_SINK}, if that is. */
  Optional<String> sink();

  /**
   * Attributes of every event for the sink, in JSON, as Knative's {@code K_CE_OVERRIDES} has it.
   */
  Optional<String> sinkOverrides();

  /** How results are sent to callers' URLs and to the sink. */
  Callback callback();

  /** Where images and logs are kept. */
  @WithDefault("/var/lib/cofferdam")
  Path state();

  /** Executions at a time; when not set, as many as there are processors, and 64 on a cluster. */
  OptionalInt concurrency();

  /** Requests that may wait for a place. */
  @WithDefault("64")
  int queue();

  /**
   * Requests of one tenant that may wait; when not set, half of {@code queue}, and all of it where
   * nobody is asked who they are.
   */
  OptionalInt tenantQueue();

  /** How long a request may wait for a place, milliseconds. */
  @WithDefault("30000")
  long queueTimeout();

  /**
   * How long an event's execution may take by its limits and still be waited for, milliseconds;
   * beyond it is let go where the provider can.
   */
  @WithDefault("30000")
  long hold();

  /** The limits of an execution. */
  Limits limits();

  /** The bounds of a request. */
  Request request();

  /** What is remembered of executions with an idempotency key. */
  Replay replay();

  /** How gVisor sandboxes are made. */
  Gvisor gvisor();

  /** How executions become Jobs of a cluster. */
  Kubernetes kubernetes();

  /** Defaults and maxima of what a caller may ask for. */
  interface Limits {
    /** Wall time of the compile stage. */
    @WithDefault("10000")
    long compileTimeout();

    /** The most that a caller may ask for. */
    @WithName("max.compile-timeout")
    @WithDefault("60000")
    long maxCompileTimeout();

    /** Wall time of the run stage: the hard timeout. */
    @WithDefault("5000")
    long runTimeout();

    /** The most that a caller may ask for. */
    @WithName("max.run-timeout")
    @WithDefault("60000")
    long maxRunTimeout();

    /** Processor time of the compile stage. */
    @WithDefault("20000")
    long compileCpuTime();

    /** The most that a caller may ask for. */
    @WithName("max.compile-cpu-time")
    @WithDefault("120000")
    long maxCompileCpuTime();

    /** Processor time of the run stage; twice its wall time, so that two busy threads fit. */
    @WithDefault("10000")
    long runCpuTime();

    /** The most that a caller may ask for. */
    @WithName("max.run-cpu-time")
    @WithDefault("120000")
    long maxRunCpuTime();

    /** Memory of the compile stage. */
    @WithDefault("268435456")
    long compileMemory();

    /** The most that a caller may ask for. */
    @WithName("max.compile-memory")
    @WithDefault("2147483648")
    long maxCompileMemory();

    /** Memory of the run stage. */
    @WithDefault("268435456")
    long runMemory();

    /** The most that a caller may ask for. */
    @WithName("max.run-memory")
    @WithDefault("2147483648")
    long maxRunMemory();

    /** Output of one stage. */
    @WithDefault("1048576")
    long output();

    /** The most that a caller may ask for. */
    @WithName("max.output")
    @WithDefault("16777216")
    long maxOutput();

    /** Processes and threads. */
    @WithDefault("64")
    long processes();

    /** The most that a caller may ask for. */
    @WithName("max.processes")
    @WithDefault("256")
    long maxProcesses();

    /** One file. */
    @WithDefault("33554432")
    long fileSize();

    /** The most that a caller may ask for. */
    @WithName("max.file-size")
    @WithDefault("268435456")
    long maxFileSize();

    /** The workspace. */
    @WithDefault("67108864")
    long disk();

    /** The most that a caller may ask for. */
    @WithName("max.disk")
    @WithDefault("268435456")
    long maxDisk();

    /** Open files of one process. */
    @WithDefault("256")
    long openFiles();

    /** The most that a caller may ask for. */
    @WithName("max.open-files")
    @WithDefault("1024")
    long maxOpenFiles();
  }

  /** Bounds of what a request may hold and an answer may return. */
  interface Request {
    /** Bytes of all files together, decoded. */
    @WithDefault("524288")
    long source();

    /** Files. */
    @WithDefault("64")
    int files();

    /** Bytes of one standard input. */
    @WithDefault("1048576")
    long stdin();

    /** Arguments of one run. */
    @WithDefault("64")
    int arguments();

    /** Bytes of one argument. */
    @WithDefault("4096")
    int argument();

    /** Environment variables. */
    @WithDefault("64")
    int environment();

    /** Bytes of one variable's value. */
    @WithDefault("4096")
    int environmentValue();

    /** Tests. */
    @WithDefault("32")
    int tests();

    /** Globs of files to return. */
    @WithDefault("32")
    int fetchPatterns();

    /** Files that come back. */
    @WithDefault("32")
    int fetchCount();

    /** Bytes of one file that comes back. */
    @WithDefault("8388608")
    long fetchSize();

    /** Bytes of all files that come back. */
    @WithDefault("16777216")
    long fetchTotal();

    /** Labels. */
    @WithDefault("32")
    int labels();

    /** Bytes of a caller's policy document. */
    @WithDefault("65536")
    int policyDocument();
  }

  /** How results are sent to callers' URLs and to the sink. */
  interface Callback {
    /** Beginnings of the URLs that callers may name, each with a path that ends with a slash. */
    Optional<List<String>> urls();

    /** The file of the secrets that sign what is sent there, one a line. */
    Optional<Path> secrets();

    /** Whether a caller's URL may lead to an address that is not public. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Attempts for one result, the first included. */
    @WithDefault("6")
    int attempts();

    /** Before the second attempt, milliseconds; five times longer before each further one. */
    @WithDefault("1000")
    long backoff();

    /** One attempt, milliseconds. */
    @WithDefault("15000")
    long timeout();

    /** Results that may wait to be taken. */
    @WithDefault("1024")
    int waiting();

    /** Bytes that may wait to be taken. */
    @WithDefault("67108864")
    long bytes();
  }

  /** What is remembered of executions with an idempotency key. */
  interface Replay {
    /** Results. */
    @WithDefault("1024")
    int results();

    /** Bytes of their output and files. */
    @WithDefault("67108864")
    long bytes();

    /** How long, milliseconds. */
    @WithDefault("600000")
    long time();
  }

  /** How gVisor sandboxes are made. */
  interface Gvisor {
    /** A name to be found on the PATH, or a path. */
    @WithDefault("runsc")
    String runsc();

    /** gVisor's platform. */
    @WithDefault("systrap")
    String platform();

    /** Where the unpacked images lie; below the state when not set. */
    Optional<Path> images();

    /** Where bundles live while executions run. */
    @WithDefault("/run/cofferdam")
    Path run();

    /** Bytes by which the outer wall is wider than an execution's memory and disk. */
    @WithDefault("134217728")
    long memoryOverhead();

    /** How long a sandbox may take until its runner speaks, milliseconds. */
    @WithDefault("20000")
    long startTimeout();

    /** How long a sandbox may take to end beyond its limits, milliseconds. */
    @WithDefault("15000")
    long stopTimeout();
  }

  /** How executions become Jobs of a cluster. */
  interface Kubernetes {
    /** Where Jobs are made; nothing else should live there. */
    @WithDefault("cofferdam-sandboxes")
    String namespace();

    /** The RuntimeClass of every pod. */
    @WithDefault("gvisor")
    String runtimeClass();

    /** The kernel that must be inside: {@code gvisor}, or {@code linux} in a virtual machine. */
    @WithDefault("gvisor")
    String kernel();

    /** The folder with the manifest of each runtime image. */
    @WithDefault("/etc/cofferdam/runtimes")
    Path runtimes();

    /** The PriorityClass of every pod; the cluster's default when not set. */
    Optional<String> priorityClass();

    /** Processor of one execution, thousandths of a core, requested and limited alike. */
    @WithDefault("1000")
    int cpu();

    /** Bytes by which a pod is wider than an execution's memory and disk. */
    @WithDefault("134217728")
    long memoryOverhead();

    /** How long a pod may take until it runs, milliseconds. */
    @WithDefault("30000")
    long startTimeout();

    /** How long an execution may take to end beyond its limits, milliseconds. */
    @WithDefault("15000")
    long stopTimeout();

    /** How long an ended Job stays, so that its result can be read again, milliseconds. */
    @WithDefault("40000")
    long keep();

    /** The same for an execution that nobody waits for, milliseconds. */
    @WithDefault("1800000")
    long keepLetGo();

    /** Bytes that a node keeps of a container's log: the kubelet's containerLogMaxSize. */
    @WithDefault("10485760")
    long log();
  }
}
