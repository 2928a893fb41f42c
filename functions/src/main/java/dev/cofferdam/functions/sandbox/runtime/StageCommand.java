package dev.cofferdam.functions.sandbox.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills in the placeholders of a stage's command. Pure.
 *
 * <ul>
 *   <li>{@code {program}}, anywhere in a word: the program's file name
 *   <li>{@code {sources}}, a word of its own: every file whose ending the runtime lists, the
 *       program first. Each is written {@code ./name}, because compilers take a word that begins
 *       with {@code @} for a list of further options, which nobody would have judged
 *   <li>{@code {memory}}, anywhere in a word: the stage's memory limit in bytes, and {@code
 *       {memory_mib}} the same in MiB
 * </ul>
 *
 * @param words as in the manifest
 */
public record StageCommand(List<String> words) {

  private static final String SOURCES = "{sources}";

  /** Copies the list. */
  public StageCommand {
    words = List.copyOf(words);
  }

  /**
   * The program and its arguments, without the caller's own.
   *
   * @param files names of the files, the program first; not empty
   * @param sources the endings that {@code {sources}} stands for, without a dot
   * @param memory the stage's memory limit, bytes
   * @return as many words as the manifest has, and one more for each further source
   */
  public List<String> argv(List<String> files, List<String> sources, long memory) {
    String program = files.get(0);
    List<String> argv = new ArrayList<>();
    for (String word : words) {
      if (word.equals(SOURCES)) {
        argv.add("./" + program);
        files.stream()
            .skip(1)
            .filter(file -> sources.contains(ending(file)))
            .forEach(file -> argv.add("./" + file));
      } else {
        // The caller's name comes last, so that nothing in it is a placeholder.
        argv.add(
            word.replace("{memory_mib}", Long.toString(Math.max(1, memory >> 20)))
                .replace("{memory}", Long.toString(memory))
                .replace("{program}", program));
      }
    }
    return argv;
  }

  private static String ending(String file) {
    int dot = file.lastIndexOf('.');
    return dot <= file.lastIndexOf('/') + 1 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
