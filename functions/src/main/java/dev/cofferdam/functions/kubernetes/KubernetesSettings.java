package dev.cofferdam.functions.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How executions become Jobs.
 *
 * @param namespace where they are made; nothing else should live there
 * @param runtimeClass the RuntimeClass of every pod, for example {@code gvisor} or {@code kata-fc}
 * @param kernel the kernel that the runner insists on: {@code gvisor}, or {@code linux} where the
 *     RuntimeClass is a virtual machine
 * @param runtimes the folder with one manifest for each runtime image
 * @param priorityClass the PriorityClass of every pod; the cluster's default when empty
 * @param cpu processor of one execution, thousandths of a core; requested and limited alike
 * @param memoryOverhead bytes by which a pod is wider than an execution's memory and disk: what the
 *     wall itself and the runner need
 * @param startTimeout how long a pod may take until it runs: scheduling and pulling its image
 * @param stopTimeout how long an execution may take to end beyond its limits
 * @param keep how long an ended Job stays, so that its result can be read again; whole seconds
 * @param letGo of executions that nobody waits for
 */
public record KubernetesSettings(
    String namespace,
    String runtimeClass,
    String kernel,
    Path runtimes,
    Optional<String> priorityClass,
    int cpu,
    long memoryOverhead,
    Duration startTimeout,
    Duration stopTimeout,
    Duration keep,
    LetGo letGo) {

  /**
   * Of executions that nobody waits for.
   *
   * @param keep how long an ended Job stays, so that its result can be collected; whole seconds
   * @param log bytes that a node keeps of a container's log, which is the way to the result
   */
  public record LetGo(Duration keep, long log) {
    /** Half an hour, and what a kubelet keeps that nobody told otherwise. */
    public static final LetGo USUAL = new LetGo(Duration.ofMinutes(30), 10L << 20);
  }
}
