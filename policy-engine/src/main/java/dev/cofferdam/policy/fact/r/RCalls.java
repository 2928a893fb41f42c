package dev.cofferdam.policy.fact.r;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What R's own functions do with names, packages and texts. */
final class RCalls {

  private static final int MAX_ARGUMENTS = 64;
  private static final Set<String> LOADS =
      Set.of("library", "require", "requireNamespace", "loadNamespace", "attachNamespace");
  private static final Set<String> BY_NAME =
      Set.of("do.call", "match.fun", "get", "get0", "getFunction", "mget", "getAnywhere", "dynGet");
  private static final Set<String> APPLIES =
      Set.of("lapply", "sapply", "vapply", "apply", "Map", "Filter", "Reduce", "mapply", "outer");
  private static final Set<String> JOINS = Set.of("paste", "paste0", "c", "sprintf", "file.path");
  private static final Set<String> NAMES_AN_EXPORT = Set.of("getFromNamespace", "getExportedValue");

  private final Evaluation context;
  private final Tree tree;
  private final Values values;
  private final PathTable paths;
  private final int base;
  private final int nameIsCode;
  private final int nameIsMade;

  RCalls(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
    this.paths = context.paths();
    this.base = context.knowledge().builtins();
    this.nameIsCode = paths.of("base::parse.text");
    this.nameIsMade = paths.of("base::get.made");
  }

  /** What the call of that function gives, beyond what its role says. */
  int call(int node, int path) {
    if (paths.parent(path) != base) {
      return Values.UNKNOWN;
    }
    String name = context.symbols().name(paths.name(path));
    if (LOADS.contains(name)) {
      return load(node);
    }
    if (BY_NAME.contains(name)) {
      return byName(node, argument(node, 0, "what"));
    }
    if (NAMES_AN_EXPORT.contains(name)) {
      return byName(node, argument(node, 0, "x"));
    }
    if (APPLIES.contains(name)) {
      applied(node);
      return Values.UNKNOWN;
    }
    if (JOINS.contains(name)) {
      return joined(node, name);
    }
    return switch (name) {
      case "parse", "str2lang", "str2expression" -> code(node, name.equals("parse"));
      case "as.name", "as.symbol", "call" -> written(node);
      case "rev" -> reversed(node);
      case "intToUtf8", "rawToChar" -> characters(node);
      case "file", "gzfile", "bzfile", "open" -> opened(node);
      default -> Values.UNKNOWN;
    };
  }

