package dev.cofferdam.functions.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Looks for everything that sandboxes of one run folder can leave on a machine. */
public final class Leftovers {

  private final Path run;

  /** Looks below this run folder. */
  public Leftovers(Path run) {
    this.run = run;
  }

  /** The folders of service instances, dead or alive. */
  public List<String> instances() {
    return list(run);
  }

  /** The bundles of an instance, one for each execution that is not over. */
  List<String> bundles(String instance) {
    return list(run.resolve(instance).resolve("bundles"));
  }

  /** What is left of an instance: its folder, processes, mounts and control groups. */
  List<String> of(String instance) {
    List<String> left = new ArrayList<>();
    if (Files.exists(run.resolve(instance))) {
      left.add("folder " + instance);
    }
    processes(run.resolve(instance).toString()).forEach(process -> left.add("process " + process));
    mounts(run.resolve(instance).toString()).forEach(mount -> left.add("mount " + mount));
    controlGroups(instance).forEach(group -> left.add("control group " + group));
    return left;
  }

  /** What is left of executions in an instance that lives: everything but its empty folders. */
  public List<String> ofExecutions(String instance) {
    List<String> left = new ArrayList<>(bundles(instance));
    left.addAll(list(run.resolve(instance).resolve("runsc")));
    left.addAll(processes(run.resolve(instance).toString()).map(Object::toString).toList());
    left.addAll(mounts(run.resolve(instance).toString()));
    for (Path group : controlGroups(instance)) {
      list(group).stream().filter(name -> name.startsWith("x")).forEach(left::add);
    }
    return left;
  }

  private static Stream<ProcessHandle> processes(String path) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(
                        words ->
                            Arrays.stream(words)
                                .anyMatch(word -> word.startsWith("--root=" + path)))
                    .orElse(false));
  }

  private static List<String> mounts(String path) {
    try {
      return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
          .filter(line -> line.contains(path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> controlGroups(String instance) {
    List<Path> groups = new ArrayList<>();
    Path mount = Path.of("/sys/fs/cgroup");
    groups.add(mount.resolve("cofferdam").resolve(instance));
    list(mount)
        .forEach(name -> groups.add(mount.resolve(name).resolve("cofferdam").resolve(instance)));
    return groups.stream().filter(Files::exists).toList();
  }

  private static List<String> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException none) {
      return List.of();
    }
  }
}
