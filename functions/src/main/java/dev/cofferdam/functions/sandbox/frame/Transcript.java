package dev.cofferdam.functions.sandbox.frame;

import dev.cofferdam.functions.sandbox.EndReason;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.FetchedFile;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a runner's frames add up to. Every bound of the runner is held here once more, so that a
 * runner that lost its mind cannot fill the memory of the service: output per stage, files and
 * their bytes, and the number of stages.
 *
 * <p>Not thread-safe: one transcript serves one execution.
 */
public final class Transcript {

  private final ResourceLimits limits;
  private final FetchRequest fetch;
  private final int mostStages;
  private final List<StageOutcome> runs = new ArrayList<>();
  private final List<FetchedFile> files = new ArrayList<>();
  private @Nullable StageOutcome compile;
  private @Nullable OpenStage open;
  private @Nullable OpenFile file;
  private Frame.@Nullable Ready ready;
  private Frame.@Nullable End end;
  private long fetched;

  /**
   * An empty transcript.
   *
   * @param limits in force
   * @param fetch bounds of the files that come back
   * @param mostStages how many stages the job has
   */
  public Transcript(ResourceLimits limits, FetchRequest fetch, int mostStages) {
    this.limits = limits;
    this.fetch = fetch;
    this.mostStages = mostStages;
  }

  /**
   * Adds the next frame. What comes after the end, or out of order, is passed over.
   *
   * @param frame the next frame
   */
  public void add(Frame frame) {
    if (end != null) {
      return;
    }
    if (frame instanceof Frame.Ready first) {
      ready = first;
    } else if (frame instanceof Frame.StageStarted started) {
      start(started);
    } else if (frame instanceof Frame.Output output) {
      print(output);
    } else if (frame instanceof Frame.Exit exit) {
      close(exit);
    } else if (frame instanceof Frame.FilePart part) {
      fetch(part);
    } else if (frame instanceof Frame.End last) {
      end = last;
    }
  }

  /**
   * The runner's first frame.
   *
   * @return empty as long as it has not spoken
   */
  public Optional<Frame.Ready> ready() {
    return Optional.ofNullable(ready);
  }

  /**
   * The runner's last frame.
   *
   * @return empty as long as it has not said that it is done
   */
  public Optional<Frame.End> end() {
    return Optional.ofNullable(end);
  }

  /**
   * The compile stage.
   *
   * @return empty where there was none, or it has not ended
   */
  public Optional<StageOutcome> compile() {
    return Optional.ofNullable(compile);
  }

  /**
   * The runs that ended.
   *
   * @return in order
   */
  public List<StageOutcome> runs() {
    return List.copyOf(runs);
  }

  /**
   * The files that came back whole.
   *
   * @return in order
   */
  public List<FetchedFile> files() {
    return List.copyOf(files);
  }

  /**
   * Whether a stage has started and not ended.
   *
   * @return true between its first frame and its exit
   */
  public boolean inStage() {
    return open != null;
  }

  /**
   * Ends the open stage on behalf of a runner that was killed with it.
   *
   * @param reason why
   * @param message what is to be said of it
   * @param wallTime milliseconds that it ran, as far as it is known
   */
  public void endOpenStage(EndReason reason, String message, long wallTime) {
    long memory = reason == EndReason.MEMORY_LIMIT ? limits.runMemory() : 0;
    close(new Frame.Exit(reason, null, "SIGKILL", message, 0, wallTime, memory, false, false));
  }

  private void start(Frame.StageStarted started) {
    int stages = runs.size() + (compile == null ? 0 : 1);
    if (open == null && stages < mostStages) {
      open = new OpenStage(started.name().equals("compile"), started.id(), limits.output());
    }
  }

  private void print(Frame.Output output) {
    if (open != null) {
      open.print(output);
    }
  }

  private void close(Frame.Exit exit) {
    if (open == null) {
      return;
    }
    StageOutcome outcome = open.end(exit);
    if (open.isCompile()) {
      compile = outcome;
    } else {
      runs.add(outcome);
    }
    open = null;
  }

  private void fetch(Frame.FilePart part) {
    if (part.offset() == 0) {
      file = files.size() < fetch.maxCount() ? new OpenFile(part) : null;
    }
    boolean room = fetched + part.data().length <= fetch.maxTotal();
    if (file == null || !room || !file.accepts(part, fetch.maxSize())) {
      file = null;
      return;
    }
    file.append(part);
    fetched += part.data().length;
    if (part.last()) {
      file.close(part).ifPresent(files::add);
      file = null;
    }
  }
}
