package dev.cofferdam.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may call, with the tokens of an OpenID Connect provider. */
@QuarkusTest
@TestProfile(TokensTest.Profile.class)
class TokensTest {

  @TestHTTPResource("/")
  URI server = URI.create("http://unset");

  private RawHttp http = new RawHttp(0);

  @BeforeEach
  void connect() {
    http = new RawHttp(server.getPort());
  }

  @Test
  void a_tokens_groups_are_its_roles() {
    String executing = TokenIssuer.SHARED.token(Map.of("sub", "ann", "groups", List.of("execute")));

    assertThat(as(executing, "/execute")).isEqualTo(200);
    assertThat(as(executing, "/analyze")).isEqualTo(403);
  }

  @Test
  void no_token_a_foreign_one_and_an_old_one_are_refused() {
    Map<String, Object> claims = Map.of("sub", "ann", "groups", List.of("execute"));

    assertThat(http.postJson("/execute", program()).status()).isEqualTo(401);
    assertThat(as("no.such.token", "/execute")).isEqualTo(401);
    assertThat(as(new TokenIssuer().token(claims), "/execute")).isEqualTo(401);
    assertThat(as(TokenIssuer.SHARED.oldToken(claims), "/execute")).isEqualTo(401);
  }

  @Test
  void a_token_without_a_tenant_has_no_executions() {
    assertThat(as(TokenIssuer.SHARED.token(Map.of("groups", List.of("execute"))), "/execute"))
        .isEqualTo(403);
  }

  @Test
  void two_subjects_are_two_tenants() {
    assertThat(id("ann")).isNotEqualTo(id("bob"));
    assertThat(id("ann")).isEqualTo(id("ann"));
  }

  private int as(String token, String path) {
    return http.postJson(path, program(), "Authorization: Bearer " + token).status();
  }

  private String id(String subject) {
    String token = TokenIssuer.SHARED.token(Map.of("sub", subject, "groups", List.of("execute")));
    String body = "{\"language\":\"python\",\"code\":\"print 1\",\"idempotency_key\":\"subjects\"}";
    return http.postJson("/execute", body, "Authorization: Bearer " + token)
        .json()
        .get("id")
        .textValue();
  }

  private static String program() {
    return "{\"language\":\"python\",\"code\":\"print 1\"}";
  }

  /** The rim, for those who have a token. */
  public static final class Profile extends FakeParts.Profile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("cofferdam.auth", "oidc");
      settings.put("quarkus.oidc.tenant-enabled", "true");
      settings.put("quarkus.oidc.auth-server-url", TokenIssuer.SHARED.url());
      settings.put("quarkus.oidc.client-id", "cofferdam");
      return settings;
    }
  }
}
