package dev.cofferdam.functions.gvisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.LanguageContract;
import dev.cofferdam.functions.sandbox.Outside;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every language in real gVisor on this machine. */
class GvisorLanguagesTest extends LanguageContract {

  private final GvisorTestbed testbed = GvisorTestbed.ready();

  @AfterAll
  void closeTestbed() {
    testbed.close();
  }

  @Test
  void every_language_of_the_project_is_installed() {
    assertThat(catalogue().all())
        .as("`./cofferdam setup` makes every image")
        .extracting(runtime -> runtime.language())
        .containsExactly(
            "bash", "c", "cpp", "go", "java", "javascript", "python", "r", "ruby", "typescript");
  }

  @Override
  protected Sandbox sandbox() {
    return testbed.sandbox();
  }

  @Override
  protected RuntimeCatalogue catalogue() {
    return testbed.sandbox().catalogue();
  }

  @Override
  protected Outside lookOutside() {
    return new HostOutside(List.of(testbed.run().toString()), testbed::left);
  }
}
