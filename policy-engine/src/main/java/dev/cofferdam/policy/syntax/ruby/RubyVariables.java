package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which names are variables where the parser is. A variable and a method of one name are two
 * things: {@code system = 1; system("id")} calls the method. So a variable has a symbol of its own,
 * its name with a space behind it, which no method has.
 */
final class RubyVariables {

  private final Symbols symbols;
  private final Tokens tokens;
  private final List<BitSet> scopes = new ArrayList<>();
  private int[] own = new int[64];
  private int[] hidden = new int[16];
  private int hiddenCount;

  RubyVariables(Symbols symbols, Tokens tokens) {
    this.symbols = symbols;
    this.tokens = tokens;
    Arrays.fill(own, Symbols.NONE);
    scopes.add(new BitSet());
  }

  /** The symbols of the text. */
  Symbols symbols() {
    return symbols;
  }

  void enter() {
    scopes.add(new BitSet(0));
  }

  void leave() {
    if (scopes.size() > 1) {
      scopes.remove(scopes.size() - 1);
    }
  }

  private BitSet innermost() {
    return scopes.get(scopes.size() - 1);
  }

  boolean isVariable(int symbol) {
    return symbol >= 0 && innermost().get(symbol);
  }

  /** Notes that a name is a variable from here on. */
  void add(int symbol) {
    if (symbol >= 0) {
      innermost().set(symbol);
    }
  }

  /** Notes that a name is a variable until its block ends. */
  void addParameter(int symbol) {
    if (symbol >= 0 && !innermost().get(symbol)) {
      innermost().set(symbol);
      if (hiddenCount == hidden.length) {
        hidden = Arrays.copyOf(hidden, hiddenCount * 2);
      }
      hidden[hiddenCount++] = symbol;
    }
  }

  /** How many parameters of blocks are known. */
  int parameterCount() {
    return hiddenCount;
  }

  /** Forgets the parameters of blocks beyond that many. */
  void forgetParameters(int count) {
    while (hiddenCount > count) {
      innermost().clear(hidden[--hiddenCount]);
    }
  }

  /** Whether a token is the name of a variable of an object, a class or the program. */
  boolean isShared(int token) {
    char c = tokens.text()[tokens.start(token)];
    return c == '@' || c == '$';
  }

  private boolean isConstant(int token) {
    return Character.isUpperCase(tokens.text()[tokens.start(token)]);
  }

  /** The symbol of the variable that a token names. */
  int symbolOf(int token) {
    int symbol = tokens.data(token);
    if (symbol < 0 || isShared(token) || isConstant(token)) {
      return symbol;
    }
    if (symbol >= own.length) {
      int before = own.length;
      own = Arrays.copyOf(own, Math.max(symbol + 1, before * 2));
      Arrays.fill(own, before, own.length, Symbols.NONE);
    }
    if (own[symbol] == Symbols.NONE) {
      own[symbol] = symbols.of(symbols.name(symbol) + " ");
    }
    return own[symbol];
  }
}
