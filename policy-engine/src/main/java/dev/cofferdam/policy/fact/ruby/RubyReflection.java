package dev.cofferdam.policy.fact.ruby;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.ruby.RubyWords;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Methods and constants that are reached by their names, texts that are run, files that are opened.
 */
final class RubyReflection {

  private static final int MAX_PARTS = 8;

  private final Evaluation context;
  private final Tree tree;
  private final Values values;
  private final PathTable paths;
  private final int kernel;
  private final int evaluatedText;
  private final int commandInName;
  private final int outsideLibrary;
  private final int computedConstant;
  private final int sentToEveryObject;
  private final int copied;
  private final Set<Integer> openers;

  RubyReflection(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
    this.paths = context.paths();
    this.kernel = context.knowledge().builtins();
    this.evaluatedText = paths.of("Kernel.instance_eval.text");
    this.commandInName = paths.of("IO.popen");
    this.outsideLibrary = paths.of("Kernel.require.outside");
    this.computedConstant = paths.of("Module.const_get.computed");
    this.sentToEveryObject = paths.of("Kernel.send.computed");
    this.copied = paths.of("Marshal.dump");
    this.openers =
        Set.of(
            paths.of("File.read"),
            paths.of("File.readlines"),
            paths.of("File.foreach"),
            paths.of("File.write"));
  }

  int call(int node, int symbol) {
    if (symbol >= RubyWords.SEND && symbol <= RubyWords.LAST_SEND) {
      return sent(node);
    }
    if (symbol >= RubyWords.METHOD && symbol <= RubyWords.LAST_METHOD) {
      return method(node, context.calls().argument(node, 0));
    }
    if (symbol == RubyWords.ALIAS_METHOD) {
      return method(node, context.calls().argument(node, 1));
    }
    if (symbol >= RubyWords.CONSTANT && symbol <= RubyWords.LAST_CONSTANT) {
      return constant(node, symbol);
    }
    if (symbol >= RubyWords.EVALUATE && symbol <= RubyWords.LAST_EVALUATE) {
      evaluated(node, symbol);
    }
    return called(node);
  }

  /** What a call by its plain name does beyond what its role says. */
  private int called(int node) {
    int first = context.calls().argument(node, 0);
    String text = values.asText(context.result(first));
    for (int one : values.each(context.result(tree.first(node)))) {
      if (Values.kind(one) == Values.PATH) {
        Role role = context.knowledge().role(Values.index(one));
        if (role == Role.IMPORTER) {
          library(node, text);
        } else if (text != null && text.startsWith("|") && opens(Values.index(one))) {
          context.emitter().referenced(commandInName, node, List.of());
          context.emitter().interpreted(node);
        } else {
          loaded(node, Values.index(one), first);
        }
      }
    }
    return Values.UNKNOWN;
  }

  /** Whether what is called opens a file, or what a name with a pipe before it stands for. */
  private boolean opens(int path) {
    return context.knowledge().role(path) == Role.OPENER || openers.contains(path);
  }

  /**
   * Objects that are written and read back at once are a copy; read from elsewhere, they are not.
   */
  private void loaded(int node, int path, int argument) {
    int marshal = paths.parent(path);
    if (marshal == PathTable.NONE || marshal != paths.parent(copied) || path == copied) {
      return;
    }
    boolean own = false;
    if (argument != Tree.NONE && tree.kind(argument) == Kind.CALL) {
      for (int one : values.each(context.result(tree.first(argument)))) {
        own |= one == Values.path(copied);
      }
    }
    int data = paths.find(path, context.symbols().of("data"));
    if (!own && data != PathTable.NONE) {
      context.emitter().referenced(data, node, List.of());
    }
  }

