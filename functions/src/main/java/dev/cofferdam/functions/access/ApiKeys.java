package dev.cofferdam.functions.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The keys in force. A key is a random text of the operator's making, so its plain SHA-256 cannot
 * be turned back; it is compared with every key in constant time, so that how long a refusal takes
 * says nothing.
 *
 * <p>The file is looked at again while the service runs: keys are rotated without a restart. While
 * it is wrong or gone, the old keys stay in force, and the log says so once.
 */
public final class ApiKeys implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ApiKeys.class);
  private static final long MOST_BYTES = 4L << 20;

  private final Path file;
  private final Thread thread;
  private volatile List<ApiKey> keys;
  private Optional<String> seen;

  private ApiKeys(Path file, Duration every) {
    this.file = file;
    this.seen = text();
    this.keys = parse(seen);
    this.thread = new Thread(() -> watch(every), "API keys");
    thread.setDaemon(true);
  }

  /**
   * Reads the file, and looks at it again until closed.
   *
   * @param file the list of keys, at most 4 MiB
   * @param every how long to wait between looks
   * @return to be closed at the end
   * @throws IllegalArgumentException with a sentence that names the file and everything wrong in it
   */
  public static ApiKeys of(Path file, Duration every) {
    ApiKeys keys = new ApiKeys(file, every);
    keys.thread.start();
    return keys;
  }

  /**
   * The key that a caller shows.
   *
   * @param shown what came in the request
   * @return empty for what is no key
   */
  Optional<ApiKey> find(String shown) {
    byte[] hash = sha256(shown);
    ApiKey found = null;
    for (ApiKey key : keys) {
      if (MessageDigest.isEqual(hash, key.sha256())) {
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch(Duration every) {
    try {
      while (true) {
        Thread.sleep(every.toMillis());
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    Optional<String> text = text();
    if (text.equals(seen)) {
      return;
    }
    seen = text;
    try {
      keys = parse(text);
      LOG.infof("the API keys were read again: %d", keys.size());
    } catch (IllegalArgumentException wrong) {
      LOG.warnf("the API keys that were in force stay so; %s", wrong.getMessage());
    }
  }

  private List<ApiKey> parse(Optional<String> text) {
    String named = "the API keys of `" + file + "`: ";
    try {
      return ApiKeyFile.read(
          text.orElseThrow(
              () -> new IllegalArgumentException("it cannot be read, or is larger than 4 MiB")));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(named + wrong.getMessage(), wrong);
    }
  }

  private Optional<String> text() {
    try {
      return Files.size(file) > MOST_BYTES
          ? Optional.empty()
          : Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  private static byte[] sha256(String shown) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
