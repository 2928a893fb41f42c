package dev.cofferdam.functions.wiring;

import dev.cofferdam.functions.config.Settings;
import dev.cofferdam.functions.gvisor.GvisorSandbox;
import dev.cofferdam.functions.kubernetes.KubernetesSandbox;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import java.util.concurrent.Executor;

/**
 * The provider that the configuration names, with its runtimes and its end.
 *
 * @param sandbox where executions run
 * @param catalogue the runtimes there are
 * @param stopping ends what runs, and takes no more
 * @param closing gives back what the provider holds
 */
public record ChosenSandbox(
    Sandbox sandbox, RuntimeCatalogue catalogue, Runnable stopping, Runnable closing) {

  /**
   * Makes it.
   *
   * @param settings which, and how
   * @param threads where blocking work happens
   * @return never null
   */
  public static ChosenSandbox of(Settings settings, Executor threads) {
    return switch (settings.provider()) {
      case GVISOR -> {
        GvisorSandbox gvisor = new GvisorSandbox(settings.gvisor(), threads);
        yield new ChosenSandbox(gvisor, gvisor.catalogue(), gvisor::stop, gvisor::close);
      }
      case KUBERNETES -> {
        KubernetesSandbox cluster = new KubernetesSandbox(settings.kubernetes(), threads);
        yield new ChosenSandbox(cluster, cluster.catalogue(), cluster::stop, cluster::close);
      }
    };
  }

  /** Ends what runs, and takes no more. */
  public void stop() {
    stopping.run();
  }

  /** Gives back what the provider holds. */
  public void close() {
    closing.run();
  }
}
