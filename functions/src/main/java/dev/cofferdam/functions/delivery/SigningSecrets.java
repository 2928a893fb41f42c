package dev.cofferdam.functions.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent to callers' URLs, symmetrically, as Standard Webhooks has it (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 * specification</a>). The file of secrets is read for each signature, so that a new secret needs no
 * restart; while there are several, each signs.
 */
final class SigningSecrets {

  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int MOST_SECRETS = 8;
  private static final long MOST_FILE_BYTES = 4096;

  private final Path file;

  /**
   * Uses the secrets of a file.
   *
   * @param file one secret a line, {@code whsec_} and 24 to 64 bytes in base64
   * @throws IllegalArgumentException with a sentence that says what is wrong with the file
   */
  SigningSecrets(Path file) {
    this.file = file;
    read();
  }

  /**
   * Signs a message.
   *
   * @param id of the message
   * @param seconds when it is sent, since 1970
   * @param body what is sent
   * @return the value of the header {@code webhook-signature}
   * @throws IllegalArgumentException if the file is no longer right
   */
  String sign(String id, long seconds, byte[] body) {
    byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    return read().stream()
        .map(secret -> "v1," + signature(secret, head, body))
        .collect(Collectors.joining(" "));
  }

  private static String signature(byte[] secret, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
    }
  }

  private List<byte[]> read() {
    List<String> lines;
    try {
      if (Files.size(file) > MOST_FILE_BYTES) {
        throw wrong("is larger than " + MOST_FILE_BYTES + " bytes");
      }
      lines =
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (IOException unreadable) {
      throw wrong("cannot be read");
    }
    if (lines.isEmpty() || lines.size() > MOST_SECRETS) {
      throw wrong("has " + lines.size() + " secrets, but must have 1 to " + MOST_SECRETS);
    }
    return lines.stream().map(this::secret).toList();
  }

  private byte[] secret(String line) {
    try {
      if (line.startsWith(PREFIX)) {
        byte[] secret = Base64.getDecoder().decode(line.substring(PREFIX.length()));
        if (secret.length >= LEAST_BYTES && secret.length <= MOST_BYTES) {
          return secret;
        }
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, without the secret.
    }
    throw wrong("has a line that is not `whsec_` and 24 to 64 bytes in base64");
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the file that cofferdam.callback.secrets names "
            + what
            + "; make one with: printf 'whsec_%s\\n' \"$(head -c 32 /dev/urandom | base64 -w 0)\"");
  }
}
