package dev.cofferdam.policy.syntax.c;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what macros stand for in their place, arguments, texts and joined names included. What is
 * still to be read is on one stack, the uses that are still open on another. There is a limit to
 * what may come of it.
 */
final class Expansion {

  private static final int MAX_SOURCES = 128;
  private static final int MAX_USES = 32;
  private static final int JOIN = '#' | '#' << 8;

  private final TokenPool pool;
  private final Map<Integer, Macro> macros;
  private final Tokens out;
  private final List<Source> sources = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private long budget;

  /**
   * Tokens that are still to be read, and the macro that they stand for, which is not used again.
   */
  private static final class Source {
    final int[] tokens;
    final int end;
    final @Nullable Macro macro;
    int at;

    Source(int[] tokens, int at, int end, @Nullable Macro macro) {
      this.tokens = tokens;
      this.at = at;
      this.end = end;
      this.macro = macro;
    }

    int token() {
      return tokens.length == 0 ? at : tokens[at];
    }
  }

  /** A use of a macro whose arguments are being read. */
  private static final class Use {
    final Macro macro;
    final int level;
    final List<int[]> plain = new ArrayList<>();
    final List<int[]> expanded = new ArrayList<>();
    int depth;
    int[] plainNow = new int[8];
    int plainCount;
    int[] expandedNow = new int[8];
    int expandedCount;

    Use(Macro macro, int level) {
      this.macro = macro;
      this.level = level;
    }

    void endArgument() {
      plain.add(Arrays.copyOf(plainNow, plainCount));
      expanded.add(Arrays.copyOf(expandedNow, expandedCount));
      plainCount = 0;
      expandedCount = 0;
    }
  }

  Expansion(TokenPool pool, Map<Integer, Macro> macros, Tokens out, int written) {
    this.pool = pool;
    this.macros = macros;
    this.out = out;
    this.budget = 8L * written + 50_000;
  }

  /** Whether there was more than may come of macros, so that the rest was left as it is. */
  boolean isExhausted() {
    return budget < 0;
  }

  /** Adds what the tokens from there to there come to. */
  void expand(int from, int to) {
    sources.add(new Source(new int[0], from, to, null));
    while (!sources.isEmpty()) {
      Source source = sources.get(sources.size() - 1);
      if (source.at >= source.end) {
        sources.remove(sources.size() - 1);
      } else {
        int token = source.token();
        source.at++;
        read(token);
      }
    }
    while (!uses.isEmpty()) {
      abandon();
    }
  }

  private void read(int token) {
    Use use = uses.isEmpty() ? null : uses.get(uses.size() - 1);
    boolean direct = use != null && sources.size() <= use.level;
    if (use != null && direct && punctuation(use, token)) {
      return;
    }
    record(token);
    Macro macro = pool.kind(token) == Kind.NAME ? macros.get(pool.data(token)) : null;
    boolean usable = macro != null && budget > 0 && sources.size() < MAX_SOURCES;
    if (macro == null || !usable || isOpen(macro)) {
      put(token);
    } else if (!macro.takes()) {
      replace(macro, new ArrayList<>(), new ArrayList<>());
    } else if (uses.size() < MAX_USES && bracketFollows()) {
      uses.add(new Use(macro, sources.size()));
    } else {
      put(token);
    }
  }

  /** Brackets and commas between the arguments of a use; true when they need no more. */
  private boolean punctuation(Use use, int token) {
    int operator = pool.operator(token);
    if (operator == '(' && use.depth++ == 0) {
      recordIn(token, uses.size() - 1);
      return true;
    }
    boolean closes = operator == ')' && --use.depth == 0;
    if (closes) {
      use.endArgument();
      uses.remove(uses.size() - 1);
      record(token);
      replace(use.macro, use.plain, use.expanded);
      return true;
    }
    boolean last = use.plain.size() >= use.macro.parameters().length - 1;
    boolean separates = operator == ',' && use.depth == 1 && !last;
    if (separates) {
      use.endArgument();
      recordIn(token, uses.size() - 1);
    }
    return separates;
  }

  private boolean isOpen(Macro macro) {
    for (Source source : sources) {
      if (source.macro != null && source.macro.name() == macro.name()) {
        return true;
      }
    }
    return false;
  }

  private boolean bracketFollows() {
    for (int i = sources.size() - 1; i >= 0; i--) {
      Source source = sources.get(i);
      if (source.at < source.end) {
        return pool.operator(source.token()) == '(';
      }
    }
    return false;
  }

  /** The token as it is written belongs to the arguments of every use around it. */
  private void record(int token) {
    recordIn(token, uses.size());
  }

  private void recordIn(int token, int count) {
    for (int i = 0; i < count; i++) {
      Use use = uses.get(i);
      if (sources.size() <= use.level) {
        if (use.plainCount == use.plainNow.length) {
          use.plainNow = Arrays.copyOf(use.plainNow, use.plainCount * 2);
        }
        use.plainNow[use.plainCount++] = token;
      }
    }
  }

  private void put(int token) {
    budget--;
    if (uses.isEmpty()) {
      pool.copyTo(out, token);
      return;
    }
    Use use = uses.get(uses.size() - 1);
    if (use.expandedCount == use.expandedNow.length) {
      use.expandedNow = Arrays.copyOf(use.expandedNow, use.expandedCount * 2);
    }
    use.expandedNow[use.expandedCount++] = token;
  }

  /** A use whose arguments do not end is no use: what was read of them stays. */
  private void abandon() {
    Use use = uses.remove(uses.size() - 1);
    use.endArgument();
    for (int[] argument : use.expanded) {
      for (int token : argument) {
        put(token);
      }
    }
  }

  private void replace(Macro macro, List<int[]> plain, List<int[]> expanded) {
    int[] result = new int[Math.max(8, macro.to() - macro.from())];
    int count = 0;
    boolean joins = false;
    for (int at = macro.from(); at < macro.to(); at++) {
      if (pool.operator(at) == JOIN) {
        joins = count > 0;
        continue;
      }
      boolean joined = at + 1 < macro.to() && pool.operator(at + 1) == JOIN;
      int[] piece = piece(macro, at, joins || joined ? plain : expanded, plain);
      at += pool.operator(at) == '#' && piece.length == 1 && macro.takes() ? 1 : 0;
      int from = 0;
      int pasted = joins && piece.length > 0 ? pool.pasted(result[count - 1], piece[0]) : -1;
      if (pasted >= 0) {
        result[count - 1] = pasted;
        from = 1;
      }
      budget -= piece.length;
      while (count + piece.length > result.length) {
        result = Arrays.copyOf(result, result.length * 2);
      }
      for (int i = from; i < piece.length; i++) {
        result[count++] = piece[i];
      }
      joins = false;
      if (budget < 0) {
        break;
      }
    }
    if (count > 0) {
      sources.add(new Source(result, 0, count, macro));
    }
  }

  /** What a token of a macro's body stands for: itself, an argument, or the text of one. */
  private int[] piece(Macro macro, int at, List<int[]> arguments, List<int[]> plain) {
    if (pool.operator(at) == '#' && at + 1 < macro.to() && macro.takes()) {
      int place = macro.place(pool.symbol(at + 1));
      if (place >= 0 && place < plain.size() && plain.get(place).length > 0) {
        int[] argument = plain.get(place);
        return new int[] {pool.text(argument[0], argument[argument.length - 1])};
      }
    }
    int symbol = pool.symbol(at);
    int place = symbol == Symbols.NONE ? -1 : macro.place(symbol);
    if (place < 0) {
      return new int[] {at};
    }
    return place < arguments.size() ? arguments.get(place) : new int[0];
  }
}
