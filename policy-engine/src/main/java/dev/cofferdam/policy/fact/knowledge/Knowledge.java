package dev.cofferdam.policy.fact.knowledge;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.syntax.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the library of a language means to the judge, read once from a knowledge file: which calls
 * load modules, reach members, run text, decode text, and which names are other names of the same
 * thing. Immutable once made.
 *
 * <pre>
 * builtins NAME            the path whose members every program has without an import
 * same A B C               B and C are other names of A
 * global name …            members of the path of the built-in names that are known without it
 * ROLE name …              what calls of the name do, by {@link Role#word()}
 * method WORD name …       what members of the name do, by {@link Method#word()}
 * reexported name …        modules that must not be met as members of other modules, nor handed on
 * guarded name …           what must not be reached into by a name that is computed
 * fetches name …           calls that read what a URL points at
 * known name …             names, and nothing else
 * </pre>
 *
 * <p>In names, {@code ()} is what a call gives. A line that begins with {@code #} is a comment.
 */
public final class Knowledge {

  private final Vocabulary vocabulary;
  private final Role[] roles;
  private final Map<Integer, Method> methods = new HashMap<>();
  private final Set<Integer> dangerousRoots = new HashSet<>();
  private final Set<Integer> guarded = new HashSet<>();
  private final Set<Integer> fetchers = new HashSet<>();
  private int builtins = PathTable.NONE;

  /**
   * Knowledge of that text, over a table that has the language's words already.
   *
   * @throws IllegalArgumentException naming the line that is wrong: a mistake of ours, found by any
   *     test
   */
  public Knowledge(Symbols symbols, List<FactRule> rules, String text) {
    vocabulary = new Vocabulary(symbols, rules);
    List<String[]> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.trim().split(" ", -1))
            .toList();
    for (String[] words : lines) {
      learnNames(words);
    }
    roles = new Role[vocabulary.paths().size()];
    Arrays.fill(roles, Role.PLAIN);
    for (String[] words : lines) {
      Role.named(words[0]).ifPresent(role -> learnRole(role, words));
    }
  }

  /**
   * The text of a knowledge file beside a class.
   *
   * @throws IllegalStateException when the build has none
   */
  public static String textBeside(Class<?> place) {
    try (InputStream resource = place.getResourceAsStream("knowledge.txt")) {
      if (resource == null) {
        throw new IllegalStateException("knowledge.txt is missing beside " + place.getName());
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void learnNames(String[] words) {
    PathTable paths = vocabulary.paths();
    Symbols symbols = vocabulary.symbols();
    switch (words[0]) {
      case "builtins" -> builtins = paths.of(words[1]);
      case "same" -> learnAliases(words);
      case "global" ->
          rest(words)
              .forEach(word -> paths.alias(paths.of(builtins, symbols.of(word)), paths.of(word)));
      case "method" -> learnMethods(words);
      case "reexported" -> rest(words).forEach(word -> dangerousRoots.add(symbols.of(word)));
      case "fetches" -> rest(words).forEach(word -> fetchers.add(symbols.of(word)));
      case "guarded" -> rest(words).forEach(word -> guarded.add(paths.of(word)));
      default -> {
        if (!words[0].equals("known") && Role.named(words[0]).isEmpty()) {
          throw new IllegalArgumentException("knowledge: " + String.join(" ", words));
        }
        rest(words).forEach(paths::of);
      }
    }
  }

  private static List<String> rest(String[] words) {
    return List.of(words).subList(1, words.length);
  }

  private void learnAliases(String[] words) {
    PathTable paths = vocabulary.paths();
    int meaning = paths.of(words[1]);
    for (String word : rest(words)) {
      paths.alias(paths.of(word), meaning);
    }
  }

  private void learnMethods(String[] words) {
    Optional<Method> method = Method.named(words[1]);
    if (method.isEmpty()) {
      throw new IllegalArgumentException("knowledge: " + String.join(" ", words));
    }
    for (int i = 2; i < words.length; i++) {
      methods.put(vocabulary.symbols().of(words[i]), method.get());
    }
  }

  private void learnRole(Role role, String[] words) {
    for (String word : rest(words)) {
      roles[vocabulary.paths().of(word)] = role;
    }
  }

  /** The names that the rules and this knowledge speak of. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** What a path is; plain for one that knowledge does not speak of. */
  public Role role(int path) {
    return path >= 0 && path < roles.length ? roles[path] : Role.PLAIN;
  }

  /** What members of that name do. */
  public Method method(int symbol) {
    return methods.getOrDefault(symbol, Method.PLAIN);
  }

  /** The path of the built-in names; {@link PathTable#NONE} when the language has none. */
  public int builtins() {
    return builtins;
  }

  /**
   * Whether a module of that name, met as a member of another module, is a way around an import.
   */
  public boolean isDangerousRoot(int symbol) {
    return dangerousRoots.contains(symbol);
  }

  /** Whether a path is a module that is a way around an import wherever it is met. */
  public boolean isDangerousModule(int path) {
    PathTable paths = vocabulary.paths();
    return path >= 0
        && path < roles.length
        && paths.parent(path) == PathTable.NONE
        && isDangerousRoot(paths.name(path));
  }

  /** Whether reaching into a path by a computed name may reach what rules are about. */
  public boolean isGuarded(int path) {
    return guarded.contains(path) || isDangerousModule(path);
  }

  /** Whether calls of that name read what a URL points at. */
  public boolean fetches(int symbol) {
    return fetchers.contains(symbol);
  }
}
