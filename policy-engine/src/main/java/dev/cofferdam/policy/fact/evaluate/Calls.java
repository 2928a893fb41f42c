package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.knowledge.Method;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** What calls do and give. */
public final class Calls {

  private static final int MAX_PARAMETERS = 64;

  private final Evaluation context;
  private final Tree tree;
  private final Members members;
  private final Folding folding;
  private final Resources files;
  private final GetterMakers makers;
  private final int result;
  private final int setAttribute;
  private final int dictionary;
  private int indirect = Tree.NONE;
  private int indirectArguments = Tree.NONE;

  Calls(Evaluation context) {
    this.context = context;
    this.tree = context.tree;
    this.members = context.members;
    this.folding = context.folding;
    this.files = new Resources(context);
    this.makers = new GetterMakers(context);
    this.result = context.symbols.of(PathTable.RESULT);
    int builtins = context.knowledge.builtins();
    this.dictionary = context.symbols.of("__dict__");
    this.setAttribute = context.paths.find(builtins, context.symbols.of("setattr"));
  }

  /** What a call gives. */
  public int call(int node) {
    int callee = tree.first(node);
    int value = Values.UNKNOWN;
    for (int one : context.values.each(context.result(callee))) {
      if (Values.kind(one) == Values.PATH) {
        value = context.values.union(value, ofPath(Values.index(one), node));
      } else if (Values.kind(one) == Values.FUNCTION) {
        value = context.values.union(value, ofFunction(Values.index(one), node));
      }
    }
    files.fetch(node);
    handedOn(node);
    if (tree.kind(callee) == Kind.MEMBER) {
      value = context.values.union(value, ofMethod(callee, node));
    } else if (tree.kind(callee) == Kind.CALL) {
      value = context.values.union(value, makers.call(node));
    }
    return value;
  }

