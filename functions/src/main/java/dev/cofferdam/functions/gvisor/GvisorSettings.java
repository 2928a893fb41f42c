package dev.cofferdam.functions.gvisor;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How sandboxes are made on this machine.
 *
 * @param runsc the {@code runsc} to use: a name to be found on the PATH, or a path
 * @param platform gVisor's platform, for example {@code systrap}
 * @param images where the unpacked runtime images lie
 * @param run where bundles and runsc's state live while executions run; memory-backed by preference
 * @param memoryOverhead bytes by which the outer wall is wider than an execution's memory and disk:
 *     what gVisor itself and the runner need
 * @param startTimeout how long a sandbox may take until its runner speaks
 * @param stopTimeout how long a sandbox may take to end beyond its limits
 */
public record GvisorSettings(
    String runsc,
    String platform,
    Path images,
    Path run,
    long memoryOverhead,
    Duration startTimeout,
    Duration stopTimeout) {}
