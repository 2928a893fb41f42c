package dev.cofferdam.functions.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeManifestTest {

  private static final String WHOLE =
      """
      {"language": "javascript", "version": "20.19.2", "aliases": ["js"], "image": "cofferdam/javascript:20.19.2",
       "image_digest": "sha256:0", "program": "main.js", "stages": {"run": ["/usr/bin/node", "{program}"]},
       "environment": {"TZ": "UTC"}, "packages": [{"name": "lodash", "version": "4.17.21"}],
       "default_limits": {"processes": 128},
       "dialects": [{"language": "typescript", "aliases": ["ts"], "program": "main.ts", "sources": ["ts"],
                     "stages": {"compile": ["/usr/bin/esbuild"], "run": ["/usr/bin/node", "x"]}}]}
      """;

  @Test
  void an_image_speaks_its_language_and_then_its_dialects() throws IOException {
    List<RuntimeImage> runtimes = read(WHOLE);

    assertThat(runtimes)
        .extracting(RuntimeImage::language)
        .containsExactly("javascript", "typescript");
    assertThat(runtimes.get(0).compile()).isEmpty();
    assertThat(runtimes.get(0).defaultLimits()).isEqualTo(Map.of("processes", 128L));
  }

  @Test
  void a_dialect_says_only_what_is_different() throws IOException {
    RuntimeImage typescript = read(WHOLE).get(1);

    assertThat(typescript.compile()).containsExactly("/usr/bin/esbuild");
    assertThat(typescript.sources()).containsExactly("ts");
    assertThat(typescript.imageDigest()).isEqualTo("sha256:0");
    assertThat(typescript.environment()).isEqualTo(Map.of("TZ", "UTC"));
    assertThat(typescript.defaultLimits()).isEqualTo(Map.of("processes", 128L));
  }

  @Test
  void a_manifest_may_compile_otherwise_where_unit_tests_follow() throws IOException {
    String stages = "\"stages\": {\"unit_compile\": [\"/usr/local/bin/unit\"], ";
    RuntimeImage runtime = read(WHOLE.replaceFirst("\"stages\": \\{", stages)).get(0);

    assertThat(runtime.unitCompile()).containsExactly("/usr/local/bin/unit");
    assertThat(read(WHOLE).get(0).unitCompile()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "nothing",
        "{}",
        "{\"language\": \"c\", \"stages\": {\"run\": []}}",
        "{\"language\": \"c\", \"stages\": {\"run\": [\"x\"]}}"
      })
  void what_is_no_manifest_is_refused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "\"many\"", "1e40", "null"})
  void a_default_limit_is_a_number_from_one(String value) {
    String text = WHOLE.replace("128", value);

    assertThatThrownBy(() -> read(text)).hasMessageContaining("processes");
  }

  private static List<RuntimeImage> read(String text) throws IOException {
    return RuntimeManifest.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