  /**
   * A function that reaches members, handed to another function, reaches those that nobody
   * foresees.
   */
  private void handedOn(int node) {
    if (context.emitter.isSilent()) {
      return;
    }
    boolean followed = isFollowed(context.result(tree.first(node)));
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      int value = context.result(at);
      int path = Values.kind(value) == Values.PATH ? Values.index(value) : Tree.NONE;
      Role role = context.knowledge.role(path);
      if (role == Role.GETTER) {
        context.emitter.signal(Signal.COMPUTED_MEMBER, at);
      } else if (role == Role.IMPORTER && !followed) {
        context.emitter.signal(Signal.COMPUTED_IMPORT, at);
      } else if (!followed && context.knowledge.isDangerousModule(path)) {
        context.emitter.signal(Signal.MODULE_HANDED_ON, at);
      }
    }
  }

  /** Whether what a function does with its arguments is known, or is judged by itself. */
  private boolean isFollowed(int callee) {
    int kind = Values.kind(callee);
    boolean setter = kind == Values.PATH && Values.index(callee) == setAttribute;
    boolean plain =
        kind == Values.PATH && context.knowledge.role(Values.index(callee)) == Role.PLAIN;
    return kind == Values.FUNCTION || (kind == Values.PATH && !plain && !setter);
  }

  /** What calling something with a dotted name does and gives. */
  public int ofPath(int path, int node) {
    context.emitter.called(path, node);
    Role role = context.knowledge.role(path);
    return switch (role) {
      case IMPORTER -> importer(node);
      case GETTER, METHOD_GETTER -> getter(argument(node, 0), argument(node, 1), node);
      case GETTER_MAKER -> makers.made(path, node);
      case FOLD_METHOD -> ofFirst(path, node);
      case NAMESPACE -> namespace(path, node);
      case RUNNER, RUNNER_OF_ALL -> runner(path, node, role == Role.RUNNER_OF_ALL);
      case APPLIER -> applied(node);
      case OPENER -> {
        files.open(node, argument(node, 0), argument(node, 1));
        yield given(path);
      }
      case SPAWNER, ALLOCATOR, LISTER -> {
        if (role == Role.SPAWNER) {
          context.emitter.interpreted(node);
        }
        files.note(role, node, argument(node, 0));
        yield given(path);
      }
      case PLAIN, HARMLESS, GLOBALS, MODULES -> given(path);
      case FOLD_CHR,
          FOLD_BYTES,
          FOLD_HEX,
          FOLD_BASE64,
          FOLD_URL,
          FOLD_CODEC,
          FOLD_MAP,
          FOLD_REVERSED,
          FOLD_SAME ->
          folding.call(role, node, argument(node, 0), argument(node, 1));
      case FOLD_JOIN_PATH ->
          context.values.union(
              folding.call(role, node, argument(node, 0), argument(node, 1)), given(path));
    };
  }

  /** What calling something gives, where that is known to be worth following. */
  private int given(int path) {
    int given = context.paths.find(path, result);
    if (given != PathTable.NONE) {
      return context.meant(given);
    }
    return context.knowledge.role(path) == Role.GLOBALS
        ? Values.path(context.paths.of(path, result))
        : Values.UNKNOWN;
  }

  /** The node of a positional argument, or none. */
  public int argument(int node, int place) {
    int at = node == indirect ? indirectArguments : tree.second(node);
    for (int i = 0; i < place && at != Tree.NONE; i++) {
      at = tree.next(at);
    }
    return at == Tree.NONE || tree.kind(at) == Kind.SPREAD ? Tree.NONE : at;
  }

  /** The values of the arguments of a call. */
  public int[] arguments(int node) {
    int head = node == indirect ? indirectArguments : tree.second(node);
    int count = 0;
    for (int at = head; at != Tree.NONE; at = tree.next(at)) {
      count++;
    }
    int[] all = new int[count];
    int place = 0;
    for (int at = head; at != Tree.NONE; at = tree.next(at)) {
      all[place++] = context.result(at);
    }
    return all;
  }

  private boolean isFolded(int node) {
    return node != Tree.NONE && tree.kind(node) != Kind.STRING;
  }

  private int importer(int node) {
    int name = argument(node, 0);
    return members.imported(context.values.asText(context.result(name)), node, isFolded(name));
  }

  /** The member that another node names; a signal when the name is not known, or only begun: "". */
  public int getter(int owner, int name, int node) {
    if (name == Tree.NONE) {
      return Values.UNKNOWN;
    }
    String text = context.values.asText(context.result(name));
    if (text != null && !text.isEmpty()) {
      context.emitter.memberNamedByText(text, node);
      return members.memberByText(context.result(owner), text, node, isFolded(name));
    }
    context.emitter.signal(
        isModuleOrMember(context.result(owner)) ? Signal.COMPUTED_MEMBER : Signal.DYNAMIC_ATTRIBUTE,
        node);
    return Values.UNKNOWN;
  }

  private boolean isModuleOrMember(int value) {
    for (int one : context.values.each(value)) {
      if (Values.kind(one) == Values.PATH && context.paths.name(Values.index(one)) != result) {
        return true;
      }
    }
    return false;
  }

  private int namespace(int path, int node) {
    int owner = context.result(argument(node, 0));
    if (argument(node, 0) == Tree.NONE) {
      return Values.path(
          context.paths.of(
              context.paths.of(context.knowledge.builtins(), context.symbols.of("globals")),
              result));
    }
    int value = Values.UNKNOWN;
    for (int one : context.values.each(owner)) {
      if (Values.kind(one) == Values.PATH) {
        int dict = context.paths.of(Values.index(one), dictionary);
        value = context.values.union(value, Values.path(dict));
      }
    }
    return context.values.union(value, given(path));
  }

  /** The text arguments of a call are run; what the call gives. */
  public int runner(int path, int node, boolean all) {
    context.emitter.interpreted(node);
    boolean first = true;
    for (int at = node == indirect ? indirectArguments : tree.second(node);
        at != Tree.NONE;
        at = tree.next(at)) {
      if (first || tree.kind(at) == Kind.ARGUMENT) {
        for (int one : context.values.each(context.result(at))) {
          String text = context.values.asText(one);
          if (text != null) {
            context.payload(text, at);
          }
        }
      }
      first = all;
    }
    return given(path);
  }

  /** A function is called by another one, with the elements of a list that is written out. */
  private int applied(int node) {
    int list = Tree.NONE;
    for (int at = argument(node, 0); at != Tree.NONE; at = tree.next(at)) {
      list = tree.kind(at) == Kind.LIST ? at : list;
    }
    int arguments = list == Tree.NONE ? Tree.NONE : tree.first(list);
    return node == indirect
        ? Values.UNKNOWN
        : through(context.result(argument(node, 0)), arguments, node);
  }

  /** What calling a function of the program gives. */
  public int ofFunction(int definition, int node) {
    int parameter = tree.second(definition);
    int at = node == indirect ? indirectArguments : tree.second(node);
    for (int i = 0; i < MAX_PARAMETERS && at != Tree.NONE; i++) {
      if (tree.kind(at) == Kind.ARGUMENT) {
        bindByName(definition, at);
      } else if (parameter != Tree.NONE && tree.kind(parameter) == Kind.PARAMETER) {
        int scope = functionScope(definition);
        context.bindings.widen(scope, tree.data(parameter), context.result(at));
        parameter = tree.next(parameter);
      }
      at = tree.next(at);
    }
    return tree.kind(definition) == Kind.LAMBDA
        ? context.result(tree.first(definition))
        : returned(definition);
  }

  private int functionScope(int definition) {
    return tree.kind(definition) == Kind.LAMBDA ? tree.data(definition) : tree.first(definition);
  }

  private int returned(int definition) {
    int binding = context.bindings.visible(functionScope(definition), Bindings.RETURNED);
    return binding == Bindings.NONE ? Values.UNKNOWN : context.bindings.value(binding);
  }

  private void bindByName(int definition, int argument) {
    int parameter = tree.second(definition);
    for (int i = 0; i < MAX_PARAMETERS && parameter != Tree.NONE; i++) {
      if (tree.data(parameter) == tree.data(argument)) {
        context.bindings.widen(
            functionScope(definition), tree.data(argument), context.result(argument));
        return;
      }
      parameter = tree.next(parameter);
    }
  }

  /** A function is called through a method of its own, or by another function. */
  public int through(int function, int arguments, int node) {
    indirect = node;
    indirectArguments = arguments;
    int value = Values.UNKNOWN;
    for (int one : context.values.each(function)) {
      if (Values.kind(one) == Values.PATH) {
        value = context.values.union(value, ofPath(Values.index(one), node));
      } else if (Values.kind(one) == Values.FUNCTION) {
        value = context.values.union(value, ofFunction(Values.index(one), node));
      }
    }
    indirect = Tree.NONE;
    return value;
  }

  /** A function does with its first argument what a method of that name does with its object. */
  private int ofFirst(int path, int node) {
    int receiver = argument(node, 0);
    if (receiver == Tree.NONE || node == indirect) {
      return Values.UNKNOWN;
    }
    Method method = context.knowledge.method(context.paths.name(path));
    indirect = node;
    indirectArguments = tree.next(receiver);
    int value = Values.UNKNOWN;
    for (int one : context.values.each(context.result(receiver))) {
      int made = folding.method(one, method, node, argument(node, 0), argument(node, 1));
      value = context.values.union(value, made);
    }
    indirect = Tree.NONE;
    return value;
  }

  /** What a method of functions, or of what functions will be given, does. */
  private int ofCallable(Method method, int owner, int node) {
    int first = argument(node, 0);
    if (method == Method.CALL) {
      return through(owner, first == Tree.NONE ? first : tree.next(first), node);
    }
    if (method == Method.APPLY) {
      int list = argument(node, 1);
      boolean written = list != Tree.NONE && tree.kind(list) == Kind.LIST;
      return through(owner, written ? tree.first(list) : Tree.NONE, node);
    }
    if (method == Method.THEN) {
      given(owner, node);
      return context.values.namesOnly(owner);
    }
    return method == Method.BIND ? owner : Values.UNKNOWN;
  }

  /** The functions among the arguments are called with a value, or with each of its elements. */
  private void given(int value, int node) {
    int each = members.eachOf(value);
    int whole = context.values.union(context.values.namesOnly(value), each);
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      for (int one : context.values.each(context.result(at))) {
        int definition = Values.index(one);
        if (Values.kind(one) == Values.FUNCTION && tree.second(definition) != Tree.NONE) {
          int parameter = tree.data(tree.second(definition));
          context.bindings.widen(functionScope(definition), parameter, whole);
        }
      }
    }
  }

  private void query(int argument) {
    String text = context.values.asText(context.result(argument));
    if (text != null && text.indexOf('@') >= 0) {
      context.payload(text.replace('@', ' ').strip(), argument);
    }
  }

  private int ofMethod(int callee, int node) {
    int owner = context.result(tree.first(callee));
    int name = tree.data(callee);
    Method method = context.knowledge.method(name);
    int value = ofCallable(method, owner, node);
    if (method == Method.QUERY) {
      query(argument(node, 0));
    }
    for (int one : context.values.each(owner)) {
      if (Values.kind(one) == Values.PATH && method == Method.ENTRY) {
        value =
            context.values.union(value, members.entry(Values.index(one), argument(node, 0), node));
      } else if (Values.kind(one) == Values.PATH
          && method == Method.GETTER
          && argument(node, 1) == Tree.NONE) {
        value = context.values.union(value, getter(tree.first(callee), argument(node, 0), node));
      } else if (Values.kind(one) == Values.TEXT || Values.kind(one) == Values.SEQUENCE) {
        value =
            context.values.union(
                value, folding.method(one, method, node, argument(node, 0), argument(node, 1)));
      }
    }
    return value;
  }
}
