package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.knowledge.Method;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.fact.value.Arithmetic;
import dev.cofferdam.policy.fact.value.Decoders;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Constants that are put together: texts mostly, as far as a name or a payload may hide in them.
 */
public final class Folding {

  private static final long HUGE = 1_000_000_000L;
  private static final long LARGE = 1_000_000L;

  private final Evaluation context;
  private final Values values;
  private final Tree tree;
  private final Texts methods;
  private final Sequences sequences;

  Folding(Evaluation context) {
    this.context = context;
    this.values = context.values;
    this.tree = context.tree;
    this.methods = new Texts(context);
    this.sequences = new Sequences(context, methods);
  }

  /** What an operator between two constants gives. */
  public int binary(int operator, int left, int right, int node, boolean endless) {
    Long leftNumber = values.asNumber(left);
    Long rightNumber = values.asNumber(right);
    if (leftNumber != null && rightNumber != null) {
      return Arithmetic.fold(values, operator, leftNumber, rightNumber);
    }
    String leftText = values.asText(left);
    if (operator == '+' && (leftText == null) != (values.asText(right) == null)) {
      return joined(methods.display(left), methods.display(right));
    }
    if (operator == '*') {
      repeated(left, rightNumber, node, endless);
      repeated(right, leftNumber, node, endless);
    }
    if (leftText == null) {
      return operator == '/' ? values.namesOnly(left) : Values.UNKNOWN;
    }
    String rightText = values.asText(right);
    return switch (operator) {
      case '+' -> rightText == null ? Values.UNKNOWN : joined(leftText, rightText);
      case '%' -> methods.percent(leftText, right);
      case '*' -> methods.repeat(leftText, rightNumber);
      case '/' -> values.union(below(leftText, rightText), values.namesOnly(left));
      default -> Values.UNKNOWN;
    };
  }

