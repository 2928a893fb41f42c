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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One sandbox from its start to its end: hands in the job, reads the frames, and ends the process
 * when it is told to or when it takes too long.
 *
 * <p>The job's pipe stays open as a lifeline: the runner ends everything when it closes, so that a
 * sandbox ends within milliseconds of its service, however the service dies, and closing it is also
 * how an execution is stopped.
 */
final class GvisorExecution {

  private static final int CHUNK = 64 * 1024;
  private static final Duration GENTLE = Duration.ofSeconds(2);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  private final Process process;
  private final FrameReader reader;
  private final Transcript transcript;
  private final long begun = System.nanoTime();
  private volatile long spoke;
  private volatile @Nullable String stopped;
  private volatile boolean late;
  private volatile @Nullable Future<?> killer;

  GvisorExecution(Process process, FrameReader reader, Transcript transcript) {
    this.process = process;
    this.reader = reader;
    this.transcript = transcript;
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
    List<Future<?>> deadlines =
        List.of(
            after(startTime, () -> expire(transcript.ready().isEmpty())),
            after(whole, () -> expire(true)));
    return Uni.createFrom()
        .item(() -> handIn(job))
        .chain(this::readFrames)
        .runSubscriptionOn(threads)
        .chain(() -> Uni.createFrom().completionStage(process.onExit()).replaceWith(true))
        .ifNoItem()
        .after(whole.plus(LAST_WAIT))
        .recoverWithItem(false)
        .eventually(() -> deadlines.forEach(deadline -> deadline.cancel(false)))
        .eventually(() -> Optional.ofNullable(killer).ifPresent(kill -> kill.cancel(false)));
  }

  /** Ends the execution from outside; the reason is what the caller is told. */
  void stop(String reason) {
    stopped = reason;
    closeLifeline();
    killer = after(GENTLE, process::destroyForcibly);
  }

  /** What is known of the end, once {@link #run} has completed. */
  SandboxOutcome outcome(SandboxInfo sandbox, boolean outOfMemory) {
    long now = System.nanoTime();
    long started = spoke == 0 ? now : spoke;
    return Endings.outcome(
        new Endings.Facts(
            sandbox,
            transcript,
            millis(started - begun),
            millis(now - started),
            outOfMemory,
            Optional.ofNullable(stopped),
            late));
  }

  private Uni<Void> readFrames() {
    return Multi.createBy()
        .repeating()
        .supplier(this::readChunk)
        .until(chunk -> chunk.length == 0)
        .onItem()
        .invoke(chunk -> reader.feed(chunk).forEach(this::hear))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private void hear(Frame frame) {
    if (frame instanceof Frame.Ready) {
      spoke = System.nanoTime();
    }
    transcript.add(frame);
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
      process.destroyForcibly();
    }
  }

  private void closeLifeline() {
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      process.destroyForcibly();
    }
  }

  private static Future<?> after(Duration delay, Runnable action) {
    return Infrastructure.getDefaultWorkerPool()
        .schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
