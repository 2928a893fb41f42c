package dev.cofferdam.functions.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.delivery.AllowedUrls;
import dev.cofferdam.functions.delivery.DeliverySettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads where results are sent. */
final class Sending {

  /** An attribute's name (CloudEvents 1.0, section 3.1). */
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

  private Sending() {}

  /**
   * Checks that part of the configuration.
   *
   * @throws IllegalArgumentException with a sentence that names the property and what would be
   *     right
   */
  static DeliverySettings settings(CofferdamConfig config) {
    CofferdamConfig.Callback callback = config.callback();
    List<String> urls = callback.urls().orElse(List.of());
    if (!urls.isEmpty() && callback.secrets().isEmpty()) {
      throw new IllegalArgumentException(
          "cofferdam.callback.urls lets results be sent, so cofferdam.callback.secrets must name"
              + " the file of the secrets that sign them");
    }
    return new DeliverySettings(
        AllowedUrls.of(urls),
        callback.secrets(),
        callback.privateAddresses(),
        config.sink().map(Sending::sink),
        config.sinkOverrides().map(Sending::extensions).orElse(Map.of()),
        (int) Settings.from("callback.attempts", callback.attempts(), 1, 100),
        Duration.ofMillis(Settings.from("callback.backoff", callback.backoff(), 1, 300_000)),
        Duration.ofMillis(Settings.from("callback.timeout", callback.timeout(), 100, 300_000)),
        (int) Settings.from("callback.waiting", callback.waiting(), 1, 1_000_000),
        Settings.from("callback.bytes", callback.bytes(), 1, Long.MAX_VALUE),
        Duration.ofMillis(config.replay().time()));
  }

  private static URI sink(String text) {
    try {
      URI url = new URI(text).parseServerAuthority();
      if (url.getHost() != null
          && ("http".equalsIgnoreCase(url.getScheme())
              || "https".equalsIgnoreCase(url.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "cofferdam.sink (or K_SINK) is `" + text + "`, but must be a URL with http or https");
  }

  /** {@code {"extensions": {"NAME": "VALUE"}}}, as a SinkBinding sets it. */
  private static Map<String, String> extensions(String text) {
    Map<String, String> extensions = new HashMap<>();
    try {
      JsonNode root = new JsonMapper().readTree(text);
      for (Map.Entry<String, JsonNode> entry : root.path("extensions").properties()) {
        if (!ATTRIBUTE.matcher(entry.getKey()).matches() || !entry.getValue().isTextual()) {
          throw overrides();
        }
        extensions.put(entry.getKey(), entry.getValue().textValue());
      }
      return extensions;
    } catch (JsonProcessingException malformed) {
      throw overrides();
    }
  }

  private static IllegalArgumentException overrides() {
    return new IllegalArgumentException(
        "cofferdam.sink-overrides (or K_CE_OVERRIDES) must be JSON such as {\"extensions\":"
            + " {\"name\": \"value\"}}, with names of small letters and digits");
  }
}
