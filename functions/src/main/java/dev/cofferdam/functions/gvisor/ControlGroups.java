package dev.cofferdam.functions.gvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outer wall: one control group for each execution, made and limited by us, with runsc's own
 * one inside. So the limit is there before the sandbox is, and what it saw can be read after the
 * sandbox is gone. Works with cgroup v1, v2, and v1 with a v2 hierarchy beside it.
 */
final class ControlGroups {

  private static final String ROOT_NAME = "cofferdam";
  private static final String INNER_NAME = "sandbox";

  private final Path mount;
  private final String owner;
  private final boolean unified;
  private final List<Path> hierarchies;
  private final Optional<Path> memoryRoot;

  /**
   * Groups below {@code /cofferdam/OWNER}. What is mounted is looked at here, once.
   *
   * @param mount where the control groups are mounted, normally {@code /sys/fs/cgroup}
   * @param owner the service instance they belong to
   */
  ControlGroups(Path mount, String owner) {
    this.mount = mount;
    this.owner = owner;
    this.unified = Files.exists(mount.resolve("cgroup.controllers"));
    this.hierarchies = unified ? List.of(mount) : children(mount);
    this.memoryRoot = memoryRoot(mount, unified);
  }

  /** What is missing for a memory limit; empty when nothing is. */
  Optional<String> missing() {
    return memoryRoot.isPresent()
        ? Optional.empty()
        : Optional.of(
            "the memory control group; mount cgroup v2, or v1 with the memory controller");
  }

  /** The path that runsc gets: its own group below the execution's. */
  String pathOf(String execution) {
    return "/" + ROOT_NAME + "/" + owner + "/" + execution + "/" + INNER_NAME;
  }

