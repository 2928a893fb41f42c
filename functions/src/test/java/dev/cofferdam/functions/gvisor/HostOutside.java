package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** This machine, as the contract test of a sandbox that runs on it sees it. */
public final class HostOutside implements Outside {

  /** What an escaped program could reach for first, and what says how the machine is set. */
  private static final List<Path> WATCHED =
      List.of(
          Path.of("/etc/passwd"),
          Path.of("/etc/shadow"),
          Path.of("/etc/hosts"),
          Path.of("/etc/resolv.conf"),
          Path.of("/proc/sys/kernel/hostname"),
          Path.of("/proc/sys/kernel/domainname"),
          Path.of("/proc/sys/kernel/core_pattern"),
          Path.of("/proc/sys/kernel/modprobe"),
          Path.of("/proc/sys/kernel/randomize_va_space"),
          Path.of("/proc/sys/kernel/sysrq"),
          Path.of("/proc/sys/vm/overcommit_memory"),
          Path.of("/proc/sys/net/ipv4/ip_forward"));

  private static final long CLOCK_SLACK_MILLIS = 2_000;

  private final List<String> places;
  private final Supplier<List<String>> left;
  private final Canary canary = new Canary();
  private final HostListener listener = new HostListener();
  private final Map<String, String> watched;
  private final Map<String, String> images;
  private final long clock;

  /**
   * Looks at the machine as it is now.
   *
   * @param places paths and names that no program may learn
   * @param left says what ended executions left
   */
  public HostOutside(List<String> places, Supplier<List<String>> left) {
    this.places = List.copyOf(places);
    this.left = left;
    this.watched = watched();
    this.images = Fingerprints.attributes(GvisorTestbed.images());
    this.clock = clockOffset();
  }

  @Override
  public List<String> changed() {
    List<String> changed = new ArrayList<>(Fingerprints.differences(watched, watched()));
    changed.addAll(canary.changed());
    changed.addAll(listener.heard());
    long moved = clockOffset() - clock;
    if (Math.abs(moved) > CLOCK_SLACK_MILLIS) {
      changed.add("the clock of this machine was moved by " + moved + " ms");
    }
    return changed;
  }

  @Override
  public List<String> changedInAll() {
    List<String> changed = new ArrayList<>(changed());
    Map<String, String> now = Fingerprints.attributes(GvisorTestbed.images());
    changed.addAll(Fingerprints.differences(images, now));
    return changed;
  }

  @Override
  public List<String> left() {
    return left.get();
  }

  @Override
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(places);
    secrets.add(canary.secret());
    secrets.add(canary.folder().toString());
    secrets.add(GvisorTestbed.images().toString());
    secrets.add(Path.of("").toAbsolutePath().toString());
    secrets.add(Fingerprints.text(Path.of("/proc/sys/kernel/random/boot_id")).strip());
    secrets.add(Fingerprints.text(Path.of("/proc/sys/kernel/osrelease")).strip());
    return secrets;
  }

  @Override
  public Map<String, String> hints() {
    return Map.of(
        "host_port", Integer.toString(listener.port()),
        "host_file", canary.file().toString(),
        "host_pid", Long.toString(ProcessHandle.current().pid()));
  }

  @Override
  public void close() {
    try {
      listener.close();
      canary.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the canary could not be taken away", e);
    }
  }

  private static Map<String, String> watched() {
    Map<String, String> found = new TreeMap<>();
    WATCHED.forEach(file -> found.put(file.toString(), Fingerprints.text(file)));
    return found;
  }

  /** Moves when somebody sets the clock, and not when time passes. */
  private static long clockOffset() {
    return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
