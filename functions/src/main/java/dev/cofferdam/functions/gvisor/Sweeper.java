package dev.cofferdam.functions.gvisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends and removes what a service left that was killed: processes, control groups, bundles and
 * runsc's state. Sandboxes end by themselves when their service dies, because their runners notice;
 * this is for what they could not do themselves, and for those that cannot.
 */
final class Sweeper {

  private static final Duration KILL_TIME = Duration.ofSeconds(5);

  private final Path run;
  private final Path controlGroups;

  Sweeper(Path run, Path controlGroups) {
    this.run = run;
    this.controlGroups = controlGroups;
  }

  /**
   * Sweeps every folder whose service is dead.
   *
   * @return how many executions were found and removed
   */
  int sweep() {
    int swept = 0;
    for (RunFolder folder : RunFolder.abandoned(run)) {
      swept += sweep(folder);
    }
    return swept;
  }

  private int sweep(RunFolder folder) {
    ControlGroups groups = new ControlGroups(controlGroups, folder.name());
    List<String> executions = folder.executions();
    List<ProcessHandle> processes =
        new ArrayList<>(Processes.startedWith(Runsc.mark(folder.runscRoot())));
    for (String execution : groups.executions()) {
      processes.addAll(Processes.of(groups.processes(execution)));
    }
    Processes.kill(processes, KILL_TIME);
    if (groups.removeOwner()) {
      folder.remove();
    } else {
      folder.close();
    }
    return executions.size();
  }
}
