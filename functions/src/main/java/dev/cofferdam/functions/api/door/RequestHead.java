package dev.cofferdam.functions.api.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * Whether any header speaks of an event.
   *
   * @return true if at least one name begins with {@code ce-}
   */
  public boolean hasEventHeaders() {
    return headers.keySet().stream().anyMatch(name -> name.regionMatches(true, 0, "ce-", 0, 3));
  }
}