  private int joined(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return Values.UNKNOWN;
    }
    return left.length() + right.length() > Values.MAX_TEXT
        ? Values.UNKNOWN
        : values.text(left + right);
  }

  private void repeated(int what, @Nullable Long times, int node, boolean endless) {
    int kind = Values.kind(what);
    boolean grows = kind == Values.TEXT || kind == Values.SEQUENCE || isList(node);
    if (times != null && grows && (times >= HUGE || (endless && times >= LARGE))) {
      context.emitter.signal(Signal.HUGE_ALLOCATION, node);
    }
  }

  private boolean isList(int node) {
    int first = tree.first(node);
    int second = tree.second(node);
    return (first != Tree.NONE && tree.kind(first) == Kind.LIST)
        || (second != Tree.NONE && tree.kind(second) == Kind.LIST);
  }

  /** What a string with fields gives, when all its fields are constant. */
  public int template(int node) {
    StringBuilder text = new StringBuilder();
    for (int part = tree.first(node); part != Tree.NONE; part = tree.next(part)) {
      String piece = methods.display(context.result(part));
      if (piece == null || text.length() + piece.length() > Values.MAX_TEXT) {
        return Values.UNKNOWN;
      }
      text.append(piece);
    }
    return values.text(text.toString());
  }

  /** What an element or a slice of a text gives. */
  public int subscript(String text, int index) {
    if (index == Tree.NONE) {
      return Values.UNKNOWN;
    }
    Long place = values.asNumber(context.result(index));
    if (place != null) {
      long at = place < 0 ? text.length() + place : place;
      return at >= 0 && at < text.length()
          ? values.text(text.substring((int) at, (int) at + 1))
          : Values.UNKNOWN;
    }
    return tree.kind(index) == Kind.SLICE ? slice(text, index) : Values.UNKNOWN;
  }

  private int slice(String text, int index) {
    int from = tree.first(index);
    int to = from == Tree.NONE ? from : tree.next(from);
    int step = to == Tree.NONE ? to : tree.next(to);
    Long by = bound(step, 1);
    if (by == null || by == 0 || !values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    boolean backwards = by < 0;
    Long first = bound(from, backwards ? text.length() - 1L : 0);
    Long last = bound(to, backwards ? -1L - text.length() : text.length());
    if (first == null || last == null) {
      return Values.UNKNOWN;
    }
    return values.text(Arithmetic.slice(text, first, last, by));
  }

  private @Nullable Long bound(int node, long otherwise) {
    return node == Tree.NONE || tree.kind(node) == Kind.EMPTY
        ? Long.valueOf(otherwise)
        : values.asNumber(context.result(node));
  }

  /** What a method of a text, or of a sequence, gives. */
  public int method(int receiver, Method method, int node, int first, int second) {
    if (Values.kind(receiver) == Values.SEQUENCE) {
      return sequences.call(receiver, method, node, context.result(first), context.result(second));
    }
    String text = values.asText(receiver);
    return text == null
        ? Values.UNKNOWN
        : methods.call(text, method, node, context.result(first), context.result(second));
  }

  /** What a function that makes texts gives. */
  int call(Role role, int node, int first, int second) {
    int argument = context.result(first);
    String text = values.asText(argument);
    return switch (role) {
      case FOLD_CHR -> characters(node);
      case FOLD_BYTES -> text != null ? argument : bytes(argument, node);
      case FOLD_HEX -> decoded(text, Decoders::hex);
      case FOLD_BASE64 -> decoded(text, Decoders::base64);
      case FOLD_URL -> decoded(text, Decoders::url);
      case FOLD_CODEC ->
          text == null
              ? bytes(argument, node)
              : methods.decode(text, values.asText(context.result(second)));
      case FOLD_MAP -> mapped(node, argument, context.result(second));
      case FOLD_REVERSED ->
          text == null
              ? Values.UNKNOWN
              : decoded(text, t -> new StringBuilder(t).reverse().toString());
      case FOLD_SAME -> argument;
      case FOLD_JOIN_PATH -> joinedPath(node);
      case PLAIN,
          HARMLESS,
          IMPORTER,
          GETTER,
          METHOD_GETTER,
          GETTER_MAKER,
          NAMESPACE,
          GLOBALS,
          MODULES,
          RUNNER,
          RUNNER_OF_ALL,
          APPLIER,
          OPENER,
          SPAWNER,
          ALLOCATOR,
          LISTER,
          FOLD_METHOD ->
          Values.UNKNOWN;
    };
  }

  private int decoded(
      @Nullable String text, java.util.function.Function<String, @Nullable String> decoder) {
    if (text == null || !values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    String decoded = decoder.apply(text);
    return decoded == null ? Values.UNKNOWN : values.text(decoded);
  }

  /** The characters of the numbers that are the arguments of a call. */
  private int characters(int node) {
    StringBuilder out = new StringBuilder();
    for (int argument : context.calls.arguments(node)) {
      int[] each =
          Values.kind(argument) == Values.SEQUENCE
              ? values.elements(argument)
              : new int[] {argument};
      if (!values.spend(each.length)) {
        return Values.UNKNOWN;
      }
      for (int one : each) {
        String character = values.asText(chr(one));
        if (character == null || out.length() >= Values.MAX_TEXT) {
          return Values.UNKNOWN;
        }
        out.append(character);
      }
    }
    return out.length() == 0 ? Values.UNKNOWN : values.text(out.toString());
  }

  /** The character of a number. */
  int chr(int argument) {
    Long number = values.asNumber(argument);
    if (number == null || number < 0 || number > Character.MAX_CODE_POINT) {
      return Values.UNKNOWN;
    }
    return values.text(Character.toString(number.intValue()));
  }

  private int bytes(int argument, int node) {
    Long size = values.asNumber(argument);
    if (size != null && size >= HUGE) {
      context.emitter.signal(Signal.HUGE_ALLOCATION, node);
    }
    if (Values.kind(argument) != Values.SEQUENCE) {
      return Values.UNKNOWN;
    }
    int[] elements = values.elements(argument);
    if (!values.spend(elements.length)) {
      return Values.UNKNOWN;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int element : elements) {
      Long number = values.asNumber(element);
      String characters = values.asText(element);
      if (number != null) {
        bytes.write(number.intValue());
      } else if (characters != null && bytes.size() + characters.length() <= Values.MAX_TEXT) {
        bytes.writeBytes(characters.getBytes(StandardCharsets.UTF_8));
      } else {
        return Values.UNKNOWN;
      }
    }
    return values.text(bytes.toString(StandardCharsets.UTF_8));
  }

  private int mapped(int node, int function, int sequence) {
    if (Values.kind(function) != Values.PATH || Values.kind(sequence) != Values.SEQUENCE) {
      return Values.UNKNOWN;
    }
    if (context.knowledge.role(Values.index(function)) != Role.FOLD_CHR) {
      return Values.UNKNOWN;
    }
    if (!values.spend(values.elements(sequence).length)) {
      return Values.UNKNOWN;
    }
    int[] elements = values.elements(sequence).clone();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = chr(elements[i]);
    }
    return values.sequence(node, elements);
  }

  private int joinedPath(int node) {
    StringBuilder path = new StringBuilder();
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      if (!join(path, values.asText(context.result(at)))) {
        return Values.UNKNOWN;
      }
    }
    return values.text(path.toString());
  }

  private int below(String path, @Nullable String part) {
    StringBuilder joined = new StringBuilder(path);
    return join(joined, part) ? values.text(joined.toString()) : Values.UNKNOWN;
  }

  /** Adds a part to a path; false when it is not known, or the path would be too long. */
  private static boolean join(StringBuilder path, @Nullable String part) {
    if (part == null || path.length() + part.length() > Values.MAX_TEXT) {
      return false;
    }
    if (part.startsWith("/")) {
      path.setLength(0);
    } else if (path.length() > 0 && path.charAt(path.length() - 1) != '/') {
      path.append('/');
    }
    path.append(part);
    return true;
  }

  /** What {@code f(x) for x in constants} gives when {@code f} makes characters of numbers. */
  int comprehension(int node) {
    int clause = tree.second(node);
    while (clause != Tree.NONE && tree.kind(clause) == Kind.CONDITION) {
      clause = tree.first(clause);
    }
    int element = tree.first(node);
    if (clause == Tree.NONE
        || tree.kind(clause) != Kind.COMPARISON
        || tree.kind(element) != Kind.CALL) {
      return Values.UNKNOWN;
    }
    int callee = context.result(tree.first(element));
    int numbers = context.result(tree.second(clause));
    boolean makesCharacters =
        Values.kind(callee) == Values.PATH
            && context.knowledge.role(Values.index(callee)) == Role.FOLD_CHR;
    if (!makesCharacters || Values.kind(numbers) != Values.SEQUENCE) {
      return Values.UNKNOWN;
    }
    return characters(node, tree.first(clause), tree.second(element), numbers);
  }

  private int characters(int node, int target, int argument, int numbers) {
    if (!values.spend(values.elements(numbers).length)) {
      return Values.UNKNOWN;
    }
    int[] elements = values.elements(numbers).clone();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = chr(substituted(argument, target, elements[i]));
    }
    return values.sequence(node, elements);
  }

  private int substituted(int argument, int target, int element) {
    if (argument == Tree.NONE || tree.kind(target) != Kind.STORE) {
      return Values.UNKNOWN;
    }
    if (tree.kind(argument) == Kind.NAME && tree.data(argument) == tree.data(target)) {
      return element;
    }
    if (tree.kind(argument) != Kind.BINARY) {
      return Values.UNKNOWN;
    }
    Long left = values.asNumber(operand(tree.first(argument), target, element));
    Long right = values.asNumber(operand(tree.second(argument), target, element));
    return left == null || right == null
        ? Values.UNKNOWN
        : Arithmetic.fold(values, tree.data(argument), left, right);
  }

  private int operand(int node, int target, int element) {
    boolean isTarget =
        node != Tree.NONE && tree.kind(node) == Kind.NAME && tree.data(node) == tree.data(target);
    return isTarget ? element : context.result(node);
  }

  /** What a sign before a number gives. */
  public int signed(int node) {
    int operand = tree.first(node);
    Long number = operand == PathTable.NONE ? null : values.asNumber(context.result(operand));
    Tokens tokens = tree.tokens();
    boolean minus =
        tokens.kind(tree.from(node)) == Tokens.Kind.OPERATOR && tokens.data(tree.from(node)) == '-';
    return number == null || !minus ? Values.UNKNOWN : values.number(-number);
  }
}
