package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.kubernetes.PodState.Ended;
import dev.cofferdam.functions.kubernetes.PodState.Ending;
import dev.cofferdam.functions.kubernetes.PodState.Hopeless;
import dev.cofferdam.functions.kubernetes.PodState.Waiting;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a pod's status: every way to wait, to run and to end has one meaning. Pure. The reasons are
 * those of Kubernetes 1.25 and newer: kubelet, scheduler, taint manager, eviction API.
 */
final class PodStates {

  /** What the kubelet says of a container that no waiting will bring to life. */
  private static final Set<String> IMAGE_IS_MISSING =
      Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");

  private static final Set<String> MANIFEST_IS_WRONG = Set.of("CreateContainerConfigError");

  private static final Set<String> NODE_IS_LEAVING =
      Set.of("NodeLost", "NodeShutdown", "Shutdown", "Terminated", "NodeAffinity");

  private static final Set<String> CANNOT_START =
      Set.of("StartError", "ContainerCannotRun", "ContainerStatusUnknown", "CreateContainerError");

  private PodStates() {}

  /**
   * What the pod's status means.
   *
   * @param pod as the API server shows it
   * @return never null
   */
  static PodState of(Pod pod) {
    Optional<ContainerStateTerminated> terminated =
        states(pod).map(ContainerState::getTerminated).flatMap(Stream::ofNullable).findFirst();
    String phase = text(status(pod).getPhase());
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    Optional<Ending> disrupted = disruption(pod);
    if (over || terminated.isPresent()) {
      return new Ended(disrupted.orElseGet(() -> ending(pod, terminated)));
    }
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return new Ended(disrupted.orElse(Ending.REMOVED));
    }
    boolean running =
        states(pod).anyMatch(state -> state.getRunning() != null) && phase.equals("Running");
    return running ? new PodState.Running() : waiting(pod);
  }

  /** What is known of an execution whose pod nobody has made yet. */
  static PodState notMade() {
    return new Waiting(
        FaultKind.BUSY,
        "the cluster made no pod in time; the quota of the namespace may be used up");
  }

  private static Ending ending(Pod pod, Optional<ContainerStateTerminated> terminated) {
    String reason = text(status(pod).getReason());
    String container = terminated.map(ContainerStateTerminated::getReason).orElse("");
    int code = terminated.map(ContainerStateTerminated::getExitCode).orElse(-1);
    if (container.equals("OOMKilled")) {
      return Ending.OUT_OF_MEMORY;
    }
    if (reason.equals("DeadlineExceeded")) {
      return Ending.DEADLINE;
    }
    if (reason.equals("Evicted")) {
      return Ending.EVICTED;
    }
    if (reason.startsWith("OutOf") || reason.equals("UnexpectedAdmissionError")) {
      return Ending.NO_ROOM;
    }
    if (reason.startsWith("Preempt")) {
      return Ending.PREEMPTED;
    }
    if (NODE_IS_LEAVING.contains(reason)) {
      return Ending.NODE_LOST;
    }
    if (CANNOT_START.contains(container) || terminated.isEmpty()) {
      return Ending.NOT_STARTED;
    }
    if (pod.getMetadata().getDeletionTimestamp() != null && code != 0) {
      return Ending.REMOVED;
    }
    return code == 0 ? Ending.BY_ITSELF : Ending.KILLED;
  }

  /** The condition by which the cluster says that it ended the pod for reasons of its own. */
  private static Optional<Ending> disruption(Pod pod) {
    return condition(pod, "DisruptionTarget")
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(
            condition ->
                switch (text(condition.getReason())) {
                  case "PreemptionByScheduler" -> Ending.PREEMPTED;
                  case "TerminationByKubelet" -> Ending.EVICTED;
                  case "DeletionByTaintManager", "DeletionByPodGC", "EvictionByEvictionAPI" ->
                      Ending.NODE_LOST;
                  default -> Ending.REMOVED;
                });
  }

  private static PodState waiting(Pod pod) {
    Optional<String> waits =
        states(pod)
            .flatMap(state -> Stream.ofNullable(state.getWaiting()))
            .flatMap(state -> Stream.ofNullable(state.getReason()))
            .findFirst();
    if (waits.filter(IMAGE_IS_MISSING::contains).isPresent()) {
      return new Hopeless(
          FaultKind.FAULT,
          "the node cannot get the runtime image; look at its name, its digest and the pull"
              + " secret");
    }
    if (waits.filter(MANIFEST_IS_WRONG::contains).isPresent()) {
      return new Hopeless(FaultKind.FAULT, "the node refuses the container; its events say why");
    }
    if (unscheduled(pod)) {
      return new Waiting(FaultKind.BUSY, "no node had room for the execution in time");
    }
    return new Waiting(FaultKind.FAULT, "the sandbox did not start in time and was removed");
  }

  private static boolean unscheduled(Pod pod) {
    return pod.getSpec() == null || text(pod.getSpec().getNodeName()).isEmpty();
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return Stream.ofNullable(status(pod).getConditions())
        .flatMap(List::stream)
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }

  private static Stream<ContainerState> states(Pod pod) {
    return Stream.ofNullable(status(pod).getContainerStatuses())
        .flatMap(List::stream)
        .filter(container -> JobManifests.RUNNER.equals(container.getName()))
        .flatMap(container -> Stream.ofNullable(container.getState()));
  }

  private static PodStatus status(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
  }

  private static String text(@org.jspecify.annotations.Nullable String maybe) {
    return maybe == null ? "" : maybe;
  }
}
