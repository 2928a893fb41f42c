package dev.cofferdam.functions.gvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What trees of files look like, so that two looks can be compared. */
final class Fingerprints {

  private static final String ATTRIBUTES = "unix:mode,uid,gid,size,lastModifiedTime,nlink";

  private Fingerprints() {}

  /** Each file's attributes; its content too, since nothing is written without a new time. */
  static Map<String, String> attributes(Path root) {
    return each(root, Fingerprints::attributesOf);
  }

  /** Each file's attributes and content. */
  static Map<String, String> contents(Path root) {
    return each(root, path -> attributesOf(path) + (Files.isDirectory(path) ? "" : text(path)));
  }

  /** A file's text; empty where it cannot be read. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** A sentence for each difference. */
  static List<String> differences(Map<String, String> before, Map<String, String> now) {
    List<String> different = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      if (!Objects.equals(before.get(name), now.get(name))) {
        different.add(name + " was " + before.get(name) + ", is " + now.get(name));
      }
    }
    return different;
  }

  private static Map<String, String> each(Path root, Function<Path, String> look) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files.forEach(path -> found.put(path.toString(), look.apply(path)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + root, e);
    }
    return found;
  }

  private static String attributesOf(Path path) {
    try {
      return new TreeMap<>(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS))
          .toString();
    } catch (IOException gone) {
      return "gone";
    }
  }
}
