package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.knowledge.Method;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names, members and subscripts: what they mean. */
public final class Members {

  private static final int MAX_STARS = 16;

  private final Evaluation context;
  private final PathTable paths;
  private final List<Integer> stars = new ArrayList<>();
  private final int result;

  Members(Evaluation context) {
    this.context = context;
    this.paths = context.paths;
    this.result = context.symbols.of(PathTable.RESULT);
  }

  /** Notes that all names of a module are names here. */
  void importAll(int module) {
    if (stars.size() < MAX_STARS && !stars.contains(module)) {
      stars.add(module);
    }
  }

  /** What a name means where it stands. */
  public int name(int node) {
    int value = lookUp(context.tree.data(node), context.tree.scope(node), node);
    mention(value, node, List.of());
    return value;
  }

  private int lookUp(int symbol, int scope, int node) {
    int binding = context.bindings.visible(scope, symbol);
    if (binding == Bindings.NONE) {
      return ambient(symbol);
    }
    int value = context.bindings.value(binding);
    return context.bindings.isFirmAt(binding, node)
        ? value
        : context.values.union(value, ambient(symbol));
  }

  /** What a name means that the program does not bind. */
  private int ambient(int symbol) {
    if (!context.symbols.isKnown(symbol)) {
      return Values.UNKNOWN;
    }
    for (int module : stars) {
      int member = paths.find(module, symbol);
      if (member != PathTable.NONE && paths.isKnown(member)) {
        return context.meant(member);
      }
    }
    return context.meant(context.knowledge.ambient(symbol));
  }

  private void mention(int value, int node, List<Via> via) {
    boolean none = value == Values.UNKNOWN || Values.kind(value) == Values.FUNCTION;
    if (none || context.emitter.isSilent()) {
      return;
    }
    for (int one : context.values.each(value)) {
      if (Values.kind(one) == Values.PATH) {
        context.emitter.referenced(Values.index(one), node, via);
        if (Values.index(one) == context.knowledge.builtins()) {
          context.emitter.imported(Values.index(one), node, via);
        }
      }
    }
  }

  /** What a member means. */
  public int member(int node) {
    int symbol = context.tree.data(node);
    context.emitter.member(symbol, node);
    return reach(context.result(context.tree.first(node)), symbol, node, List.of());
  }

  /** What the member of a value means that is reached by the text of its name. */
  public int memberByText(int owner, String name, int node, boolean folded) {
    int symbol = context.symbols.of(name);
    context.emitter.member(symbol, node);
    return reach(owner, symbol, node, folded ? List.of(new Via(Via.Kind.FOLDED, name)) : List.of());
  }

  private int reach(int owner, int symbol, int node, List<Via> via) {
    int value;
    if (Values.kind(owner) == Values.PATH) {
      value = ofPath(Values.index(owner), symbol, node);
    } else {
      value =
          Values.kind(owner) == Values.SEVERAL ? ofEach(owner, symbol, node) : ofUnknown(symbol);
    }
    mention(value, node, via);
    return value;
  }

  private int ofEach(int owner, int symbol, int node) {
    int[] owners = context.values.each(owner);
    int[] found = new int[owners.length];
    int count = 0;
    for (int one : owners) {
      if (Values.kind(one) == Values.PATH) {
        found[count++] = ofPath(Values.index(one), symbol, node);
      }
    }
    return count == 0 ? ofUnknown(symbol) : context.values.several(found);
  }

  private int ofPath(int path, int symbol, int node) {
    int known = paths.find(path, symbol);
    if (known != PathTable.NONE && paths.isKnown(known)) {
      return context.meant(known);
    }
    boolean module = paths.name(path) != result && path != context.knowledge.builtins();
    if (module && context.knowledge.isDangerousRoot(symbol)) {
      int root = paths.of(PathTable.NONE, symbol);
      context.emitter.signal(Signal.REEXPORTED_MODULE, node);
      context.emitter.imported(root, node, List.of(new Via(Via.Kind.REEXPORT, paths.dotted(path))));
      return context.meant(root);
    }
    return Values.path(paths.of(path, symbol));
  }

  /** What a name of a module means that is imported from it. */
  public int imported(int module, int symbol, int node) {
    context.emitter.imported(paths.of(paths.meaning(module), symbol), node, List.of());
    return reach(context.meant(module), symbol, node, List.of());
  }

  private int ofUnknown(int symbol) {
    int value = context.bindings.ofMember(symbol);
    if (value != Values.UNKNOWN) {
      return value;
    }
    return context.knowledge.isDangerousRoot(symbol)
        ? context.meant(paths.of(PathTable.NONE, symbol))
        : Values.UNKNOWN;
  }

