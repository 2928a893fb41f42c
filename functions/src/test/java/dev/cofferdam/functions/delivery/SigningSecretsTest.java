package dev.cofferdam.functions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretsTest {

  /** The example that the reference libraries of Standard Webhooks test themselves with. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SECONDS = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @TempDir Path folder = Path.of("unset");

  @Test
  void a_message_is_signed_as_the_reference_libraries_sign_it() throws IOException {
    assertThat(secrets(SECRET).sign(ID, SECONDS, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void while_a_secret_is_replaced_both_sign() throws IOException {
    String other = "whsec_" + "QUJD".repeat(10);

    String signed = secrets(other + "\n\n" + SECRET + "\n").sign(ID, SECONDS, BODY);

    assertThat(signed.split(" ")).hasSize(2).endsWith(SIGNATURE);
  }

  @Test
  void a_new_secret_signs_without_a_restart() throws IOException {
    SigningSecrets secrets = secrets("whsec_" + "QUJD".repeat(10));
    Files.writeString(folder.resolve("secrets"), SECRET);

    assertThat(secrets.sign(ID, SECONDS, BODY)).isEqualTo(SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_%"
      })
  void a_file_without_a_good_secret_is_refused_without_showing_it(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> secrets(text))
        .withMessageContaining("cofferdam.callback.secrets")
        .withMessageNotContaining("MfKQ");
  }

  private SigningSecrets secrets(String text) throws IOException {
    return new SigningSecrets(Files.writeString(folder.resolve("secrets"), text));
  }
}
