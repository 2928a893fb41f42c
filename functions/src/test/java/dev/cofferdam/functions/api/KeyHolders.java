package dev.cofferdam.functions.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A list of API keys on disk, and the rim with it. */
public final class KeyHolders {

  static final Path FILE = Path.of("target/rim/api-keys.json");

  static final String BLUE = "blue-key";
  static final String RED = "red-key";
  static final String JUDGE = "judging-key";
  static final String ADMIN = "admin-key";

  private KeyHolders() {}

  /** Puts a list in the place of the one there is. */
  static void write(String text) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usual holders. */
  static String usual() {
    return list(
        List.of(
            key(BLUE, "blue", "execute"),
            key(RED, "red", "execute"),
            key(JUDGE, "blue", "analyze"),
            key(ADMIN, "operators", "admin")));
  }

  static String list(List<String> keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  static String key(String key, String tenant, String role) {
    return "{\"id\":\"%s\",\"sha256\":\"%s\",\"tenant\":\"%s\",\"roles\":[\"%s\"]}"
        .formatted("of-" + key, sha256(key), tenant, role);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The rim, for those who hold a key. */
  public static final class Profile extends FakeParts.Profile {
    @Override
    public Map<String, String> getConfigOverrides() {
      write(usual());
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("cofferdam.auth", "api-key");
      settings.put("cofferdam.api-keys", FILE.toString());
      return settings;
    }
  }
}
