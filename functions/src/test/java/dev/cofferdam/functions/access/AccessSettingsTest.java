package dev.cofferdam.functions.access;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.functions.access.AccessSettings.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1"})
  void on_loopback_nobody_has_to_be_asked(String host) {
    assertThatNoException().isThrownBy(() -> settings(Kind.NONE, false).checkFor(host, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "::", "10.0.0.1", "localhost.example.org", "127.0.0.1.example.org"})
  void elsewhere_an_open_door_must_be_meant(String host) {
    assertThatThrownBy(() -> settings(Kind.NONE, false).checkFor(host, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(host)
        .hasMessageContaining("cofferdam.auth");
    assertThatNoException().isThrownBy(() -> settings(Kind.NONE, true).checkFor(host, false));
    assertThatNoException().isThrownBy(() -> settings(Kind.API_KEY, true).checkFor(host, false));
  }

  @Test
  void tokens_need_a_provider_and_a_provider_needs_tokens() {
    assertThatThrownBy(() -> settings(Kind.OIDC, true).checkFor("::", false))
        .hasMessageContaining("quarkus.oidc.tenant-enabled must be true");
    assertThatThrownBy(() -> settings(Kind.API_KEY, true).checkFor("::", true))
        .hasMessageContaining("cofferdam.auth must be `oidc`");
    assertThatNoException().isThrownBy(() -> settings(Kind.OIDC, true).checkFor("::", true));
  }

  private static AccessSettings settings(Kind kind, boolean chosen) {
    return new AccessSettings(kind, chosen, Optional.empty(), "sub");
  }
}
