package dev.cofferdam.policy.fact.knowledge;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.syntax.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

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

  private static final int LOOKED_UP = 2;

  private final Vocabulary vocabulary;
  private final Role[] roles;
  private final BitSet dangerousRoots = new BitSet();
  private final BitSet guarded = new BitSet();
  private final BitSet fetchers = new BitSet();
  private Method[] methods = new Method[0];
  private int builtins = PathTable.NONE;

  /** By symbol, what it means where a program does not bind it, after {@link #LOOKED_UP}; or 0. */
  private final int[] ambient;

  /**
   * Knowledge of that text, over a table that has the language's words already.
   *
   * @throws IllegalArgumentException naming the line that is wrong: a mistake of ours, found by any
   *     test
   */
  public Knowledge(Symbols symbols, List<FactRule> rules, String text) {
    vocabulary = new Vocabulary(symbols, rules);
    List<String[]> lines = lines(text);
    for (String[] words : lines) {
      learnNames(words);
    }
    roles = new Role[vocabulary.paths().size()];
    Arrays.fill(roles, Role.PLAIN);
    for (String[] words : lines) {
      Optional<Role> role = Role.named(words[0]);
      if (role.isPresent()) {
        learnRole(role.get(), words);
      }
    }
    ambient = new int[vocabulary.symbols().size()];
  }

  /** The words of each line that says something. */
  static List<String[]> lines(String text) {
    List<String[]> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
      String line = text.substring(start, end).trim();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        lines.add(line.split(" ", -1));
      }
      start = end + 1;
    }
    return lines;
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
      case "global" -> {
        for (String word : rest(words)) {
          paths.alias(paths.of(builtins, symbols.of(word)), paths.of(word));
        }
      }
      case "method" -> learnMethods(words);
      case "reexported" -> learnSymbols(dangerousRoots, words);
      case "fetches" -> learnSymbols(fetchers, words);
      case "guarded" -> {
        for (String word : rest(words)) {
          guarded.set(paths.of(word));
        }
      }
      default -> {
        if (!words[0].equals("known") && Role.named(words[0]).isEmpty()) {
          throw new IllegalArgumentException("knowledge: " + String.join(" ", words));
        }
        for (String word : rest(words)) {
          paths.of(word);
        }
      }
    }
  }

  private void learnSymbols(BitSet to, String[] words) {
    for (String word : rest(words)) {
      to.set(vocabulary.symbols().of(word));
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
      int symbol = vocabulary.symbols().of(words[i]);
      if (symbol >= methods.length) {
        methods = Arrays.copyOf(methods, symbol * 2 + 1);
      }
      methods[symbol] = method.get();
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
    Method method = symbol >= 0 && symbol < methods.length ? methods[symbol] : null;
    return method == null ? Method.PLAIN : method;
  }

  /** The path of the built-in names; {@link PathTable#NONE} when the language has none. */
  public int builtins() {
    return builtins;
  }

  /**
   * The path of a built-in name, or the root of that name, which programs have that do not bind it;
   * {@link PathTable#NONE} when neither is known.
   */
  public int ambient(int symbol) {
    if (symbol < 0 || symbol >= ambient.length) {
      return PathTable.NONE;
    }
    if (ambient[symbol] == 0) {
      // Any thread may be the first to ask: all come to the same path.
      PathTable paths = vocabulary.paths();
      int builtin = paths.find(builtins, symbol);
      int found = builtin == PathTable.NONE ? paths.find(PathTable.NONE, symbol) : builtin;
      ambient[symbol] = found + LOOKED_UP;
    }
    return ambient[symbol] - LOOKED_UP;
  }

  /**
   * Whether a module of that name, met as a member of another module, is a way around an import.
   */
  public boolean isDangerousRoot(int symbol) {
    return symbol >= 0 && dangerousRoots.get(symbol);
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
    return (path >= 0 && guarded.get(path)) || isDangerousModule(path);
  }

  /** Whether calls of that name read what a URL points at. */
  public boolean fetches(int symbol) {
    return symbol >= 0 && fetchers.get(symbol);
  }
}
