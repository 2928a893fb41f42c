package dev.cofferdam.functions.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where results may be sent, and how often it is tried.
 *
 * @param urls to which callers may have results sent
 * @param secrets the file of secrets that sign what is sent there; present if any URL is allowed
 * @param privateAddresses whether a caller's URL may lead to an address that is not public
 * @param sink where every result goes; empty if nowhere
 * @param sinkExtensions attributes that every event for the sink has, by their names
 * @param attempts the most for one delivery, at least 1
 * @param backoff before the second attempt; five times longer before each further one, at most five
 *     minutes
 * @param timeout of one attempt
 * @param waiting deliveries that may wait
 * @param bytes that may wait
 * @param remembered how long it is told what became of one
 */
public record DeliverySettings(
    AllowedUrls urls,
    Optional<Path> secrets,
    boolean privateAddresses,
    Optional<URI> sink,
    Map<String, String> sinkExtensions,
    int attempts,
    Duration backoff,
    Duration timeout,
    int waiting,
    long bytes,
    Duration remembered) {

  /** Copies the attributes. */
  public DeliverySettings {
    sinkExtensions = Map.copyOf(sinkExtensions);
  }
}
