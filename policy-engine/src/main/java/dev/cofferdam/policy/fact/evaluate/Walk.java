package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.SensitivePaths;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tree in order, so that every part is known before the whole, and notes what each node
 * gives and what each name is bound to. Done several times, since functions use names that are
 * bound after them.
 */
final class Walk {

  private static final int MIN_BLOB = 200;

  private final Evaluation context;
  private final Tree tree;
  private final Bindings bindings;
  private final Members members;
  private final Folding folding;
  private final Calls calls;
  private final Steps steps;
  private final Targets targets;
  private final int[] unsettled;
  private int unsettledCount;
  private boolean begun;

  Walk(Evaluation context) {
    this.context = context;
    this.tree = context.tree;
    this.bindings = context.bindings;
    this.members = context.members;
    this.folding = context.folding;
    this.calls = context.calls;
    this.steps = context.dialect.steps(context);
    this.targets = new Targets(context, steps);
    this.unsettled = new int[context.results.length];
  }

  /** One pass: over all nodes at first, then over those that may come to something else. */
  void run() {
    context.beginPass();
    int[] results = context.results;
    if (begun) {
      for (int i = 0; i < unsettledCount; i++) {
        results[unsettled[i]] = evaluate(unsettled[i]);
      }
      return;
    }
    begun = true;
    for (int node = 0; node < results.length; node++) {
      results[node] = evaluate(node);
      if (!isSettled(node)) {
        unsettled[unsettledCount++] = node;
      }
    }
  }

  /** Whether a node gives the same in every pass, and nothing about it is a fact. */
  private boolean isSettled(int node) {
    Tree.Kind kind = tree.kind(node);
    if (kind == Tree.Kind.STRING) {
      return !steps.looksAtTexts() && isPlain(context.values.asText(result(node)));
    }
    return kind == Tree.Kind.NUMBER
        || kind == Tree.Kind.STORE
        || kind == Tree.Kind.COMPARISON
        || kind == Tree.Kind.EMPTY
        || kind == Tree.Kind.SLICE;
  }

  private static boolean isPlain(@Nullable String text) {
    return text != null && !SensitivePaths.isName(text) && !isBlob(text);
  }

  private static boolean isBlob(String text) {
    return text.length() >= MIN_BLOB && looksEncoded(text);
  }

  private int evaluate(int node) {
    return switch (tree.kind(node)) {
      case NAME -> steps.name(node, members.name(node));
      case MEMBER -> steps.member(node, members.member(node));
      case CALL -> sensitive(node, steps.call(node, calls.call(node)));
      case SUBSCRIPT -> steps.subscript(node, subscript(node));
      case STRING -> steps.text(node, text(node));
      case NUMBER -> context.values.numberLiteral(node);
      case TEMPLATE -> sensitive(node, folding.template(node));
      case BINARY -> sensitive(node, steps.binary(node, binary(node)));
      case CHOICE -> context.values.union(result(tree.first(node)), result(tree.second(node)));
      case CONDITION, ARGUMENT, SPREAD -> result(tree.first(node));
      case KEY -> key(node);
      case ENTRY -> entry(node);
      case TUPLE, LIST, MAP -> sequence(node);
      case INSTANCE -> members.instance(result(tree.first(node)));
      case LAMBDA -> Values.function(node);
      case COMPREHENSION -> folding.comprehension(node);
      case OPAQUE -> folding.signed(node);
      case STORE, EMPTY, SLICE, COMPARISON -> Values.UNKNOWN;
      case ASSIGN, ENTER -> bound(node);
      case MODULE -> module(node);
      case IMPORT, IMPORT_NAME, IMPORT_ALL -> imported(node);
      case AUGMENT, LOOP, WHILE -> flow(node);
      case FUNCTION, CLASS, PARAMETER, RETURN, DELETE, GLOBAL -> declared(node);
    };
  }

  private int result(int node) {
    return context.result(node);
  }

  private int subscript(int node) {
    int owner = result(tree.first(node));
    String text = context.values.asText(owner);
    if (text != null) {
      return folding.subscript(text, tree.second(node));
    }
    int index = tree.second(node);
    String name =
        context.dialect.subscriptsAreMembers() ? context.values.asText(result(index)) : null;
    return name == null || name.isEmpty()
        ? members.subscript(node)
        : members.memberByText(owner, name, node, tree.kind(index) != Tree.Kind.STRING);
  }

  private int key(int node) {
    context.emitter.key(tree.data(node), node);
    return context.values.literal(context.symbols.name(tree.data(node)));
  }

  /** What stands under a key; where members are entries, any object may have it. */
  private int entry(int node) {
    int value = result(tree.second(node));
    if (context.dialect.subscriptsAreMembers()) {
      targets.keyed(tree.first(node), value);
    }
    return value;
  }

  private int binary(int node) {
    int left = result(tree.first(node));
    int right = result(tree.second(node));
    return folding.binary(tree.data(node), left, right, node, context.isEndless(node));
  }

  private int text(int node) {
    int value = context.values.literal(node);
    if (!context.emitter.isSilent()) {
      String text = context.values.asText(value);
      if (text != null && SensitivePaths.isName(text)) {
        fileName(text, node, false);
      }
      if (text != null && isBlob(text)) {
        context.emitter.signal(Signal.ENCODED_BLOB, node);
      }
    }
    return value;
  }

