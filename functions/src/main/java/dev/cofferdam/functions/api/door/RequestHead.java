package dev.cofferdam.functions.api.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request before its body is read.
 *
 * @param method as it was sent
 * @param path as it was sent, without a query
 * @param query what follows the path after a question mark; empty when none does
 * @param headers every value of each header, by name without regard to case
 */
public record RequestHead(
    String method, String path, Optional<String> query, Map<String, List<String>> headers) {

  /**
   * Every value of a header.
   *
   * @param name in any case
   * @return empty if it was not sent
   */
  public List<String> values(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /**
   * Whether the caller has a preference (RFC 7240). One that is not known here is no error: its
   * sender counts on that.
   *
   * @param name of the preference, lower case
   * @return true if it was sent, in any case and with any value or parameters
   */
  boolean prefers(String name) {
    return values("prefer").stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(preference -> preference.split("[;=]", 2)[0].strip())
        .anyMatch(name::equalsIgnoreCase);
  }

  /**
   * Whether any header speaks of an event.
   *
   * @return true if at least one name begins with {@code ce-}
   */
  public boolean hasEventHeaders() {
    return headers.keySet().stream().anyMatch(name -> name.regionMatches(true, 0, "ce-", 0, 3));
  }
}
