package dev.cofferdam.functions.wiring.sink;

import dev.cofferdam.functions.config.CofferdamConfig;
import dev.cofferdam.functions.config.Settings;
import dev.cofferdam.functions.config.UnknownVariables;
import dev.cofferdam.functions.wiring.ChosenSandbox;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Executes one event that was kept as a file, as the functions execute those that come by HTTP, and
 * ends: what a Job of Knative's JobSink runs. It judges, launches and lets go; where somebody has
 * to wait, it waits. What it has to answer goes to the sink of the configuration; the result of
 * what was let go comes as every other one does.
 *
 * <p>The program runs in a Job of its own behind the same wall, never in this one.
 */
public final class SinkExecution {

  /** The event is answered, or its result will come by itself. */
  static final int DONE = 0;

  /** Nothing is wrong with the event, and a later try may succeed. */
  static final int AGAIN = 1;

  /** It can never succeed, and an answer says why; or the settings cannot be. */
  static final int NEVER = 2;

  private static final Logger LOG = Logger.getLogger(SinkExecution.class);

  /** More than an API server stores of one Secret. */
  private static final int MOST_BYTES = 4 << 20;

  private SinkExecution() {}

  /**
   * Executes one event.
   *
   * @param arguments the file that holds it, in the JSON format of CloudEvents
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      LOG.error("usage: SinkExecution EVENT");
      System.exit(NEVER);
    }
    // Threads of the client of the cluster may live on.
    Runtime.getRuntime().halt(run(Path.of(arguments[0])));
  }

  private static int run(Path file) {
    try {
      UnknownVariables.refuse(System.getenv().keySet());
      Settings settings = Settings.of(config(), Runtime.getRuntime().availableProcessors());
      return run(settings, read(file));
    } catch (IllegalArgumentException impossible) {
      LOG.error(impossible.getMessage());
      return NEVER;
    } catch (IOException unreadable) {
      LOG.error("the event cannot be read");
      return AGAIN;
    }
  }

  private static int run(Settings settings, byte[] event) {
    ChosenSandbox chosen = ChosenSandbox.of(settings, Infrastructure.getDefaultWorkerPool());
    Vertx vertx = Vertx.vertx();
    try (KeptExecution execution =
        new KeptExecution(settings, chosen.sandbox(), chosen.catalogue(), vertx)) {
      return execution.run(event);
    } finally {
      chosen.stop();
      chosen.close();
    }
  }

  private static byte[] read(Path event) throws IOException {
    try (InputStream in = Files.newInputStream(event)) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  private static CofferdamConfig config() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDefaultSources()
        .withMapping(CofferdamConfig.class)
        .build()
        .getConfigMapping(CofferdamConfig.class);
  }
}
