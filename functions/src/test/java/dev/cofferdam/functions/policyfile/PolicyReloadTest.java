package dev.cofferdam.functions.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.PolicySource.Lookup;
import dev.cofferdam.policy.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReloadTest {

  private static final Duration NEVER = Duration.ofHours(1);

  private final Path file;
  private final CompiledPolicies policies;

  PolicyReloadTest(@TempDir Path folder) throws IOException {
    file = folder.resolve("policy.yaml");
    Files.writeString(file, "severity_threshold: LOW\n");
    policies = CompiledPolicies.enforcing(file.toString());
  }

  @Test
  void a_changed_file_is_in_force() throws IOException {
    try (PolicyReload reload = PolicyReload.of(policies, NEVER)) {
      Files.writeString(file, "severity_threshold: HIGH\n");
      reload.look();
      assertThat(threshold()).isEqualTo(Severity.HIGH);
    }
  }

  @Test
  void a_file_that_was_replaced_within_the_same_tick_is_in_force() throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    Path other = file.resolveSibling("other");
    Files.writeString(other, "severity_threshold: SAFE");
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, before);
    try (PolicyReload reload = PolicyReload.of(policies, NEVER)) {
      reload.look();
      assertThat(threshold()).isEqualTo(Severity.SAFE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "severity_threshold: LOUD", "a: [", "severity_threshold: HIGH\nb: 1"})
  void while_the_file_is_wrong_the_old_policy_stays(String wrong) throws IOException {
    try (PolicyReload reload = PolicyReload.of(policies, NEVER)) {
      Files.writeString(file, wrong);
      reload.look();
      assertThat(threshold()).isEqualTo(Severity.LOW);
      Files.writeString(file, "severity_threshold: MEDIUM\n");
      reload.look();
      assertThat(threshold()).isEqualTo(Severity.MEDIUM);
    }
  }

  @Test
  void while_the_file_is_gone_the_old_policy_stays() throws IOException {
    try (PolicyReload reload = PolicyReload.of(policies, NEVER)) {
      Files.delete(file);
      reload.look();
      assertThat(threshold()).isEqualTo(Severity.LOW);
    }
  }

  @Test
  void callers_policies_stand_on_the_new_one() throws IOException {
    PolicyChoice strict = new PolicyChoice.Named("strict");
    String before = digest(strict);
    try (PolicyReload reload = PolicyReload.of(policies, NEVER)) {
      Files.writeString(file, "severity_threshold: LOW\nrestricted_modules: [math]\n");
      reload.look();
      assertThat(digest(strict)).isNotEqualTo(before);
    }
  }

  @Test
  void a_change_is_noticed_without_a_call() throws Exception {
    try (PolicyReload reload = PolicyReload.of(policies, Duration.ofMillis(10))) {
      assertThat(reload).isNotNull();
      Files.writeString(file, "severity_threshold: HIGH\n");
      Instant patience = Instant.now().plusSeconds(10);
      while (threshold() != Severity.HIGH && Instant.now().isBefore(patience)) {
        Thread.sleep(10);
      }
      assertThat(threshold()).isEqualTo(Severity.HIGH);
    }
  }

  @Test
  void a_preset_has_no_file_to_look_at() {
    try (PolicyReload reload =
        PolicyReload.of(CompiledPolicies.enforcing("strict"), Duration.ofMillis(1))) {
      assertThat(reload).isNotNull();
    }
  }

  @Test
  void what_is_neither_a_preset_nor_a_file_stops_the_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompiledPolicies.enforcing("nobody"))
        .withMessageContaining("neither a readable file nor one of the policies");
  }

  private Severity threshold() {
    return policies.serverPolicy().severityThreshold();
  }

  private String digest(PolicyChoice choice) {
    return ((Lookup.Found) policies.lookup(choice)).engine().policy().digest();
  }
}
