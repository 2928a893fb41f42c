package dev.cofferdam.functions.kubernetes.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The way from a service to its API server, which can be cut, closed and held up. */
final class Proxy implements AutoCloseable {

  private static final int PIECE = 16 * 1024;
  private static final int CONNECT_MILLIS = 3_000;

  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** Whoever moves bytes reads it; whoever holds them up writes it. */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

  private volatile boolean refuses;

  Proxy(String host, int port) {
    try {
      target = new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
      listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("proxy", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Ends every connection that there is; new ones are welcome. */
  void cut() {
    sockets.forEach(Proxy::end);
  }

  /** Ends every connection, and takes no new ones for a while. */
  void refuseWhile(Runnable wait) {
    refuses = true;
    try {
      cut();
      wait.run();
    } finally {
      refuses = false;
    }
  }

  /** Lets every connection stand, and nothing through for a while. */
  void holdWhile(Runnable wait) {
    gate.writeLock().lock();
    try {
      wait.run();
    } finally {
      gate.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    refuses = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cut();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket here = listener.accept();
        if (refuses) {
          end(here);
        } else {
          connect(here);
        }
      } catch (IOException closed) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  private void connect(Socket here) {
    Socket there = new Socket();
    try {
      there.connect(target, CONNECT_MILLIS);
    } catch (IOException unreachable) {
      end(here);
      return;
    }
    sockets.add(here);
    sockets.add(there);
    start("proxy-out", () -> move(here, there));
    start("proxy-in", () -> move(there, here));
  }

  private void move(Socket from, Socket to) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        gate.readLock().lock();
        try {
          out.write(piece, 0, read);
        } finally {
          gate.readLock().unlock();
        }
      }
    } catch (IOException ended) {
      // Both directions end together.
    } finally {
      end(from);
      end(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyEnded) {
      // That is what was wanted.
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
