package dev.cofferdam.functions.gvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one service instance keeps what its sandboxes need while they run: {@code runsc}'s own
 * state and a bundle for each execution.
 *
 * <p>The folder is locked as long as its service lives, and the kernel lets go of the lock when the
 * service dies, however it dies. So a folder whose lock can be had belongs to nobody any more, and
 * may be swept; several services on one machine leave each other alone.
 */
final class RunFolder implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final int LOG_CHARACTERS = 2000;

  private final Path folder;
  private final FileChannel channel;

  private RunFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes and locks a new folder.
   *
   * @param parent where the folders of all instances lie
   * @param name unique among them
   */
  static RunFolder create(Path parent, String name) {
    try {
      Files.createDirectories(
          parent,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path folder = Files.createDirectory(parent.resolve(name));
      FileChannel channel = lock(folder, StandardOpenOption.CREATE);
      if (channel == null) {
        throw new IllegalStateException("a folder that was just made is locked by somebody else");
      }
      Files.createDirectory(folder.resolve("runsc"));
      Files.createDirectory(folder.resolve("bundles"));
      return new RunFolder(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder for running sandboxes", e);
    }
  }

  /** The folders below the parent whose services are dead, each locked by us now. */
  static List<RunFolder> abandoned(Path parent) {
    List<RunFolder> abandoned = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path folder : folders) {
        Optional.ofNullable(lock(folder, StandardOpenOption.WRITE))
            .ifPresent(channel -> abandoned.add(new RunFolder(folder, channel)));
      }
    } catch (IOException nothingThere) {
      return abandoned;
    }
    return abandoned;
  }

  /**
   * Locks a folder. One that has no lock file yet is being made at this moment and is left alone,
   * unless we are the ones who make it.
   */
  private static @Nullable FileChannel lock(Path folder, StandardOpenOption option)
      throws IOException {
    Path file = folder.resolve(LOCK);
    if (option == StandardOpenOption.WRITE && !Files.exists(file)) {
      return null;
    }
    FileChannel channel = FileChannel.open(file, option, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException ours) {
      // another service of this very process holds it, as in tests
    }
    channel.close();
    return null;
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** Where {@code runsc} keeps its state. */
  Path runscRoot() {
    return folder.resolve("runsc");
  }

  /** Makes the bundle of one execution. */
  Path createBundle(String execution, String config) {
    try {
      Path bundle = Files.createDirectory(bundles().resolve(execution));
      Files.writeString(bundle.resolve("config.json"), config);
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a bundle", e);
    }
  }

  /** The last of what {@code runsc} logged about an execution, for our own log; often empty. */
  String lastWords(String execution) {
    try {
      String log = Files.readString(bundles().resolve(execution).resolve("runsc.log"));
      return log.substring(Math.max(0, log.length() - LOG_CHARACTERS))
          .replaceAll("\\s+", " ")
          .strip();
    } catch (IOException none) {
      return "";
    }
  }

  /** Removes the bundle of one execution and what {@code runsc} may have left of it. */
  void removeBundle(String execution) {
    delete(bundles().resolve(execution));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            runscRoot(), file -> file.getFileName().toString().contains(execution))) {
      files.forEach(RunFolder::delete);
    } catch (IOException nothingThere) {
      return;
    }
  }

  /** The executions that have a bundle. */
  List<String> executions() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(bundles())) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException nothingThere) {
      return names;
    }
    return names;
  }

  /** Deletes the folder and everything in it, and lets go of the lock. */
  void remove() {
    delete(folder);
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of a lock", e);
    }
  }

  private Path bundles() {
    return folder.resolve("bundles");
  }

  /**
   * Deletes a tree without following links. What is gone already, or will not go, is passed over.
   */
  private static void delete(Path tree) {
    try {
      Files.walkFileTree(tree, new Deleter());
    } catch (IOException incomplete) {
      return;
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
