package dev.cofferdam.functions.api.door;

import io.vertx.core.buffer.Buffer;
import java.io.InputStream;

/** Reads a buffer without copying it as a whole. */
final class BufferStream extends InputStream {

  private final Buffer buffer;
  private int at;

  BufferStream(Buffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public int read() {
    return at < buffer.length() ? buffer.getByte(at++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, buffer.length() - at);
    if (count <= 0) {
      return -1;
    }
    buffer.getBytes(at, at + count, into, offset);
    at += count;
    return count;
  }
}
