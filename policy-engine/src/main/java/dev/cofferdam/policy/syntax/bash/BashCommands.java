package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/** Makes commands of words, and pipes, loops and functions of commands. */
final class BashCommands {

  private static final int PARAMETERS = 9;
  private static final String ASSIGNING = " export declare local readonly typeset env ";

  private final Tree tree;
  private final Tokens tokens;
  private final OpenFrames frames;
  private final Symbols symbols;
  private final int[] parameters = new int[PARAMETERS + 1];
  private int[] functions = new int[4];
  private int[] last = new int[4];
  private int[] noted = new int[4];
  private int function = Symbols.NONE;
  private int pendingFunction = Symbols.NONE;

  BashCommands(Tree tree, OpenFrames frames, Symbols symbols) {
    this.tree = tree;
    this.tokens = tree.tokens();
    this.frames = frames;
    this.symbols = symbols;
    for (int i = 1; i <= PARAMETERS; i++) {
      parameters[i] = symbols.of("$" + i);
    }
  }

  int token(Kind kind, int start, int end, int data) {
    tokens.add(kind, start, end, data);
    return tokens.count() - 1;
  }

  /** Whether the next word is the name of a command. */
  boolean atCommand() {
    return frames.slot(BashFrames.CALLEE) == Tree.NONE && !frames.has(BashFrames.HEADER);
  }

  /** Whether words with an equals sign assign here. */
  boolean assigns() {
    int callee = frames.slot(BashFrames.CALLEE);
    if (callee == Tree.NONE) {
      return !frames.has(BashFrames.HEADER | BashFrames.PATTERNS);
    }
    return tree.kind(callee) == Tree.Kind.NAME
        && ASSIGNING.contains(" " + symbols.name(tree.data(callee)) + " ");
  }

  /** Opens a frame of commands. */
  void open(int kind, int token, int mark) {
    boolean body = pendingFunction != Symbols.NONE && mark == 0;
    frames.open(kind, token, function);
    frames.mark(mark);
    frames.setSlot(BashFrames.DEPTH, 0);
    frames.setSlot(BashFrames.GROUPS, 0);
    if (body) {
      define();
    }
  }

  private void define() {
    int token = frames.token();
    int scope = tree.addScope(false);
    tree.enterScope(0);
    int node = tree.add(Tree.Kind.FUNCTION, token, token, pendingFunction);
    tree.setFirst(node, scope);
    if (scope >= functions.length) {
      functions = Arrays.copyOf(functions, scope * 2);
      last = Arrays.copyOf(last, scope * 2);
      noted = Arrays.copyOf(noted, scope * 2);
    }
    functions[scope] = node;
    tree.enterScope(scope);
    tree.setInConditional(true);
    function = pendingFunction;
    pendingFunction = Symbols.NONE;
  }

  /**
   * A parameter is read: the function that is open has so many, if it had fewer. They are noted
   * when they are used, for most functions use few, and there may be many functions.
   */
  void parameter(int number) {
    int scope = tree.currentScope();
    while (scope != 0 && noted[scope] < number) {
      int token = tree.from(functions[scope]);
      int node = tree.add(Tree.Kind.PARAMETER, token, token, parameters[++noted[scope]]);
      if (noted[scope] == 1) {
        tree.setSecond(functions[scope], node);
      } else {
        tree.setNext(last[scope], node);
      }
      last[scope] = node;
    }
  }

  /** Closes the innermost frame, of commands; gives the last of them. */
  int close() {
    end('\n');
    int last = frames.slot(BashFrames.LAST);
    function = frames.callee();
    frames.close();
    return last;
  }

  /** The name before round brackets is that of a function, whose body follows. */
  void beginFunction() {
    int callee = frames.slot(BashFrames.CALLEE);
    if (callee != Tree.NONE && tree.kind(callee) == Tree.Kind.NAME) {
      pendingFunction = tree.data(callee);
      tree.setKind(callee, Tree.Kind.EMPTY);
      frames.setSlot(BashFrames.CALLEE, Tree.NONE);
    }
  }

  /** A word is complete; whether it opens the body of a function. */
  boolean word(int node, boolean plain) {
    int symbol = plain ? tree.data(node) : Symbols.NONE;
    if (frames.has(BashFrames.PATTERNS)) {
      if (symbol == BashWords.ESAC) {
        frames.unmark(BashFrames.PATTERNS);
        nest(-1);
      }
      return false;
    }
    if (frames.has(BashFrames.HEADER)) {
      header(node, symbol);
      return false;
    }
    int callee = frames.slot(BashFrames.CALLEE);
    if (callee == Tree.NONE) {
      return begin(node, symbol);
    }
    boolean name = tree.kind(callee) == Tree.Kind.EMPTY && frames.size() == 0;
    if (name && tree.data(callee) == BashWords.FUNCTION && plain) {
      frames.setSlot(BashFrames.CALLEE, node);
      asName(node);
      beginFunction();
      return false;
    }
    if (plain && frames.has(BashFrames.TESTING) && "]]".equals(symbols.name(symbol))) {
      frames.unmark(BashFrames.TESTING);
    }
    if (plain) {
      tree.setKind(node, Tree.Kind.STRING);
      tree.setData(node, 0);
    }
    frames.append(node);
    return false;
  }

  private void asName(int node) {
    tree.setKind(node, Tree.Kind.NAME);
  }

