package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.python.PythonWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Python's library means to the judge, read once from the resource {@code knowledge.txt}:
 * which calls load modules, reach members, run text, decode text, and which names are other names
 * of the same thing. Immutable once made.
 */
final class PythonKnowledge {

  private static final Role[] ROLES = Role.values();

  private final Vocabulary vocabulary;
  private final Role[] roles;
  private final Set<Integer> dangerousRoots = new HashSet<>();
  private final Set<Integer> fetchers = new HashSet<>();
  private final int builtins;

  /** What a path is to the judge. */
  enum Role {
    /** Nothing in particular. */
    PLAIN,
    /** Loads the module that its first argument names. */
    IMPORTER,
    /** Reaches the member of its first argument that its second argument names. */
    GETTER,
    /**
     * Reaches the member of its receiver, or of its second argument, that its last argument names.
     */
    METHOD_GETTER,
    /** Makes a function that reaches the member that its argument names. */
    GETTER_MAKER,
    /** Gives the dictionary of its argument. */
    NAMESPACE,
    /** Gives the names of the module. */
    GLOBALS,
    /** The modules by name. */
    MODULES,
    /** Does nothing with what it is given but look at it. */
    HARMLESS,
    /** Runs the text of its first argument. */
    RUNNER,
    /** Opens the file of its first argument in the mode of its second. */
    OPENER,
    /** Starts processes or threads. */
    SPAWNER,
    /** Makes bytes, as many as its argument. */
    ALLOCATOR,
    /** Lists the directory of its first argument. */
    LISTER,
    /** A character of its number. */
    FOLD_CHR,
    /** Bytes or a text of its argument. */
    FOLD_BYTES,
    /** Text of hexadecimal digits. */
    FOLD_HEX,
    /** Text of base 64. */
    FOLD_BASE64,
    /** Text in the code that its second argument names. */
    FOLD_CODEC,
    /** Its second argument by its first, for each element. */
    FOLD_MAP,
    /** Its argument backwards. */
    FOLD_REVERSED,
    /** Its argument itself, as far as the judge cares. */
    FOLD_SAME,
    /** The parts of a path, joined. */
    FOLD_JOIN_PATH
  }

  PythonKnowledge(List<FactRule> rules) {
    Symbols symbols = Symbols.base();
    PythonWords.installInto(symbols);
    vocabulary = new Vocabulary(symbols, rules);
    builtins = vocabulary.paths().of("builtins");
    List<String> lines = lines();
    for (String line : lines) {
      learnNames(line);
    }
    roles = new Role[vocabulary.paths().size()];
    java.util.Arrays.fill(roles, Role.PLAIN);
    for (String line : lines) {
      learnRoles(line);
    }
  }

  private static List<String> lines() {
    try (InputStream resource = PythonKnowledge.class.getResourceAsStream("knowledge.txt")) {
      if (resource == null) {
        throw new IllegalStateException("knowledge.txt is missing from the build");
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void learnNames(String line) {
    String[] words = line.trim().split("\\s+", -1);
    PathTable paths = vocabulary.paths();
    int meaning = words[0].equals("same") ? paths.of(words[1]) : PathTable.NONE;
    for (int i = 1; i < words.length; i++) {
      switch (words[0]) {
        case "same" -> paths.alias(paths.of(words[i]), meaning);
        case "reexported" -> dangerousRoots.add(vocabulary.symbols().of(words[i]));
        case "fetches" -> fetchers.add(vocabulary.symbols().of(words[i]));
        default -> paths.of(words[i]);
      }
    }
  }

  private void learnRoles(String line) {
    String[] words = line.trim().split("\\s+", -1);
    for (Role role : ROLES) {
      if (role.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(words[0])) {
        for (int i = 1; i < words.length; i++) {
          roles[vocabulary.paths().of(words[i])] = role;
        }
      }
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Role role(int path) {
    return path >= 0 && path < roles.length ? roles[path] : Role.PLAIN;
  }

  /** The path of the built-in names. */
  int builtins() {
    return builtins;
  }

  /**
   * Whether a module of that name, met as a member of another module, is a way around an import.
   */
  boolean isDangerousRoot(int symbol) {
    return dangerousRoots.contains(symbol);
  }

  /** Whether a path is a module that is a way around an import wherever it is met. */
  boolean isDangerousModule(int path) {
    PathTable paths = vocabulary.paths();
    return path >= 0
        && path < roles.length
        && paths.parent(path) == PathTable.NONE
        && isDangerousRoot(paths.name(path));
  }

  /** Whether calls of that name read what a URL points at. */
  boolean fetches(int symbol) {
    return fetchers.contains(symbol);
  }
}
