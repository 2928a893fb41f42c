package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.house.Project;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status of a pod in the folder means what its first line says. */
class PodStatesTest {

  private static final Path PODS =
      Project.root().resolve("functions/src/test/resources/kubernetes/pods");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static List<Path> pods() {
    try (Stream<Path> files = Files.list(PODS)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pods")
  void a_pods_status_has_one_meaning(Path file) throws IOException {
    String text = Files.readString(file);

    assertThat(shown(PodStates.of(YAML.unmarshal(text, Pod.class))))
        .isEqualTo(text.lines().findFirst().orElseThrow().substring("# ".length()));
  }

  @Test
  void every_way_to_end_is_there() {
    List<String> endings =
        pods().stream()
            .map(PodStatesTest::firstLine)
            .filter(line -> line.startsWith("# Ended"))
            .map(line -> line.substring("# Ended ".length()))
            .distinct()
            .toList();

    assertThat(endings)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PodState.Ending.values()).map(Enum::name).toList());
  }

  @Test
  void a_pod_without_any_status_waits() {
    Pod pod = new PodBuilder().withNewMetadata().withName("a").endMetadata().build();

    assertThat(shown(PodStates.of(pod))).isEqualTo("Waiting BUSY");
  }

  private static String shown(PodState state) {
    if (state instanceof PodState.Waiting waiting) {
      return "Waiting " + waiting.late();
    }
    if (state instanceof PodState.Hopeless hopeless) {
      return "Hopeless " + hopeless.kind();
    }
    return state instanceof PodState.Ended ended ? "Ended " + ended.ending() : "Running";
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