  private static boolean looksEncoded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '+' && c != '/' && c != '=' && c != '\n' && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** A name of a file that is put together is as telling as one that is written out. */
  private int sensitive(int node, int value) {
    boolean maybe = Values.kind(value) == Values.TEXT || Values.kind(value) == Values.SEVERAL;
    if (maybe && !context.emitter.isSilent()) {
      String text = context.values.asText(value);
      if (text != null && SensitivePaths.isName(text)) {
        fileName(text, node, true);
      }
    }
    return value;
  }

  private void fileName(String text, int node, boolean folded) {
    context.emitter.fileName(text, node, folded);
    if (SensitivePaths.isSensitive(text)) {
      context.emitter.signal(Signal.SENSITIVE_PATH, node);
    }
  }

  private int sequence(int node) {
    int count = 0;
    boolean known = false;
    for (int at = tree.first(node); at != Tree.NONE; at = tree.next(at)) {
      known |= result(at) != Values.UNKNOWN;
      if (tree.kind(at) == Tree.Kind.SPREAD && tree.kind(node) == Tree.Kind.MAP) {
        members.unknownOf(result(at), at);
      }
      count++;
    }
    if (!known) {
      return Values.UNKNOWN;
    }
    int[] elements = new int[count];
    int place = 0;
    for (int at = tree.first(node); at != Tree.NONE; at = tree.next(at)) {
      elements[place++] = result(at);
    }
    return context.values.sequence(node, elements);
  }

  private int module(int node) {
    int outer = path(tree.first(node));
    int owner = outer == Tree.NONE ? Tree.NONE : context.paths.meaning(outer);
    return Values.path(context.paths.of(owner, tree.data(node)));
  }

  /** The path of a module that is named by its dotted name, or by a text. */
  private int path(int node) {
    int value = result(node);
    String name = context.values.asText(value);
    if (name != null) {
      return members.module(name);
    }
    return Values.kind(value) == Values.PATH ? Values.index(value) : Tree.NONE;
  }

  private int imported(int node) {
    int module = path(tree.first(node));
    Tree.Kind kind = tree.kind(node);
    if (kind == Tree.Kind.IMPORT_NAME) {
      int name = tree.data(tree.second(node));
      int value = module == Tree.NONE ? Values.UNKNOWN : members.imported(module, name, node);
      bindings.bind(tree.scope(node), tree.data(node), value, node);
      return Values.UNKNOWN;
    }
    context.emitter.imported(module, node, List.of());
    if (kind == Tree.Kind.IMPORT) {
      int bound = context.meant(path(tree.second(node)));
      bindings.bind(tree.scope(node), tree.data(node), bound, node);
    } else if (module != Tree.NONE) {
      members.importAll(context.paths.meaning(module));
    }
    return Values.UNKNOWN;
  }

  /** An assignment, or the entering of a context, which give what they bind. */
  private int bound(int node) {
    int value = result(tree.second(node));
    boolean statement = tree.kind(node) == Tree.Kind.ASSIGN && tree.data(node) == 0;
    targets.assign(tree.first(node), value, statement, node);
    return value;
  }

  private int flow(int node) {
    Tree.Kind kind = tree.kind(node);
    if (kind == Tree.Kind.AUGMENT) {
      augment(node);
    } else if (kind == Tree.Kind.WHILE) {
      loop(node);
    } else {
      targets.assign(tree.first(node), members.eachOf(result(tree.second(node))), false, node);
    }
    return Values.UNKNOWN;
  }

  private int declared(int node) {
    int scope = tree.scope(node);
    int symbol = tree.data(node);
    Tree.Kind kind = tree.kind(node);
    if (kind == Tree.Kind.FUNCTION && symbol == Symbols.NONE) {
      return Values.function(node);
    }
    if (kind == Tree.Kind.FUNCTION || kind == Tree.Kind.CLASS) {
      int value = kind == Tree.Kind.FUNCTION ? Values.function(node) : Values.UNKNOWN;
      if (symbol == Symbols.NONE) {
        return value;
      }
      bindings.bind(scope, symbol, value, node);
      if (context.dialect.hoists() && !tree.conditional(node)) {
        bindings.hoist(scope, symbol);
      }
      return value;
    } else if (kind == Tree.Kind.PARAMETER) {
      bindings.parameter(scope, symbol, result(tree.first(node)), node);
    } else if (kind == Tree.Kind.RETURN) {
      bindings.widen(scope, Bindings.RETURNED, result(tree.first(node)));
    } else if (kind == Tree.Kind.DELETE) {
      bindings.undo(scope, symbol);
    } else if (kind == Tree.Kind.GLOBAL) {
      bindings.declareElsewhere(scope, symbol);
    }
    return Values.UNKNOWN;
  }

  private void loop(int node) {
    int condition = tree.first(node);
    if (condition == Tree.NONE || tree.second(node) == Tree.NONE) {
      return;
    }
    Long number = context.values.asNumber(result(condition));
    boolean constant = tree.kind(condition) == Tree.Kind.EMPTY || (number != null && number != 0);
    if (constant) {
      context.enterEndlessLoop(tree.second(node));
    }
  }

  private void augment(int node) {
    int target = tree.first(node);
    int operator = tree.data(node);
    int plain = operator >> 16 != 0 ? operator & 0xFFFF : operator & 0xFF;
    int value =
        folding.binary(
            plain, result(target), result(tree.second(node)), node, context.isEndless(node));
    if (tree.kind(target) == Tree.Kind.NAME && context.dialect.assignmentsDeclare()) {
      bindings.bind(tree.scope(node), tree.data(target), value, node);
    } else if (tree.kind(target) == Tree.Kind.NAME) {
      bindings.assign(tree.scope(node), tree.data(target), value, node);
    }
  }
}
