package dev.cofferdam.functions.kubernetes.deployed;

import dev.cofferdam.functions.house.Project;
import dev.cofferdam.functions.kubernetes.ClusterTestbed;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a user does who brings the service up on a cluster. */
public final class Kubectl {

  private static final long PATIENCE_SECONDS = 180;

  private Kubectl() {}

  /** Applies a folder of the project as {@code kubectl apply -k} does. */
  public static void apply(String folder) {
    run("apply", "-k", Project.root().resolve(folder).toString());
  }

  /** Gives the service's namespace the manifests of the images that the cluster has. */
  public static void giveRuntimes(KubernetesClient admin, String namespace) {
    admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("runtimes")
                .withNamespace(namespace)
                .endMetadata()
                .withData(runtimes())
                .build())
        .serverSideApply();
  }

  private static Map<String, String> runtimes() {
    Map<String, String> manifests = new TreeMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(ClusterTestbed.runtimes(), "*.json")) {
      for (Path file : files) {
        manifests.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return manifests;
  }

  private static void run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(arguments));
    try {
      Path said = Files.createTempFile("cofferdam-kubectl", ".log");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("kubectl did not end: " + Files.readString(said));
        }
        if (process.exitValue() != 0) {
          throw new IllegalStateException("kubectl failed: " + Files.readString(said));
        }
      } finally {
        Files.delete(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
