package dev.cofferdam.policy.syntax.c;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the preprocessor makes of the tokens: macros are what they stand for, inclusions are {@code
 * #} and a text, and what may be skipped stands between {@code # 1} and {@code # 0}. What is
 * certainly skipped is left out.
 */
public final class Preprocessor {

  /** Words after {@code #pragma} that give a function another name. */
  private static final Set<String> RENAMING = Set.of("weak", "redefine_extname");

  private static final int MAX_PARAMETERS = 64;
  private static final int MAX_CONDITIONS = 256;

  private final Tokens written;
  private final Symbols symbols;
  private final TokenPool pool;
  private final Tokens out;
  private final Map<Integer, Macro> macros = new HashMap<>();
  private final Set<Integer> defined = new HashSet<>();
  private final Expansion expansion;
  private final boolean[] certain = new boolean[MAX_CONDITIONS];
  private final boolean[] skipped = new boolean[MAX_CONDITIONS];
  private final boolean[] guards = new boolean[MAX_CONDITIONS];
  private int depth;
  private boolean sawDirective;

  private Preprocessor(Tokens written, Symbols symbols) {
    this.written = written;
    this.symbols = symbols;
    this.pool = new TokenPool(written, symbols);
    this.out = new Tokens(written.text());
    this.expansion = new Expansion(pool, macros, out, written.count());
  }

  /** The tokens after preprocessing, which are {@link CLexer}'s. */
  public static Tokens process(Tokens written, Symbols symbols) {
    Preprocessor preprocessor = new Preprocessor(written, symbols);
    preprocessor.run();
    return preprocessor.out;
  }

  private void run() {
    int at = 0;
    while (written.kind(at) != Kind.END) {
      if (written.kind(at) == Kind.LINE) {
        int end = lineEnd(at);
        if (written.data(at) == 1) {
          directive(at + 1, end);
        }
        at = Math.max(at + 1, written.kind(end) == Kind.LINE ? end + 1 : end);
      } else {
        int end = stretchEnd(at);
        if (depth == 0 || !isSkipped()) {
          expansion.expand(at, end);
        }
        at = end;
      }
    }
    if (expansion.isExhausted()) {
      out.add(Kind.NAME, 0, 0, symbols.of("#unfollowed"));
    }
    pool.copyTo(out, at);
  }

  private boolean isSkipped() {
    for (int i = 0; i < Math.min(depth, MAX_CONDITIONS); i++) {
      if (skipped[i]) {
        return true;
      }
    }
    return false;
  }

  private int lineEnd(int from) {
    int at = from + 1;
    while (written.kind(at) != Kind.END
        && !(written.kind(at) == Kind.LINE && written.data(at) == 0)) {
      at++;
    }
    return at;
  }

  private int stretchEnd(int from) {
    int at = from;
    while (written.kind(at) != Kind.END && written.kind(at) != Kind.LINE) {
      at++;
    }
    return at;
  }

  private void directive(int from, int end) {
    String word =
        from < end && written.kind(from) == Kind.NAME ? symbols.name(written.data(from)) : "";
    boolean reads = depth == 0 || !isSkipped();
    switch (word) {
      case "if", "ifdef", "ifndef" -> condition(word, from + 1, end);
      case "elif", "elifdef", "elifndef", "else" -> otherwise(word);
      case "endif" -> {
        depth = Math.max(0, depth - 1);
        mark(from);
      }
      case "define" -> {
        if (reads) {
          define(from + 1, end);
        }
      }
      case "undef" -> {
        if (reads && from + 1 < end) {
          macros.remove(pool.symbol(from + 1));
        }
      }
      case "pragma" -> {
        boolean names = from + 2 < end && pool.kind(from + 1) == Kind.NAME;
        if (reads && names && RENAMING.contains(symbols.name(pool.symbol(from + 1)))) {
          mentioned(from + 2, end);
        }
      }
      case "include", "include_next", "import", "embed" -> {
        if (reads && from + 1 < end) {
          include(from + 1, end);
        }
      }
      default -> {}
    }
    sawDirective = true;
  }

  private void include(int from, int end) {
    out.add(Kind.OPERATOR, pool.start(from), pool.start(from), '#');
    Macro macro = pool.kind(from) == Kind.NAME ? macros.get(pool.symbol(from)) : null;
    if (pool.kind(from) == Kind.STRING) {
      pool.copyTo(out, from);
    } else if (macro != null && macro.from() < macro.to() && pool.operator(macro.from()) == '<') {
      // The name of a header that a macro stands for, which is no text where the macro is defined.
      out.add(Kind.STRING, pool.start(macro.from()), pool.end(macro.to() - 1), 0);
    } else {
      expansion.expand(from, end);
      out.add(Kind.OPERATOR, pool.end(end - 1), pool.end(end - 1), ';');
    }
  }

  private void condition(String word, int from, int end) {
    if (depth < MAX_CONDITIONS) {
      boolean single = end - from == 1 && pool.kind(from) == Kind.NUMBER;
      String number =
          single
              ? new String(written.text(), pool.start(from), pool.end(from) - pool.start(from))
              : "";
      boolean known = word.equals("if") && (number.equals("0") || number.equals("1"));
      certain[depth] = known;
      skipped[depth] = known && number.equals("0");
      guards[depth] = word.equals("ifndef") && !sawDirective && guardFollows(from, end);
    }
    depth++;
    mark(from);
  }

  /** Whether the name that must not be defined is defined at once: the header is read once. */
  private boolean guardFollows(int from, int end) {
    int next = end + 1;
    return next + 2 < written.count()
        && written.kind(next) == Kind.LINE
        && written.kind(next + 1) == Kind.NAME
        && symbols.name(written.data(next + 1)).equals("define")
        && from < end
        && pool.symbol(next + 2) == pool.symbol(from);
  }

  private void otherwise(String word) {
    int level = depth - 1;
    if (level >= 0 && level < MAX_CONDITIONS) {
      boolean wasSkipped = skipped[level];
      skipped[level] = certain[level] && !wasSkipped;
      certain[level] &= !wasSkipped || word.equals("else");
      guards[level] = false;
    }
  }

  /** Tells the parser whether what follows may be skipped. */
  private void mark(int at) {
    int place = pool.start(at);
    boolean conditional = depth > MAX_CONDITIONS;
    for (int i = 0; i < Math.min(depth, MAX_CONDITIONS); i++) {
      conditional |= !guards[i] && !(certain[i] && !skipped[i]);
    }
    out.add(Kind.OPERATOR, place, place, '#');
    out.add(Kind.NUMBER, place, place, conditional ? 1 : 0);
  }

  private void define(int from, int end) {
    if (from >= end || pool.kind(from) != Kind.NAME) {
      return;
    }
    int name = pool.symbol(from);
    boolean takes =
        from + 1 < end && pool.operator(from + 1) == '(' && pool.start(from + 1) == pool.end(from);
    int[] parameters = new int[0];
    int body = from + 1;
    if (takes) {
      body = from + 2;
      while (body < end && pool.operator(body) != ')') {
        int symbol = pool.symbol(body);
        boolean all = pool.operator(body) == ('.' | '.' << 8 | '.' << 16);
        if ((symbol != Symbols.NONE || all) && parameters.length < MAX_PARAMETERS) {
          parameters = Arrays.copyOf(parameters, parameters.length + 1);
          parameters[parameters.length - 1] = all ? symbols.of("__VA_ARGS__") : symbol;
        }
        body++;
      }
      body = Math.min(body + 1, end);
    }
    Macro before = macros.put(name, new Macro(name, parameters, takes, body, end));
    boolean again = !defined.add(name) && before != null;
    if (again) {
      mentioned(before.from(), before.to());
    }
  }

  /**
   * Which of two definitions holds is not followed, so what the other one says is a statement of
   * its own.
   */
  private void mentioned(int from, int to) {
    for (int i = from; i < to; i++) {
      if (pool.kind(i) == Kind.NAME) {
        out.add(Kind.OPERATOR, pool.start(i), pool.start(i), ';');
        pool.copyTo(out, i);
      }
    }
    out.add(Kind.OPERATOR, pool.start(from), pool.start(from), ';');
  }
}
