package dev.cofferdam.functions.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyFileTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void a_list_of_keys_is_read() {
    List<ApiKey> keys =
        ApiKeyFile.read(
            "{\"keys\":["
                + key("a", DIGEST, "blue", "\"execute\",\"analyze\"")
                + ","
                + key("b", "f".repeat(64), "red", "\"admin\"")
                + "]}");

    assertThat(keys).extracting(ApiKey::id).containsExactly("a", "b");
    assertThat(keys.get(0).tenant().name()).isEqualTo("blue");
    assertThat(keys.get(0).roles()).containsExactlyInAnyOrder("execute", "analyze");
    assertThat(keys.get(0).sha256()).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | must be an object",
        "[] | must be an object",
        "{\"keys\":[]} | at least one key",
        "{\"keys\":[{}],\"more\":1} | `keys` alone",
        "{\"keys\":[1]} | $.keys[0].id must be",
        "{\"keys\":[ | is not JSON, at line 1",
        "{\"keys\":[{}],\"keys\":[]} | is not JSON",
        "{\"keys\":[{\"key\":\"secret\"}]} | none of `id`, `sha256`, `tenant`, `roles`"
      })
  void what_is_no_list_is_refused_with_its_place(String text, String sentence) {
    assertThatThrownBy(() -> ApiKeyFile.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("secret");
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    String text =
        "{\"keys\":["
            + key("a", DIGEST, "", "\"root\"")
            + ","
            + key("a", DIGEST.toUpperCase(java.util.Locale.ROOT), "blue", "")
            + "]}";

    assertThatThrownBy(() -> ApiKeyFile.read(text))
        .hasMessageContaining("$.keys[0].tenant must be 1 to 128")
        .hasMessageContaining("$.keys[0].roles must list some of")
        .hasMessageContaining("$.keys[1].id is there twice")
        .hasMessageContaining("$.keys[1].sha256 is there twice")
        .hasMessageContaining("$.keys[1].roles must list some of");
  }

  private static String key(String id, String sha256, String tenant, String roles) {
    return "{\"id\":\"%s\",\"sha256\":\"%s\",\"tenant\":\"%s\",\"roles\":[%s]}"
        .formatted(id, sha256, tenant, roles);
  }
}
