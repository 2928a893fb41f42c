package dev.cofferdam.functions.gvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port of this machine, open on every address, to which no program may ever get. */
final class HostListener implements AutoCloseable {

  private final ServerSocketChannel channel;

  HostListener() {
    try {
      channel = ServerSocketChannel.open().bind(new InetSocketAddress(0));
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen", e);
    }
  }

  int port() {
    return channel.socket().getLocalPort();
  }

  /** Who came since the last question. */
  List<String> heard() {
    List<String> heard = new ArrayList<>();
    try {
      for (SocketChannel one = channel.accept(); one != null; one = channel.accept()) {
        heard.add("somebody reached a port of this machine from " + one.getRemoteAddress());
        one.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen", e);
    }
    return heard;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