  /**
   * Makes an execution's group.
   *
   * @param execution its id
   * @param memory bytes
   * @param tasks threads of the host: gVisor's own and those behind the program's
   */
  void create(String execution, long memory, long tasks) {
    try {
      if (unified) {
        createUnified(execution, memory, tasks);
      } else {
        createLegacy(execution, memory, tasks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a control group", e);
    }
  }

  private void createUnified(String execution, long memory, long tasks) throws IOException {
    Path group = mount;
    for (String name : List.of(ROOT_NAME, owner, execution)) {
      Files.writeString(group.resolve("cgroup.subtree_control"), "+memory +pids +cpu");
      group = group.resolve(name);
      Files.createDirectories(group);
    }
    Files.writeString(group.resolve("cgroup.subtree_control"), "+memory +pids +cpu");
    Files.writeString(group.resolve("memory.max"), Long.toString(memory));
    // A sandbox of which the kernel killed only a part would hang.
    writeIfThere(group.resolve("memory.oom.group"), "1");
    writeIfThere(group.resolve("memory.swap.max"), "0");
    Files.writeString(group.resolve("pids.max"), Long.toString(tasks));
  }

  private void createLegacy(String execution, long memory, long tasks) throws IOException {
    Path memoryGroup = below(mount.resolve("memory"), execution);
    Files.createDirectories(memoryGroup);
    Files.writeString(memoryGroup.resolve("memory.limit_in_bytes"), Long.toString(memory));
    Path pids = mount.resolve("pids");
    if (Files.isDirectory(pids)) {
      Path pidsGroup = below(pids, execution);
      Files.createDirectories(pidsGroup);
      Files.writeString(pidsGroup.resolve("pids.max"), Long.toString(tasks));
    }
  }

  /**
   * Whether the kernel ended something in the group because its memory was used up. Version 1
   * counts that where the process was, in the inner group, and not above it.
   */
  boolean ranOutOfMemory(String execution) {
    return memoryRoot.map(root -> below(root, execution)).filter(this::wasKilledIn).isPresent();
  }

  private boolean wasKilledIn(Path group) {
    String file = unified ? "memory.events" : "memory.oom_control";
    return counter(group.resolve(file), "oom_kill") > 0
        || counter(group.resolve(INNER_NAME).resolve(file), "oom_kill") > 0;
  }

  /**
   * Whether memory was refused in the group. Says less than {@link #ranOutOfMemory}, because the
   * kernel may have found some after all, but is still there when the inner group is gone.
   */
  boolean wasShortOfMemory(String execution) {
    return !unified
        && memoryRoot
            .map(root -> below(root, execution).resolve("memory.failcnt"))
            .filter(file -> failures(file) > 0)
            .isPresent();
  }

  /** The processes in an execution's group, those of its inner groups too. */
  List<Long> processes(String execution) {
    List<Long> processes = new ArrayList<>();
    for (Path hierarchy : hierarchies) {
      collect(below(hierarchy, execution), processes);
    }
    return processes.stream().distinct().toList();
  }

  /**
   * Removes an execution's group in every hierarchy. What still holds a process stays.
   *
   * @return whether nothing is left
   */
  boolean remove(String execution) {
    boolean gone = true;
    for (Path hierarchy : hierarchies) {
      gone &= removeTree(below(hierarchy, execution));
    }
    return gone;
  }

  /** Removes the owner's own group, which must have no executions any more. */
  boolean removeOwner() {
    boolean gone = true;
    for (Path hierarchy : hierarchies) {
      gone &= removeTree(hierarchy.resolve(ROOT_NAME).resolve(owner));
    }
    return gone;
  }

  /** The executions that have a group in any hierarchy. */
  List<String> executions() {
    List<String> names = new ArrayList<>();
    for (Path hierarchy : hierarchies) {
      for (Path child : children(hierarchy.resolve(ROOT_NAME).resolve(owner))) {
        names.add(child.getFileName().toString());
      }
    }
    return names.stream().distinct().toList();
  }

  private static Optional<Path> memoryRoot(Path mount, boolean unified) {
    if (unified) {
      return Optional.of(mount).filter(m -> hasWord(m.resolve("cgroup.controllers"), "memory"));
    }
    return Optional.of(mount.resolve("memory"))
        .filter(memory -> Files.exists(memory.resolve("memory.limit_in_bytes")));
  }

  private Path below(Path hierarchy, String execution) {
    return hierarchy.resolve(ROOT_NAME).resolve(owner).resolve(execution);
  }

  private static void collect(Path group, List<Long> processes) {
    lines(group.resolve("cgroup.procs")).stream().map(Long::valueOf).forEach(processes::add);
    for (Path child : children(group)) {
      collect(child, processes);
    }
  }

  /** The inner groups are looked for only if there are others than the one that is normal. */
  private static boolean removeTree(Path group) {
    if (removeEmpty(group.resolve(INNER_NAME)) && removeEmpty(group)) {
      return true;
    }
    boolean gone = true;
    for (Path child : children(group)) {
      gone &= removeTree(child);
    }
    return gone && removeEmpty(group);
  }

  private static boolean removeEmpty(Path group) {
    try {
      Files.deleteIfExists(group);
      return true;
    } catch (IOException stillInUse) {
      return false;
    }
  }

  /** Looks at each of some fifty files, so it is not for what happens often. */
  private static List<Path> children(Path group) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(group, Files::isDirectory)) {
      folders.forEach(children::add);
    } catch (IOException none) {
      return List.of();
    }
    return children;
  }

  private static long counter(Path file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).trim()))
        .findFirst()
        .orElse(0);
  }

  private static long failures(Path file) {
    return lines(file).stream()
        .mapToLong(line -> Long.parseLong(line.trim()))
        .findFirst()
        .orElse(0);
  }

  private static boolean hasWord(Path file, String word) {
    return lines(file).stream().anyMatch(line -> List.of(line.split(" ", -1)).contains(word));
  }

  private static void writeIfThere(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      Files.writeString(file, text);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException gone) {
      return List.of();
    }
  }
}
