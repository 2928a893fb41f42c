package dev.cofferdam.policy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every preset has a page that says what it permits and denies. */
class PolicyPagesTest {

  private static final Map<String, String> PURPOSES =
      Map.of(
          "permissive",
          "Denies nothing: the wall stands alone. For operators who judge elsewhere.",
          "minimal",
          "Denies only what serves to attack: processes, native code, rights, and files outside the"
              + " workspace.",
          "development",
          "Denies what is grave, and notes the rest. For people who look at their own code.",
          "web-scraping",
          "Permits fetching pages and taking them apart, where the sandbox has a network.",
          "data-science",
          "Permits tables and plots: files of the program's own, folders, parallel work, and the"
              + " environment that libraries are tuned by.",
          "educational",
          "Permits what learning takes: files of the program's own, and parsing documents.",
          "production",
          "Permits files by computed names and looking through folders, and nothing else that"
              + " strict denies.",
          "strict",
          "Denies every capability that a program seldom needs in a sandbox. For code of strangers"
              + " that only computes.");

  @Test
  void every_preset_says_what_it_is_for() {
    assertThat(PURPOSES.keySet()).containsExactlyInAnyOrderElementsOf(Presets.names());
  }

  @Test
  void the_pages_are_those_of_the_presets() {
    assertThat(Pages.stale("policies", new PolicyPages(PURPOSES).all()))
        .as("stale pages; write them anew with: %s", Pages.COMMAND)
        .isEmpty();
  }
}
