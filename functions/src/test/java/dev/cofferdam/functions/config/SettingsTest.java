package dev.cofferdam.functions.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void whoever_says_nothing_gets_the_promised_defaults() {
    Settings settings = Settings.of(config(Map.of()), 2);

    assertThat(settings.concurrency()).isEqualTo(2);
    assertThat(settings.limits().defaults().runTimeout()).isEqualTo(5_000);
    assertThat(settings.limits().defaults().compileTimeout()).isEqualTo(10_000);
    assertThat(settings.limits().defaults().runMemory()).isEqualTo(256L << 20);
    assertThat(settings.limits().defaults().processes()).isEqualTo(64);
    assertThat(settings.limits().defaults().output()).isEqualTo(1 << 20);
    assertThat(settings.limits().defaults().disk()).isEqualTo(64L << 20);
    assertThat(settings.request().source()).isEqualTo(512 << 10);
    assertThat(settings.queueTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.gvisor().images()).isEqualTo(Path.of("/var/lib/cofferdam/images"));
  }

  @ParameterizedTest
  @CsvSource({
    "cofferdam.auth, password, cofferdam.auth is `password`",
    "cofferdam.auth, api-key, cofferdam.api-keys must name the file",
    "cofferdam.api-keys, /keys, so cofferdam.auth must be `api-key`",
    "cofferdam.tenant-queue, 65, must be from 0 to 64",
    "cofferdam.sandbox, docker, cofferdam.sandbox is `docker`",
    "cofferdam.kubernetes.kernel, windows, cofferdam.kubernetes.kernel is `windows`",
    "cofferdam.kubernetes.namespace, A/B, cofferdam.kubernetes.namespace is `A/B`",
    "cofferdam.kubernetes.cpu, 1, cofferdam.kubernetes.cpu is 1",
    "cofferdam.concurrency, 0, cofferdam.concurrency is 0",
    "cofferdam.queue, -1, cofferdam.queue is -1",
    "cofferdam.limits.run-timeout, 0, cofferdam.limits.run-timeout is 0",
    "cofferdam.limits.run-timeout, 60001, must be from 1 to 60000",
    "cofferdam.limits.max.output, 1, cofferdam.limits.output is 1048576",
    "cofferdam.request.source, 0, cofferdam.request.source is 0",
    "cofferdam.gvisor.memory-overhead, 1, cofferdam.gvisor.memory-overhead is 1"
  })
  void an_impossible_value_is_named_with_what_would_be_right(
      String name, String value, String sentence) {
    CofferdamConfig config = config(Map.of(name, value));

    assertThatThrownBy(() -> Settings.of(config, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void a_variable_that_looks_like_ours_and_is_none_is_named() {
    Set<String> environment = Set.of("PATH", "COFFERDAM_QUEUE", "COFFERDAM_QUEEU");

    assertThatThrownBy(() -> UnknownVariables.refuse(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no setting is called `COFFERDAM_QUEEU`")
        .hasMessageContaining("COFFERDAM_QUEUE,");
  }

  private static CofferdamConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(CofferdamConfig.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(CofferdamConfig.class);
  }
}
