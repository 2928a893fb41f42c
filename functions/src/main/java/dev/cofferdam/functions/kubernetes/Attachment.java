package dev.cofferdam.functions.kubernetes;

import dev.cofferdam.functions.sandbox.frame.Frame;
import dev.cofferdam.functions.sandbox.frame.FrameReader;
import dev.cofferdam.functions.sandbox.frame.Transcript;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The two ways between the service and one runner: the job into its standard input, its frames out
 * of its standard output, both through one WebSocket in the API server's {@code v4.channel.k8s.io}
 * protocol, where the first byte of a message names the channel.
 *
 * <p>The next message is asked for when the last one was read, so a runner that floods waits, and
 * what is held here is one message. Frames are read on the worker threads, never on the event loop.
 */
final class Attachment implements WebSocket.Listener {

  private static final byte STDIN = 0;
  private static final byte STDOUT = 1;
  private static final int PIECE = 128 * 1024;
  private static final int CLOSED_NORMALLY = 1000;

  private final FrameReader reader;
  private final Transcript transcript;
  private final Executor threads;
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
  private final CompletableFuture<Boolean> heard = new CompletableFuture<>();
  private boolean frozen;
  private long spoke;

  Attachment(FrameReader reader, Transcript transcript, Executor threads) {
    this.reader = reader;
    this.transcript = transcript;
    this.threads = threads;
  }

  /** How a conversation ends. */
  enum End {
    /** The runner has said all that it has to say. */
    SAID_ALL,
    /** The connection broke, or the runner was told to end. */
    BROKEN
  }

  /** Completes when the runner has said all, or the connection is gone. */
  Uni<End> end() {
    return Uni.createFrom().completionStage(end);
  }

  /** Completes when the runner has spoken, and so has its whole job; false if it never will. */
  Uni<Boolean> heard() {
    return Uni.createFrom().completionStage(heard);
  }

  /** Completes when the runner's standard output is closed: nothing of it runs any more. */
  Uni<Boolean> closed() {
    return Uni.createFrom().completionStage(closed);
  }

  /** Writes the whole job. */
  static void write(WebSocket socket, byte[] job) {
    for (int from = 0; from < job.length; from += PIECE) {
      byte[] piece = Arrays.copyOfRange(job, from, Math.min(job.length, from + PIECE));
      ByteBuffer message = ByteBuffer.allocate(piece.length + 1).put(STDIN).put(piece);
      socket.send(message.flip());
    }
  }

  /** Ends the connection; what runs at its other end goes on. */
  static void hangUp(WebSocket socket) {
    socket.sendClose(CLOSED_NORMALLY, "");
  }

  /** Hears nothing more, so that the transcript stays as it is. */
  synchronized void freeze() {
    frozen = true;
  }

  /** When the runner spoke first, as {@link System#nanoTime}; 0 if it has not. */
  synchronized long spoke() {
    return spoke;
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer message) {
    if (message.remaining() > 1 && message.get() == STDOUT) {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      threads.execute(() -> hear(socket, bytes));
    } else {
      socket.request();
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason) {
    closed.complete(true);
    heard.complete(false);
    end.complete(End.BROKEN);
    hangUp(socket);
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    closed.complete(false);
    heard.complete(false);
    end.complete(End.BROKEN);
  }

  private void hear(WebSocket socket, byte[] bytes) {
    try {
      if (listen(bytes)) {
        end.complete(End.SAID_ALL);
      }
      if (spoke() != 0) {
        heard.complete(true);
      }
    } finally {
      socket.request();
    }
  }

  /** Whether the runner has said all. */
  private synchronized boolean listen(byte[] bytes) {
    if (frozen) {
      return false;
    }
    for (Frame frame : reader.feed(bytes)) {
      if (spoke == 0) {
        spoke = System.nanoTime();
      }
      transcript.add(frame);
    }
    return transcript
        .end()
        .filter(last -> last.fault().filter(PodOutcomes::calledOff).isEmpty())
        .isPresent();
  }
}
