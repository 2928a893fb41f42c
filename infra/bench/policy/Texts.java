package policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Harmless Python programs of given sizes, put together from the benign corpus, in a folder. */
final class Texts {

  private Texts() {}

  /** Writes {@code count} texts of about {@code bytes} bytes each, as {@code NAME-N.py}. */
  static void write(Path folder, String name, int bytes, int count, List<String> programs)
      throws IOException {
    int at = 0;
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < bytes) {
        text.append(programs.get(at++ % programs.size())).append("\n\n");
      }
      int end = text.lastIndexOf("\n", bytes) + 1;
      Files.writeString(folder.resolve(name + "-" + i + ".py"), text.substring(0, end));
    }
  }

  /** The texts of that name, in order. */
  static List<String> read(Path folder, String name) {
    List<String> texts = new ArrayList<>();
    try {
      for (int i = 0; Files.exists(folder.resolve(name + "-" + i + ".py")); i++) {
        texts.add(Files.readString(folder.resolve(name + "-" + i + ".py"), StandardCharsets.UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }
}
