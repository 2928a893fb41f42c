package dev.cofferdam.functions.sandbox.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.sandbox.EndReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a runner's standard output into frames, whatever pieces they arrive in.
 *
 * <p>Only lines that carry the job's nonce count. Anything else is passed over: the program under
 * the runner cannot know the nonce, so it cannot speak for the runner, and noise of the sandbox
 * itself must not end an execution. Lines longer than {@link #MAX_LINE} are passed over as well, so
 * the memory in use is bounded. Not thread-safe: one reader serves one execution.
 */
public final class FrameReader {

  /** The longest line that is read, in bytes; the runner's own bound is 64 KiB. */
  public static final int MAX_LINE = 128 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String nonce;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean overlong;

  /**
   * A reader for one job.
   *
   * @param nonce the job's nonce
   */
  public FrameReader(String nonce) {
    this.nonce = nonce;
  }

  /**
   * The frames that are complete with these bytes.
   *
   * @param chunk the next bytes, of any length
   * @return in order; often empty
   */
  public List<Frame> feed(byte[] chunk) {
    List<Frame> frames = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < chunk.length; i++) {
      if (chunk[i] == '\n') {
        append(chunk, start, i);
        complete().ifPresent(frames::add);
        start = i + 1;
      }
    }
    append(chunk, start, chunk.length);
    return frames;
  }

  private void append(byte[] chunk, int from, int to) {
    if (overlong || line.size() + (to - from) > MAX_LINE) {
      overlong = true;
      line.reset();
    } else {
      line.write(chunk, from, to - from);
    }
  }

  private Optional<Frame> complete() {
    byte[] bytes = line.toByteArray();
    boolean skip = overlong;
    line.reset();
    overlong = false;
    return skip || bytes.length == 0 || bytes[0] != '{' ? Optional.empty() : parse(bytes);
  }

  private Optional<Frame> parse(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (!nonce.equals(node.path("nonce").asText())) {
        return Optional.empty();
      }
      return frame(node);
    } catch (IOException noFrame) {
      return Optional.empty();
    }
  }

  private static Optional<Frame> frame(JsonNode node) throws IOException {
    return switch (node.path("frame").asText()) {
      case "ready" -> {
        JsonNode kernel = node.path("kernel");
        yield Optional.of(
            new Frame.Ready(kernel.path("name").asText(), kernel.path("release").asText()));
      }
      case "stage" -> Optional.of(new Frame.StageStarted(text(node, "name"), text(node, "id")));
      case "stdout" -> Optional.of(new Frame.Output(false, bytes(node)));
      case "stderr" -> Optional.of(new Frame.Output(true, bytes(node)));
      case "exit" -> exit(node);
      case "artifact" -> Optional.of(filePart(node));
      case "skipped" -> Optional.of(new Frame.Skipped(text(node, "name"), text(node, "reason")));
      case "end" -> Optional.of(new Frame.End(fault(node.path("fault"))));
      default -> Optional.empty();
    };
  }

  private static Optional<Frame> exit(JsonNode node) {
    return EndReason.named(text(node, "reason"))
        .map(
            reason ->
                new Frame.Exit(
                    reason,
                    node.path("code").isInt() ? (Integer) node.path("code").intValue() : null,
                    textOrNull(node, "signal"),
                    text(node, "message"),
                    node.path("cpu_time").asLong(),
                    node.path("wall_time").asLong(),
                    node.path("memory").asLong(),
                    node.path("stdout_truncated").asBoolean(),
                    node.path("stderr_truncated").asBoolean()));
  }

  private static Frame filePart(JsonNode node) throws IOException {
    return new Frame.FilePart(
        text(node, "name"),
        node.path("size").asLong(),
        text(node, "sha256"),
        node.path("offset").asLong(),
        bytes(node),
        node.path("last").asBoolean(),
        node.path("truncated").asBoolean());
  }

  private static Optional<Frame.Fault> fault(JsonNode node) {
    return node.isObject()
        ? Optional.of(new Frame.Fault(text(node, "code"), text(node, "message")))
        : Optional.empty();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).textValue() : null;
  }

  private static byte[] bytes(JsonNode node) throws IOException {
    byte[] data = node.path("data").binaryValue();
    return data == null ? new byte[0] : data;
  }
}
