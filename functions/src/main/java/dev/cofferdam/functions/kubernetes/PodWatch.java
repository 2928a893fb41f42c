package dev.cofferdam.functions.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One watch over the pods of all executions, whoever started them. It is resumed at its resource
 * version when it is cut, and starts again with a list when that version is too old; nobody asks
 * the API server for a single pod.
 */
final class PodWatch implements AutoCloseable {

  private static final String BY_EXECUTION = "execution";

  /** Enough for whoever asks a moment after his pod has gone. */
  private static final int MOST_GONE = 4096;

  private final SharedIndexInformer<Pod> informer;
  private final Map<String, List<Waiter>> waiters = new HashMap<>();

  /** How the pods ended that are gone from the cluster, by name; the oldest is forgotten first. */
  private final Map<String, Sight> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sight> eldest) {
          return size() > MOST_GONE;
        }
      };

  /**
   * Starts to watch.
   *
   * @param client connects to the cluster
   * @param namespace where executions run
   */
  PodWatch(KubernetesClient client, String namespace) {
    informer =
        client.pods().inNamespace(namespace).withLabel(JobMarks.EXECUTION).runnableInformer(0);
    informer.addIndexers(Map.of(BY_EXECUTION, pod -> execution(pod).stream().toList()));
    informer.addEventHandler(new Handler());
    // It goes on for as long as the service does, whatever the API server does meanwhile.
    informer.exceptionHandler((started, failure) -> true);
    informer.start();
  }

  /**
   * What is known of an execution's pod.
   *
   * @param pod its name, empty as long as there is none
   * @param state what its status means
   */
  record Sight(String pod, PodState state) {}

  /**
   * The first state of an execution's pod, from now on, that is wanted.
   *
   * @param execution whose pod
   * @param wanted which state; asked on the watch's own thread, so it must be quick
   * @return never completes when the state never comes
   */
  Uni<Sight> first(String execution, Predicate<PodState> wanted) {
    return Uni.createFrom().emitter(emitter -> await(execution, new Waiter(wanted, emitter)));
  }

  /**
   * The first state of an execution's pod that is more than waiting, or the last one in time.
   *
   * @param execution whose pod
   * @param patience how long it may wait
   */
  Uni<Sight> started(String execution, Duration patience) {
    return first(execution, state -> !(state instanceof PodState.Waiting))
        .ifNoItem()
        .after(patience)
        .recoverWithItem(() -> last(execution));
  }

  /**
   * The end of a pod, which may have come already, and the pod be gone.
   *
   * @param execution whose pod
   * @param pod its name
   * @return never completes when the end never comes
   */
  Uni<Sight> end(String execution, String pod) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Waiter waiter = new Waiter(PodState.Ended.class::isInstance, emitter);
              await(execution, waiter);
              gone(pod).ifPresent(sight -> tell(execution, sight));
            });
  }

  /** What is known now. */
  Sight last(String execution) {
    return seen(execution).orElseGet(() -> new Sight("", PodStates.notMade()));
  }

  /** Whether the watch is up. */
  boolean isWatching() {
    return informer.isWatching();
  }

  @Override
  public void close() {
    informer.close();
  }

  private record Waiter(Predicate<PodState> wanted, UniEmitter<? super Sight> emitter) {}

  private void await(String execution, Waiter waiter) {
    synchronized (waiters) {
      waiters.computeIfAbsent(execution, name -> new ArrayList<>()).add(waiter);
    }
    waiter.emitter().onTermination(() -> forget(execution, waiter));
    // The state may have come before the waiter did.
    seen(execution).ifPresent(sight -> tell(execution, sight));
  }

  private void forget(String execution, Waiter waiter) {
    synchronized (waiters) {
      List<Waiter> list = waiters.getOrDefault(execution, new ArrayList<>());
      list.remove(waiter);
      if (list.isEmpty()) {
        waiters.remove(execution);
      }
    }
  }

  private void tell(String execution, Sight sight) {
    List<Waiter> told = new ArrayList<>();
    synchronized (waiters) {
      Iterator<Waiter> all = waiters.getOrDefault(execution, new ArrayList<>()).iterator();
      while (all.hasNext()) {
        Waiter waiter = all.next();
        if (waiter.wanted().test(sight.state())) {
          all.remove();
          told.add(waiter);
        }
      }
      if (waiters.getOrDefault(execution, List.of()).isEmpty()) {
        waiters.remove(execution);
      }
    }
    told.forEach(waiter -> waiter.emitter().complete(sight));
  }

  private Optional<Sight> seen(String execution) {
    return informer.getIndexer().byIndex(BY_EXECUTION, execution).stream()
        .findFirst()
        .map(pod -> new Sight(pod.getMetadata().getName(), PodStates.of(pod)));
  }

  private Optional<Sight> gone(String pod) {
    synchronized (waiters) {
      return Optional.ofNullable(gone.get(pod));
    }
  }

  private static Optional<String> execution(Pod pod) {
    return Stream.ofNullable(pod.getMetadata().getLabels())
        .flatMap(labels -> Stream.ofNullable(labels.get(JobMarks.EXECUTION)))
        .findFirst();
  }

  private final class Handler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      execution(pod).ifPresent(id -> tell(id, new Sight(name(pod), PodStates.of(pod))));
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      onAdd(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknownFinalState) {
      PodState last = PodStates.of(pod);
      PodState end =
          last instanceof PodState.Ended ? last : new PodState.Ended(PodState.Ending.REMOVED);
      execution(pod).ifPresent(id -> end(id, new Sight(name(pod), end)));
    }

    private void end(String execution, Sight sight) {
      synchronized (waiters) {
        gone.put(sight.pod(), sight);
      }
      tell(execution, sight);
    }

    private static String name(Pod pod) {
      return pod.getMetadata().getName();
    }
  }
}