  private void header(int node, int symbol) {
    int subject = frames.slot(BashFrames.CALLEE);
    if (subject == Tree.NONE) {
      boolean loop = symbol != Symbols.NONE && frames.has(BashFrames.VALUE);
      if (loop) {
        tree.setKind(node, Tree.Kind.STORE);
        tree.setData(node, variable(symbols.name(symbol)));
      }
      frames.setSlot(BashFrames.CALLEE, node);
    } else if (symbol == BashWords.DO && frames.size() == 0) {
      end('\n');
    } else if (symbol == BashWords.IN && frames.size() == 0) {
      if (!frames.has(BashFrames.VALUE)) {
        frames.unmark(BashFrames.HEADER);
        frames.mark(BashFrames.PATTERNS);
        frames.setSlot(BashFrames.CALLEE, Tree.NONE);
      }
    } else {
      if (symbol != Symbols.NONE) {
        tree.setKind(node, Tree.Kind.STRING);
        tree.setData(node, 0);
      }
      frames.append(node);
    }
  }

  int variable(String name) {
    return symbols.of("$" + name);
  }

  private boolean begin(int node, int symbol) {
    if (symbol < 0 || symbol >= BashWords.COUNT) {
      if (symbol >= 0) {
        asName(node);
      }
      frames.setSlot(BashFrames.CALLEE, node);
      return false;
    }
    switch (symbol) {
      case BashWords.IF, BashWords.WHILE, BashWords.UNTIL -> nest(1);
      case BashWords.FI, BashWords.DONE, BashWords.ESAC -> nest(-1);
      case BashWords.FOR, BashWords.SELECT -> {
        nest(1);
        frames.mark(BashFrames.HEADER | BashFrames.VALUE);
      }
      case BashWords.CASE -> {
        nest(1);
        frames.unmark(BashFrames.VALUE);
        frames.mark(BashFrames.HEADER);
      }
      case BashWords.FUNCTION -> frames.setSlot(BashFrames.CALLEE, node);
      case BashWords.TEST -> {
        frames.mark(BashFrames.TESTING);
        frames.setSlot(BashFrames.CALLEE, node);
        asName(node);
        return false;
      }
      case BashWords.OPEN -> {
        tree.setKind(node, Tree.Kind.EMPTY);
        if (pendingFunction != Symbols.NONE) {
          return true;
        }
        frames.setSlot(BashFrames.GROUPS, frames.slot(BashFrames.GROUPS) + 1);
      }
      default -> {}
    }
    tree.setKind(node, Tree.Kind.EMPTY);
    return false;
  }

  /**
   * Whether a closing curly bracket closes the function that is open; otherwise it ends a group.
   */
  boolean closesFunction() {
    int groups = frames.slot(BashFrames.GROUPS);
    if (groups > 0) {
      frames.setSlot(BashFrames.GROUPS, groups - 1);
      return false;
    }
    return frames.kind() == BashFrames.FUNCTION;
  }

  private void nest(int by) {
    int depth = Math.max(0, frames.slot(BashFrames.DEPTH) + by);
    frames.setSlot(BashFrames.DEPTH, depth);
    boolean inFunction = frames.isInside(1 << BashFrames.FUNCTION);
    tree.setInConditional(depth > 0 || inFunction);
  }

  /** Ends a command at that character: a line, a semicolon, a pipe, an ampersand. */
  void end(char by) {
    frames.unmark(BashFrames.TESTING);
    if (frames.has(BashFrames.PATTERNS)) {
      return;
    }
    int callee = frames.slot(BashFrames.CALLEE);
    int node = Tree.NONE;
    if (frames.has(BashFrames.HEADER)) {
      loop(callee);
    } else if (callee != Tree.NONE || frames.size() > 0) {
      node = command(callee, by);
    }
    int left = frames.slot(BashFrames.PIPED);
    if (node != Tree.NONE && left != Tree.NONE) {
      node = tree.join(Tree.Kind.BINARY, '|', left, node);
    }
    if (node != Tree.NONE) {
      boolean piped = by == '|';
      frames.setSlot(BashFrames.PIPED, piped ? node : Tree.NONE);
      frames.setSlot(BashFrames.LAST, node);
    }
    frames.setSlot(BashFrames.CALLEE, Tree.NONE);
    frames.clearElements();
  }

  private void loop(int variable) {
    frames.unmark(BashFrames.HEADER);
    if (variable != Tree.NONE && tree.kind(variable) == Tree.Kind.STORE) {
      int token = tree.from(variable);
      int words = tree.add(Tree.Kind.LIST, token, token, 0);
      tree.setFirst(words, frames.head());
      tree.join(Tree.Kind.LOOP, 0, variable, words);
    }
  }

  private int command(int name, char by) {
    int callee = name;
    if (callee == Tree.NONE) {
      int token = tree.from(frames.head());
      callee = tree.add(Tree.Kind.NAME, token, token, BashWords.NOTHING);
    }
    boolean itself =
        function != Symbols.NONE
            && tree.kind(callee) == Tree.Kind.NAME
            && tree.data(callee) == function;
    if (itself && (by == '|' || by == '&')) {
      tree.add(Tree.Kind.NAME, tree.from(callee), tree.from(callee), BashWords.BOMB);
    }
    int to = frames.tail() == Tree.NONE ? tree.to(callee) : tree.to(frames.tail());
    int from = tree.from(callee);
    int node = tree.add(Tree.Kind.CALL, from, Math.max(from, to), 0);
    tree.setFirst(node, callee);
    tree.setSecond(node, frames.head());
    return node;
  }
}
