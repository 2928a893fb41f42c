package dev.cofferdam.functions.sandbox.frame;

import dev.cofferdam.functions.sandbox.FetchedFile;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A file of which the first part has come. */
final class OpenFile {

  private final Frame.FilePart first;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  OpenFile(Frame.FilePart first) {
    this.first = first;
  }

  /** Whether the part continues this file and still has room. */
  boolean accepts(Frame.FilePart part, long most) {
    return part.name().equals(first.name())
        && part.offset() == content.size()
        && content.size() + part.data().length <= most;
  }

  void append(Frame.FilePart part) {
    content.writeBytes(part.data());
  }

  /**
   * The file, if what came is what was sent. Only the last part knows: the runner reads each byte
   * once, so digest and cut are not known before.
   */
  Optional<FetchedFile> close(Frame.FilePart last) {
    byte[] bytes = content.toByteArray();
    String sha256 = sha256(bytes);
    return sha256.equals(last.sha256())
        ? Optional.of(new FetchedFile(first.name(), last.size(), sha256, bytes, last.truncated()))
        : Optional.empty();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
