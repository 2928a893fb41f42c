package dev.cofferdam.functions.gvisor;

import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One sandbox from its start to its end: hands in the job, reads the frames, and ends the sandbox
 * when it is told to, when it takes too long, and when the outer wall had to act.
 *
 * <p>The job's pipe stays open as a lifeline: the runner ends everything when it closes, so that a
 * sandbox ends within milliseconds of its service, however the service dies, and closing it is also
 * how an execution is stopped.
 */
final class GvisorExecution {

  private static final int CHUNK = 64 * 1024;
  private static final Duration GENTLE = Duration.ofSeconds(2);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  /**
   * How often the outer wall is asked whether it had to act. The kernel may have killed a part of a
   * sandbox that the rest waits for without end, so nobody else would tell.
   */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Process process;
  private final FrameReader reader;
  private final Transcript transcript;
  private final Wall wall;
  private final Queue<Future<?>> timers = new ConcurrentLinkedQueue<>();
  private final long begun = System.nanoTime();
  private volatile long spoke;
  private volatile @Nullable String stopped;
  private volatile boolean late;
  private volatile boolean outOfMemory;

  GvisorExecution(Process process, FrameReader reader, Transcript transcript, Wall wall) {
    this.process = process;
    this.reader = reader;
    this.transcript = transcript;
    this.wall = wall;
  }

  /** What stands around the sandbox, whatever happens inside. */
  interface Wall {
    /** Whether the kernel has ended something inside because the memory was used up. */
    boolean ranOutOfMemory();

    /** Whether memory was refused inside, which explains a sandbox that died of itself. */
    boolean wasShortOfMemory();

    /** Ends every process inside. */
    void kill();
  }

  /**
   * Hands in the job and reads until the sandbox is gone.
   *
   * @param job the job's bytes
   * @param startTime until the runner speaks
   * @param runTime from then until the end
   * @param threads where blocking reads and writes happen
   * @return whether the process has ended; false when it would not. Never fails for what a sandbox
   *     does
   */
  Uni<Boolean> run(byte[] job, Duration startTime, Duration runTime, Executor threads) {
    Duration whole = startTime.plus(runTime);
    timers.add(after(startTime, () -> expire(transcript.ready().isEmpty())));
    timers.add(every(LOOK_EVERY, this::lookAtWall));
    return Uni.createFrom()
        .item(() -> handIn(job))
        .chain(() -> readFrames(runTime))
        .runSubscriptionOn(threads)
        .chain(() -> Uni.createFrom().completionStage(process.onExit()).replaceWith(true))
        .ifNoItem()
        .after(whole.plus(LAST_WAIT))
        .recoverWithItem(false)
        .eventually(() -> timers.forEach(timer -> timer.cancel(false)));
  }

  /** Ends the execution from outside; the reason is what the caller is told. */
  void stop(String reason) {
    stopped = reason;
    timers.add(after(GENTLE, this::kill));
    // Waits for a job that is still being handed in, which the timer above bounds.
    closeLifeline();
  }

  /** What is known of the end, once {@link #run} has completed. */
  SandboxOutcome outcome(SandboxInfo sandbox) {
    long now = System.nanoTime();
    long started = spoke == 0 ? now : spoke;
    return Endings.outcome(
        new Endings.Facts(
            sandbox,
            transcript,
            millis(started - begun),
            millis(now - started),
            outOfMemory || wall.ranOutOfMemory() || (!late && wall.wasShortOfMemory()),
            Optional.ofNullable(stopped),
            late));
  }

  private Uni<Void> readFrames(Duration runTime) {
    return Multi.createBy()
        .repeating()
        .supplier(this::readChunk)
        .until(chunk -> chunk.length == 0)
        .onItem()
        .invoke(chunk -> reader.feed(chunk).forEach(frame -> hear(frame, runTime)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private void hear(Frame frame, Duration runTime) {
    transcript.add(frame);
    if (frame instanceof Frame.Ready) {
      spoke = System.nanoTime();
      timers.add(after(runTime, () -> expire(true)));
    } else if (frame instanceof Frame.End) {
      // All is said; a sandbox that cannot die of itself must not keep the caller waiting.
      timers.add(after(GENTLE, this::kill));
    }
  }

  /** What cannot be written is noticed by what is read, or not read. */
  private boolean handIn(byte[] job) {
    try {
      OutputStream lifeline = process.getOutputStream();
      lifeline.write(job);
      lifeline.flush();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private byte[] readChunk() {
    try {
      byte[] chunk = new byte[CHUNK];
      int length = process.getInputStream().read(chunk);
      return length < 0 ? new byte[0] : Arrays.copyOf(chunk, length);
    } catch (IOException closed) {
      return new byte[0];
    }
  }

  private void expire(boolean expired) {
    if (expired && process.isAlive()) {
      late = true;
      kill();
    }
  }

  private void lookAtWall() {
    if (!outOfMemory && wall.ranOutOfMemory()) {
      outOfMemory = true;
      kill();
    }
  }

  /** All of it: as long as anything of the sandbox lives, its output does not end. */
  private void kill() {
    wall.kill();
    process.destroyForcibly();
  }

  private void closeLifeline() {
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      kill();
    }
  }

  private static Future<?> after(Duration delay, Runnable action) {
    return Infrastructure.getDefaultWorkerPool()
        .schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Future<?> every(Duration pause, Runnable action) {
    return Infrastructure.getDefaultWorkerPool()
        .scheduleWithFixedDelay(action, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
