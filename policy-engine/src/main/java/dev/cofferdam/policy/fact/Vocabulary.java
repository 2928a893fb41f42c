package dev.cofferdam.policy.fact;

import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.syntax.Symbols;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known of a language before any of its programs is seen: the names in its rules
 * and of its library, as shared tables. Immutable once made.
 */
public final class Vocabulary {

  /** Ends a name in rules that stands for everything below it. */
  public static final String BELOW = ".*";

  private static final String MEMBERS = "*";
  private static final String SIGNALS = "!";

  private final Symbols symbols;
  private final PathTable paths;
  private final Map<Signal, Integer> signals = new EnumMap<>(Signal.class);
  private final int members;
  private boolean[] concerning = new boolean[0];
  private boolean[] below = new boolean[0];

  /** The vocabulary of those rules, over a table that may have symbols already. */
  public Vocabulary(Symbols symbols, List<FactRule> rules) {
    this.symbols = symbols;
    this.paths = PathTable.base(symbols);
    int root = paths.of(PathTable.NONE, symbols.of(SIGNALS));
    for (Signal signal : Signal.values()) {
      signals.put(signal, paths.of(root, symbols.of(signal.word())));
    }
    members = paths.of(PathTable.NONE, symbols.of(MEMBERS));
    for (FactRule rule : rules) {
      for (FactRule.Match match : rule.matches()) {
        note(match);
      }
    }
  }

  private void note(FactRule.Match match) {
    int path = path(match);
    if (path >= concerning.length) {
      concerning = Arrays.copyOf(concerning, 2 * path + 1);
      below = Arrays.copyOf(below, 2 * path + 1);
    }
    concerning[path] = true;
    below[path] |= match.name().endsWith(BELOW);
  }

  /** The path in this vocabulary of what a rule looks for. */
  public int path(FactRule.Match match) {
    String name = match.name();
    return switch (match.kind()) {
      case IMPORT, REFERENCE, CALL ->
          paths.of(name.endsWith(BELOW) ? name.substring(0, name.length() - BELOW.length()) : name);
      case MEMBER -> paths.of(members, symbols.of(name));
      case SIGNAL -> signal(Signal.named(name).orElseThrow());
    };
  }

  /** The shared table of names. */
  public Symbols symbols() {
    return symbols;
  }

  /** The shared table of paths. */
  public PathTable paths() {
    return paths;
  }

  /** The path that stands for a signal. */
  public int signal(Signal signal) {
    return signals.getOrDefault(signal, PathTable.NONE);
  }

  /** The path that stands for members of that name, if a rule looks for it; otherwise none. */
  public int member(int symbol) {
    return symbol < symbols.size() ? paths.find(members, symbol) : PathTable.NONE;
  }

  /**
   * Whether some rule may look for this path; true for every path below one that a rule takes with
   * all below it.
   */
  public boolean concerns(PathTable overlay, int path) {
    if (path < concerning.length && concerning[path]) {
      return true;
    }
    for (int at = path; at != PathTable.NONE; at = overlay.parent(at)) {
      if (at < below.length && below[at]) {
        return true;
      }
    }
    return false;
  }
}
