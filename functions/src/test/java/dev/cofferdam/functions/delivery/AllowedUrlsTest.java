package dev.cofferdam.functions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedUrlsTest {

  private static final AllowedUrls URLS =
      AllowedUrls.of(List.of("https://hooks.example.com/results/", "http://[::1]:8081/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/results/",
        "https://hooks.example.com/results/a?b=c%20d",
        "HTTPS://HOOKS.example.com:443/results/a/b",
        "https://hooks.example.com/results/a..b/...",
        "http://[::1]:8081/anything"
      })
  void what_is_below_is_allowed(String url) {
    assertThat(URLS.read(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/results/a",
        "//hooks.example.com/results/a",
        "http://hooks.example.com/results/a",
        "https://hooks.example.com/result",
        "https://hooks.example.com/results",
        "https://hooks.example.com/resultsandmore/",
        "https://hooks.example.com/Results/a",
        "https://hooks.example.com:8443/results/a",
        "https://hooks.example.com.evil.example/results/a",
        "https://hooks.example.com@evil.example/results/a",
        "https://user@hooks.example.com/results/a",
        "https://hooks.example.com/results/a#b",
        "https://hooks.example.com/results/../admin",
        "https://hooks.example.com/results/%2e%2E/admin",
        "https://hooks.example.com/results/..%2fadmin",
        "https://hooks.example.com/results/..%5cadmin",
        "https://hooks.example.com/results/./a",
        "https://hooks.example.com/results/a b",
        "https://hooks.example.com/results/\u00e9",
        "https://hooks.example.com\\@evil.example/results/",
        "ftp://hooks.example.com/results/a",
        "javascript:alert(1)",
        "http://[::1]:70000/"
      })
  void nothing_else_is(String url) {
    assertThat(URLS.read(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.example.com",
        "https://hooks.example.com",
        "https://hooks.example.com/results",
        "https://hooks.example.com/results/?a=b",
        "https://*/",
        "file:///etc/"
      })
  void a_beginning_must_be_one(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedUrls.of(List.of(url)))
        .withMessageContaining("cofferdam.callback.urls has `" + url + "`");
  }
}