  /** What a subscript means: an element, an entry, or a name in a namespace. */
  public int subscript(int node) {
    int owner = context.result(context.tree.first(node));
    int index = context.tree.second(node);
    int value = Values.UNKNOWN;
    for (int one : context.values.each(owner)) {
      if (Values.kind(one) == Values.PATH) {
        value = context.values.union(value, entry(Values.index(one), index, node));
      } else if (Values.kind(one) == Values.SEQUENCE) {
        value = context.values.union(value, element(one, context.result(index)));
      }
    }
    return value;
  }

  /** What one of a sequence means: the one at that place, or any. */
  public int element(int sequence, int index) {
    int[] elements = context.values.elements(sequence);
    Long place = context.values.asNumber(index);
    if (place != null && place >= 0 && place < elements.length) {
      return elements[place.intValue()];
    }
    int any = Values.UNKNOWN;
    if (!context.values.spend(elements.length)) {
      return any;
    }
    for (int one : elements) {
      any = context.values.union(any, context.values.namesOnly(one));
    }
    return any;
  }

  /** What is made by calling a type, or given in its name. */
  public int instance(int type) {
    int value = Values.UNKNOWN;
    for (int one : context.values.each(type)) {
      if (Values.kind(one) == Values.PATH) {
        int path = paths.of(Values.index(one), result);
        value = context.values.union(value, context.meant(path));
      }
    }
    return value;
  }

  /** What each element of a value can be, or, for what a library's call gave, that itself. */
  public int eachOf(int value) {
    int any = Values.UNKNOWN;
    for (int one : context.values.each(value)) {
      boolean given = Values.kind(one) == Values.PATH && paths.name(Values.index(one)) == result;
      any = context.values.union(any, given ? one : element(one, Values.UNKNOWN));
    }
    return any;
  }

  /** What stands under a key in something that has a dotted name. */
  public int entry(int path, int keyNode, int node) {
    int key = context.result(keyNode);
    String name = context.values.asText(key);
    boolean folded = keyNode != Tree.NONE && context.tree.kind(keyNode) != Tree.Kind.STRING;
    if (context.knowledge.role(path) == Role.MODULES) {
      return imported(name, node, folded);
    }
    boolean globals = isResultOf(path, Role.GLOBALS);
    boolean dictionary = context.knowledge.method(paths.name(path)) == Method.NAMESPACE;
    boolean members = dictionary || context.dialect.subscriptsAreMembers();
    if (!globals && !members && path != context.knowledge.builtins()) {
      return Values.UNKNOWN;
    }
    int owner = dictionary ? paths.parent(path) : path;
    if (name == null || name.isEmpty()) {
      computed(path, dictionary, globals, node);
      return Values.UNKNOWN;
    }
    if (!globals) {
      return memberByText(Values.path(owner), name, node, folded);
    }
    int value = lookUp(context.symbols.of(name), Bindings.MODULE, node);
    mention(value, node, List.of());
    return value;
  }

  /** What a member of a value is whose name is not known. */
  public int unknownOf(int owner, int node) {
    for (int one : context.values.each(owner)) {
      if (Values.kind(one) == Values.PATH) {
        computed(Values.index(one), false, false, node);
      }
    }
    return Values.UNKNOWN;
  }

  private void computed(int path, boolean dictionary, boolean globals, int node) {
    if (globals) {
      context.emitter.signal(Signal.BUILTINS_ACCESS, node);
    } else if (dictionary
        || path == context.knowledge.builtins()
        || context.knowledge.isGuarded(path)) {
      context.emitter.signal(Signal.COMPUTED_MEMBER, node);
    }
  }

  private boolean isResultOf(int path, Role role) {
    return paths.name(path) == result && context.knowledge.role(paths.parent(path)) == role;
  }

  /** What the module of that name is, which is loaded here; a signal when the name is not known. */
  public int imported(@Nullable String name, int node, boolean folded) {
    if (name == null || name.isEmpty()) {
      context.emitter.signal(Signal.COMPUTED_IMPORT, node);
      return Values.UNKNOWN;
    }
    char separator = context.dialect.nameSeparator();
    int colon = separator == 0 ? -1 : name.indexOf(separator);
    String module = colon < 0 ? name : name.substring(0, colon);
    int path = module(module);
    int root = path == PathTable.NONE ? path : paths.root(path);
    context.emitter.imported(
        path, node, folded ? List.of(new Via(Via.Kind.FOLDED, name)) : List.of());
    int value = context.values.union(context.meant(path), context.meant(root));
    return colon < 0 ? value : memberByText(value, name.substring(colon + 1), node, folded);
  }

  /** The path of the module of that name; none for a name that is too long. */
  public int module(String name) {
    int path = PathTable.NONE;
    int depth = 0;
    for (String part : context.dialect.moduleParts(name)) {
      if (depth++ == PathTable.MAX_DEPTH) {
        break;
      }
      int owner = path == PathTable.NONE ? path : paths.meaning(path);
      path = paths.of(owner, context.symbols.of(part));
    }
    return path;
  }
}
