package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.problem.ShownText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which names a file of a request may have: relative, below the workspace, one spelling only.
 *
 * <p>A name that begins with a hyphen is refused as well: an interpreter that is handed {@code
 * -cimport os} for its program takes it for an option, and so for code that nobody judged.
 */
final class FileNames {

  static final int LONGEST_PATH = 1024;
  static final int LONGEST_COMPONENT = 255;
  static final int DEEPEST = 16;

  /** The runner's own names in the workspace begin so. */
  static final String RESERVED = ".cofferdam";

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  /** What is wrong with a name by itself; empty if nothing is. */
  static Optional<String> problem(String name) {
    if (name.startsWith("-")) {
      return Optional.of("must not begin with `-`, which a command would take for an option");
    }
    if (name.startsWith(RESERVED)) {
      return Optional.of("must not begin with `" + RESERVED + "`, which is reserved");
    }
    return relativeProblem(name);
  }

  /** What is wrong with a path or a pattern that must stay below the workspace. */
  static Optional<String> relativeProblem(String path) {
    if (path.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (path.startsWith("/")) {
      return Optional.of("must be relative to the workspace, but begins with `/`");
    }
    if (!ShownText.isWellFormed(path)) {
      return Optional.of("holds half of a surrogate pair, which UTF-8 cannot encode");
    }
    if (path.codePoints().anyMatch(FileNames::isForbidden)) {
      return Optional.of("must not hold a control character, a NUL or a line break");
    }
    if (bytes(path) > LONGEST_PATH) {
      return Optional.of("must have at most " + LONGEST_PATH + " bytes");
    }
    List<String> components = List.of(path.split("/", -1));
    if (components.size() > DEEPEST) {
      return Optional.of("must be at most " + DEEPEST + " components deep");
    }
    return components.stream().flatMap(c -> componentProblem(c).stream()).findFirst();
  }

  private static Optional<String> componentProblem(String component) {
    if (component.isEmpty()) {
      return Optional.of("must not have an empty component");
    }
    if (component.equals(".") || component.equals("..")) {
      return Optional.of("must not have the component `" + component + "`");
    }
    if (bytes(component) > LONGEST_COMPONENT) {
      return Optional.of("must have at most " + LONGEST_COMPONENT + " bytes in each component");
    }
    return Optional.empty();
  }

  /**
   * Takes a name that is good by itself; says what is wrong with it beside those taken before.
   * Names are compared in Unicode's normal form C, so that no two look the same.
   */
  Optional<String> take(String name) {
    String key = Normalizer.normalize(name, Normalizer.Form.NFC);
    String twin = files.putIfAbsent(key, name);
    if (twin != null) {
      return Optional.of("is the name of another file too: " + ShownText.quoted(name));
    }
    if (folders.containsKey(key)) {
      return Optional.of("is the folder of another file: " + ShownText.quoted(folders.get(key)));
    }
    for (int cut = key.lastIndexOf('/'); cut > 0; cut = key.lastIndexOf('/', cut - 1)) {
      String folder = key.substring(0, cut);
      if (files.containsKey(folder)) {
        return Optional.of("lies in a folder that is another file: " + ShownText.quoted(folder));
      }
      folders.put(folder, name);
    }
    return Optional.empty();
  }

  private static boolean isForbidden(int point) {
    int type = Character.getType(point);
    return Character.isISOControl(point)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
