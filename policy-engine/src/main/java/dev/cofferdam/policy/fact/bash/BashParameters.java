package dev.cofferdam.policy.fact.bash;

import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.bash.BashWords;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that reach commands by other ways than by being written where a command stands: as
 * parameters that a function runs, as those of the script, and as names of other names.
 */
final class BashParameters {

  private static final int MAX_WORDS = 256;
  private static final int MAX_PARAMETERS = 9;
  private static final int MAX_BACK = 1_024;

  private final Evaluation context;
  private final Tree tree;
  private final Values values;

  /** By the scope of a function, which of its parameters it runs, from 0. */
  private final Map<Integer, Integer> runners = new HashMap<>();

  BashParameters(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
  }

  /** Notes that a word is run; a function that runs its parameters runs what it is called with. */
  void runs(int word) {
    int scope = word == Tree.NONE ? Bindings.MODULE : tree.scope(word);
    if (scope == Bindings.MODULE || tree.kind(word) != Kind.NAME) {
      return;
    }
    if (tree.data(word) == BashWords.ALL_PARAMETERS) {
      runners.put(scope, 0);
      return;
    }
    String name = context.symbols().name(tree.data(word));
    boolean parameter = name.length() == 2 && name.charAt(1) >= '1' && name.charAt(1) <= '9';
    if (parameter) {
      runners.putIfAbsent(scope, name.charAt(1) - '1');
    }
  }

  /** The word that a function runs which is called here; no node when it runs none. */
  int run(int node) {
    for (int one : values.each(context.result(tree.first(node)))) {
      Integer place =
          Values.kind(one) == Values.FUNCTION ? runners.get(tree.first(Values.index(one))) : null;
      if (place != null) {
        return word(tree.second(node), place);
      }
    }
    return Tree.NONE;
  }

  private int word(int arguments, int place) {
    int at = arguments;
    int left = place;
    for (int i = 0; i < MAX_WORDS && at != Tree.NONE; i++) {
      if (tree.kind(at) != Kind.ARGUMENT && left-- == 0) {
        return at;
      }
      at = tree.next(at);
    }
    return Tree.NONE;
  }

  /** {@code set} gives the script, or the function, other parameters. */
  void set(int node, int arguments) {
    int scope = tree.scope(node);
    StringBuilder all = new StringBuilder();
    boolean begun = false;
    int number = 0;
    int at = arguments;
    for (int i = 0; i < MAX_WORDS && at != Tree.NONE; i++) {
      String word = tree.kind(at) == Kind.ARGUMENT ? null : text(at);
      boolean option = !begun && word != null && (word.startsWith("-") || word.startsWith("+"));
      if (word != null && !option) {
        all.append(all.length() == 0 ? "" : " ").append(word);
        number++;
        if (number <= MAX_PARAMETERS) {
          int symbol = context.symbols().of("$" + number);
          context.bindings().widen(scope, symbol, context.result(at));
        }
      }
      begun |= word == null || !option || word.equals("--");
      at = tree.next(at);
    }
    if (number > 0 && values.spend(all.length())) {
      int words = values.text(all.toString());
      context.bindings().widen(scope, BashWords.ALL_PARAMETERS, words);
    }
  }

  /** {@code declare -n a=b}: what {@code a} holds is what {@code b} does. */
  void declared(int node, int arguments) {
    String option = text(arguments);
    if (option == null || !option.startsWith("-") || option.indexOf('n') < 0) {
      return;
    }
    int begin = tree.from(tree.first(node));
    for (int at = node - 1; at >= 0 && at > node - MAX_BACK && tree.from(at) >= begin; at--) {
      String name = tree.kind(at) == Kind.ASSIGN ? text(tree.second(at)) : null;
      if (name != null && tree.kind(tree.first(at)) == Kind.STORE) {
        int target = context.symbols().of("$" + name);
        int binding = context.bindings().visible(Bindings.MODULE, target);
        if (binding != Bindings.NONE) {
          int held = context.bindings().value(binding);
          context.bindings().widen(Bindings.MODULE, tree.data(tree.first(at)), held);
        }
      }
    }
  }

  private @Nullable String text(int node) {
    return node == Tree.NONE ? null : values.asText(context.result(node));
  }
}