  /** The node of an argument by name, or by its place among those without a name. */
  private int argument(int node, int place, String name) {
    int at = tree.second(node);
    int positional = 0;
    int found = Tree.NONE;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      if (tree.kind(at) == Kind.ARGUMENT) {
        if (context.symbols().name(tree.data(at)).equals(name)) {
          return tree.first(at);
        }
      } else if (positional++ == place) {
        found = at;
      }
      at = tree.next(at);
    }
    return found;
  }

  /** {@code library(name)} takes the name itself, unless it is told to read a text. */
  private int load(int node) {
    int what = argument(node, 0, "package");
    boolean asText = argument(node, MAX_ARGUMENTS, "character.only") != Tree.NONE;
    if (what == Tree.NONE) {
      return Values.UNKNOWN;
    }
    if (tree.kind(what) == Kind.NAME && !asText && isQuoting(node)) {
      return context.members().imported(context.symbols().name(tree.data(what)), node, false);
    }
    int value = context.result(what);
    return context.members().imported(values.asText(value), node, tree.kind(what) != Kind.STRING);
  }

  private boolean isQuoting(int node) {
    for (int one : values.each(context.result(tree.first(node)))) {
      String name =
          Values.kind(one) == Values.PATH
              ? context.symbols().name(paths.name(Values.index(one)))
              : "";
      if (name.equals("library") || name.equals("require")) {
        return true;
      }
    }
    return false;
  }

  /** What is reached by a text that names it. */
  private int byName(int node, int what) {
    if (what == Tree.NONE) {
      return Values.UNKNOWN;
    }
    int value = context.result(what);
    int all = Values.UNKNOWN;
    for (int one : values.each(value)) {
      String text = values.asText(one);
      all = values.union(all, text == null ? one : named(text, node, what));
    }
    if (value == Values.UNKNOWN) {
      boolean made = tree.kind(what) == Kind.CALL || tree.kind(what) == Kind.BINARY;
      if (made) {
        context.emitter().referenced(nameIsMade, node, List.of());
      } else if (tree.kind(what) != Kind.LAMBDA) {
        context.emitter().signal(Signal.DYNAMIC_ATTRIBUTE, node);
      }
    }
    return all;
  }

  /** A name that is made of a text, to be put into a call, is a mention of what has that name. */
  private int written(int node) {
    int what = argument(node, 0, "x");
    String text = what == Tree.NONE ? null : values.asText(context.result(what));
    return text == null ? Values.UNKNOWN : named(text, node, what);
  }

  private int named(String text, int node, int what) {
    int symbol = context.symbols().of(text);
    int path = paths.find(base, symbol);
    if (path == PathTable.NONE || !paths.isKnown(path)) {
      return Values.UNKNOWN;
    }
    boolean written = tree.kind(what) == Kind.STRING;
    int meaning = paths.meaning(path);
    context
        .emitter()
        .referenced(meaning, node, written ? List.of() : List.of(new Via(Via.Kind.FOLDED, text)));
    return Values.path(meaning);
  }

  /** A function that is given by its name is one that is given. */
  private void applied(int node) {
    int at = tree.second(node);
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      int argument = tree.kind(at) == Kind.ARGUMENT ? tree.first(at) : at;
      String text = values.asText(context.result(argument));
      if (text != null) {
        named(text, node, argument);
      }
      at = tree.next(at);
    }
  }

  private int joined(int node, String name) {
    if (name.equals("c")) {
      return sequence(node);
    }
    String separator = name.equals("paste") ? " " : name.equals("file.path") ? "/" : "";
    int given = argument(node, MAX_ARGUMENTS, "sep");
    String own = given == Tree.NONE ? separator : values.asText(context.result(given));
    StringBuilder out = new StringBuilder();
    int at = tree.second(node);
    boolean first = true;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      if (tree.kind(at) != Kind.ARGUMENT) {
        String part = part(context.result(at));
        if (part == null || own == null || out.length() + part.length() > Values.MAX_TEXT) {
          return Values.UNKNOWN;
        }
        out.append(first ? "" : own).append(part);
        first = false;
      }
      at = tree.next(at);
    }
    if (name.equals("sprintf")) {
      return formatted(node);
    }
    return values.text(out.toString());
  }

  /** The text of a value, the elements of a sequence one after the other. */
  private @Nullable String part(int value) {
    Long number = values.asNumber(value);
    if (number != null) {
      return number.toString();
    }
    if (Values.kind(value) != Values.SEQUENCE) {
      return values.asText(value);
    }
    if (!values.spend(values.elements(value).length)) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int element : values.elements(value)) {
      String part = values.asText(element);
      if (part == null || out.length() + part.length() > Values.MAX_TEXT) {
        return null;
      }
      out.append(part);
    }
    return values.spend(out.length()) ? out.toString() : null;
  }

  private int formatted(int node) {
    int form = argument(node, 0, "fmt");
    String text = form == Tree.NONE ? null : values.asText(context.result(form));
    if (text == null) {
      return Values.UNKNOWN;
    }
    String out = text;
    for (int place = 1; place < 8 && out.contains("%s"); place++) {
      int given = argument(node, place, "");
      String part = given == Tree.NONE ? null : part(context.result(given));
      if (part == null || !values.spend(out.length() + part.length())) {
        return Values.UNKNOWN;
      }
      int mark = out.indexOf("%s");
      out = out.substring(0, mark) + part + out.substring(mark + 2);
    }
    return values.text(out);
  }

  private int sequence(int node) {
    int count = 0;
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      count++;
    }
    int[] elements = new int[count];
    int place = 0;
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      elements[place++] = context.result(at);
    }
    return count == 0 ? Values.UNKNOWN : values.sequence(node, elements);
  }

  private int reversed(int node) {
    int value = context.result(tree.second(node));
    if (Values.kind(value) != Values.SEQUENCE) {
      return Values.UNKNOWN;
    }
    int[] elements = values.elements(value);
    if (!values.spend(elements.length)) {
      return Values.UNKNOWN;
    }
    int[] backwards = new int[elements.length];
    for (int i = 0; i < elements.length; i++) {
      backwards[i] = elements[elements.length - 1 - i];
    }
    return values.sequence(node, backwards);
  }

  private int characters(int node) {
    int value = context.result(tree.second(node));
    int[] elements =
        Values.kind(value) == Values.SEQUENCE ? values.elements(value) : new int[] {value};
    if (!values.spend(elements.length)) {
      return Values.UNKNOWN;
    }
    StringBuilder out = new StringBuilder();
    for (int element : elements) {
      Long number = values.asNumber(element);
      if (number == null || number < 0 || number > Character.MAX_CODE_POINT) {
        return Values.UNKNOWN;
      }
      out.appendCodePoint(number.intValue());
    }
    return values.text(out.toString());
  }

  /** A text becomes code; one that is not known, or stands in a file, may be any. */
  private int code(int node, boolean onlyNamed) {
    int text = onlyNamed ? argument(node, MAX_ARGUMENTS, "text") : argument(node, 0, "s");
    String code = text == Tree.NONE ? null : part(context.result(text));
    if (code == null) {
      context.emitter().referenced(nameIsCode, node, List.of());
    } else {
      context.emitter().interpreted(node);
      context.payload(code, text);
    }
    return Values.UNKNOWN;
  }

  private int opened(int node) {
    int name = argument(node, 0, "description");
    String where = name == Tree.NONE ? null : values.asText(context.result(name));
    boolean remote = where != null && (where.startsWith("http://") || where.startsWith("https://"));
    if (remote) {
      context.emitter().signal(Signal.URL_ARGUMENT, node);
    }
    return Values.UNKNOWN;
  }
}