  /** A library is loaded: the folders that it is in count as well, and so does where it is. */
  private void library(int node, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      return;
    }
    boolean outside = name.startsWith("/") || name.startsWith("~") || name.startsWith("../..");
    if (outside) {
      context.emitter().referenced(outsideLibrary, node, List.of());
    }
    int slash = name.indexOf('/');
    for (int i = 0; i < MAX_PARTS && slash > 0; i++) {
      int folder = context.members().module(name.substring(0, slash));
      context.emitter().imported(folder, node, List.of());
      slash = name.indexOf('/', slash + 1);
    }
  }

  private int owner(int node) {
    int callee = tree.first(node);
    return tree.kind(callee) == Kind.MEMBER ? tree.first(callee) : Tree.NONE;
  }

  private boolean isEveryObject(int owner) {
    if (owner == Tree.NONE) {
      return true;
    }
    boolean self = tree.kind(owner) == Kind.NAME && tree.data(owner) == RubyWords.SELF;
    return self || context.result(owner) == Values.path(kernel);
  }

  /** A method is run whose name is the first argument. */
  private int sent(int node) {
    int name = context.calls().argument(node, 0);
    int target = method(node, name);
    int argument = name == Tree.NONE ? Tree.NONE : tree.next(name);
    for (int one : values.each(target)) {
      if (Values.kind(one) != Values.PATH) {
        continue;
      }
      Role role = context.knowledge().role(Values.index(one));
      String text = values.asText(context.result(argument));
      context.emitter().called(Values.index(one), node);
      if (role == Role.IMPORTER) {
        context.members().imported(text, node, true);
        library(node, text);
      } else if (role == Role.RUNNER && text != null) {
        context.emitter().interpreted(node);
        context.payload(text, argument);
      } else if (role == Role.SPAWNER) {
        context.emitter().interpreted(node);
      }
    }
    return Values.UNKNOWN;
  }

  /** The method whose name a node gives, of what stands before the call. */
  private int method(int node, int name) {
    if (name == Tree.NONE || tree.kind(name) == Kind.LAMBDA) {
      return Values.UNKNOWN;
    }
    int value = Values.UNKNOWN;
    boolean known = context.result(name) != Values.UNKNOWN;
    for (int one : values.each(context.result(name))) {
      String text = values.asText(one);
      known &= text != null;
      value = text == null ? value : values.union(value, named(node, name, text));
    }
    if (!known) {
      computed(node, owner(node));
    }
    return value;
  }

  private int named(int node, int name, String text) {
    int owner = owner(node);
    int symbol = context.symbols().of(text);
    boolean folded = tree.kind(name) != Kind.STRING;
    int value = Values.UNKNOWN;
    if (owner != Tree.NONE && Values.kind(context.result(owner)) == Values.PATH) {
      value = context.members().memberByText(context.result(owner), text, node, folded);
    }
    int own = context.bindings().visible(tree.scope(node), symbol);
    boolean hidden = owner == Tree.NONE && own >= 0 && context.bindings().isFirmAt(own, node);
    int path = paths.find(kernel, symbol);
    if (path == PathTable.NONE || !paths.isKnown(path) || hidden) {
      return value;
    }
    int meaning = paths.meaning(path);
    List<Via> via = folded ? List.of(new Via(Via.Kind.FOLDED, text)) : List.of();
    context.emitter().referenced(meaning, node, via);
    return values.union(value, Values.path(meaning));
  }

  private void computed(int node, int owner) {
    int value = owner == Tree.NONE ? Values.UNKNOWN : context.result(owner);
    boolean guarded =
        Values.kind(value) == Values.PATH && context.knowledge().isGuarded(Values.index(value));
    if (guarded) {
      context.emitter().signal(Signal.COMPUTED_MEMBER, node);
    } else if (isEveryObject(owner)) {
      context.emitter().referenced(sentToEveryObject, node, List.of());
    } else {
      context.emitter().signal(Signal.DYNAMIC_ATTRIBUTE, node);
    }
  }

  /** A constant whose name the first argument, or what stands before the call, gives. */
  private int constant(int node, int symbol) {
    int name = context.calls().argument(node, 0);
    int owner = owner(node);
    if (name == Tree.NONE) {
      name = owner;
      owner = Tree.NONE;
    }
    String text = name == Tree.NONE ? null : values.asText(context.result(name));
    if (text == null) {
      if (symbol == RubyWords.CONSTANT) {
        context.emitter().referenced(computedConstant, node, List.of());
      }
      return Values.UNKNOWN;
    }
    int value = isEveryObject(owner) ? Values.path(kernel) : context.result(owner);
    boolean first = isEveryObject(owner) || Values.kind(value) != Values.PATH;
    for (String part : text.split("::", MAX_PARTS)) {
      if (part.isEmpty()) {
        continue;
      }
      value = first ? root(part, node) : context.members().memberByText(value, part, node, true);
      first = false;
    }
    return value;
  }

  private int root(String name, int node) {
    int path = paths.of(PathTable.NONE, context.symbols().of(name));
    int meaning = paths.meaning(path);
    if (meaning != PathTable.NONE) {
      context.emitter().referenced(meaning, node, List.of(new Via(Via.Kind.FOLDED, name)));
    }
    return Values.path(meaning);
  }

  /** A text is run on an object; a block is only code of the program. */
  private void evaluated(int node, int symbol) {
    int text = tree.second(node);
    boolean block =
        text == Tree.NONE || tree.kind(text) == Kind.LAMBDA || tree.kind(text) == Kind.SPREAD;
    boolean member = tree.kind(tree.first(node)) == Kind.MEMBER;
    if (block || (symbol == RubyWords.EVALUATE && !member)) {
      return;
    }
    boolean unknown = Values.kind(context.result(owner(node))) != Values.PATH;
    if (symbol != RubyWords.EVALUATE) {
      context.emitter().referenced(evaluatedText, node, List.of());
    }
    String code = values.asText(context.result(text));
    if (code != null && (symbol != RubyWords.EVALUATE || unknown)) {
      context.emitter().interpreted(node);
      context.payload(code, text);
    }
  }
}
