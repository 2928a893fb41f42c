package dev.cofferdam.functions.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The URLs to which the operator lets callers have results sent; pure. */
public final class AllowedUrls {

  private static final int MOST_CHARACTERS = 2048;

  private final List<URI> beginnings;

  private AllowedUrls(List<URI> beginnings) {
    this.beginnings = List.copyOf(beginnings);
  }

  /**
   * Reads what the operator allows.
   *
   * @param beginnings of URLs: a scheme, a host, perhaps a port, and a path that ends with {@code
   *     /}, below which everything is allowed
   * @return allows nothing if there is none
   * @throws IllegalArgumentException with a sentence that says what would be right
   */
  public static AllowedUrls of(List<String> beginnings) {
    return new AllowedUrls(beginnings.stream().map(AllowedUrls::beginning).toList());
  }

  /**
   * Reads a caller's URL.
   *
   * @param text of the URL
   * @return empty unless it is well formed and below one that is allowed
   */
  public Optional<URI> read(String text) {
    return parsed(text).filter(url -> beginnings.stream().anyMatch(allowed -> below(allowed, url)));
  }

  /**
   * Whether nothing is allowed.
   *
   * @return true if every URL is refused
   */
  public boolean none() {
    return beginnings.isEmpty();
  }

  private static URI beginning(String text) {
    Optional<URI> url = parsed(text);
    if (url.isEmpty() || !url.get().getRawPath().endsWith("/") || url.get().getRawQuery() != null) {
      throw new IllegalArgumentException(
          "cofferdam.callback.urls has `%s`, but must be a list of beginnings of URLs such as `https://hooks.example.com/results/`: http or https, a host, and a path that ends with `/`"
              .formatted(text));
    }
    return url.get();
  }

  /** What means one place alone, whoever reads it: no user, no fragment, no way up. */
  private static Optional<URI> parsed(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    URI url;
    try {
      url = new URI(text).parseServerAuthority();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
    boolean plain =
        url.isAbsolute()
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawFragment() == null
            && url.getPort() != 0
            && url.getPort() <= 65_535
            && (isScheme(url, "http") || isScheme(url, "https"))
            && text.chars().allMatch(c -> c > ' ' && c < 0x7f)
            && isFlat(url.getRawPath());
    return plain ? Optional.of(url) : Optional.empty();
  }

  private static boolean isScheme(URI url, String scheme) {
    return url.getScheme().equalsIgnoreCase(scheme);
  }

  /** No segment leads up, in whichever way it is written, and none hides a slash. */
  private static boolean isFlat(String path) {
    String lower = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return !lower.contains("%2f")
        && !lower.contains("%5c")
        && !(lower + "/").contains("/../")
        && !(lower + "/").contains("/./");
  }

  private static boolean below(URI allowed, URI url) {
    return allowed.getScheme().equalsIgnoreCase(url.getScheme())
        && Objects.requireNonNull(allowed.getHost()).equalsIgnoreCase(url.getHost())
        && port(allowed) == port(url)
        && url.getRawPath().startsWith(allowed.getRawPath());
  }

  /** The port that a URL means. */
  static int port(URI url) {
    if (url.getPort() != -1) {
      return url.getPort();
    }
    return isScheme(url, "https") ? 443 : 80;
  }
}
