package dev.cofferdam.functions.gvisor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds and ends processes of this machine that are ours. */
final class Processes {

  private static final long LOOK_EVERY_MILLIS = 10;

  private Processes() {}

  /** The processes that were started with exactly this argument. */
  static List<ProcessHandle> startedWith(String argument) {
    return ProcessHandle.allProcesses().filter(process -> has(process, argument)).toList();
  }

  private static boolean has(ProcessHandle process, String argument) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(argument))
        .orElse(false);
  }

  /** The processes behind these ids that still live. */
  static List<ProcessHandle> of(Collection<Long> ids) {
    return ids.stream().map(ProcessHandle::of).flatMap(Optional::stream).toList();
  }

  /** Kills them and waits until they are gone, at most this long. */
  static void kill(List<ProcessHandle> processes, Duration most) {
    processes.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + most.toNanos();
    try {
      while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
