package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.knowledge.Method;
import dev.cofferdam.policy.fact.value.Decoders;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The methods of texts, as far as they put texts together. */
final class Texts {

  private static final int SEARCH_PRICE_BITS = 4;
  private static final int LONGEST_CODEC = 32;

  private final Evaluation context;
  private final Values values;
  private final Tree tree;

  Texts(Evaluation context) {
    this.context = context;
    this.values = context.values;
    this.tree = context.tree;
  }

  /** What calling that method of that text gives. */
  int call(String text, Method method, int node, int first, int second) {
    String argument = values.asText(first);
    return switch (method) {
      case JOIN_ARGUMENT -> joined(text, node, first);
      case FORMAT -> format(text, node);
      case FORMAT_MAP -> noteFields(text, node);
      case FORMAT_PERCENT -> percent(text, context.calls.arguments(node));
      case REPLACE -> replace(text, argument, values.asText(second));
      case DECODE -> decode(text, argument);
      case LOWER -> made(text, text.toLowerCase(Locale.ROOT));
      case UPPER -> made(text, text.toUpperCase(Locale.ROOT));
      case SWAP_CASE -> made(text, swapped(text));
      case STRIP -> made(text, strip(text, argument, true, true));
      case STRIP_LEFT -> made(text, strip(text, argument, true, false));
      case STRIP_RIGHT -> made(text, strip(text, argument, false, true));
      case DROP_PREFIX, DROP_SUFFIX -> stripped(text, method, argument);
      case REVERSE -> made(text, new StringBuilder(text).reverse().toString());
      case CONCAT -> concatenated(text, node);
      case REPEAT -> repeat(text, values.asNumber(first));
      case SLICE -> slice(text, values.asNumber(first), values.asNumber(second));
      case SLICE_LENGTH -> part(text, values.asNumber(first), values.asNumber(second));
      case ELEMENT -> part(text, values.asNumber(first), 1L);
      case CODE -> code(text, values.asNumber(first));
      case SAME -> values.text(text);
      case SPLIT -> split(text, argument, node);
      case PLAIN, NAMESPACE, ENTRY, GETTER, JOIN, MAP, CALL, APPLY, BIND, THEN, QUERY ->
          Values.UNKNOWN;
    };
  }

  private int concatenated(String text, int node) {
    StringBuilder out = new StringBuilder(text);
    for (int argument : context.calls.arguments(node)) {
      String part = display(argument);
      if (part == null || out.length() + part.length() > Values.MAX_TEXT) {
        return Values.UNKNOWN;
      }
      out.append(part);
    }
    return values.text(out.toString());
  }

  /** A text as many times. */
  int repeat(String text, @Nullable Long times) {
    if (times == null || times < 0 || times >= Values.MAX_TEXT) {
      return Values.UNKNOWN;
    }
    long length = times * Math.max(1, text.length());
    return length <= Values.MAX_TEXT && values.spend(length)
        ? values.text(text.repeat(times.intValue()))
        : Values.UNKNOWN;
  }

  private int slice(String text, @Nullable Long from, @Nullable Long to) {
    long first = from == null ? 0 : from < 0 ? Math.max(0, text.length() + from) : from;
    long last = to == null ? text.length() : to < 0 ? text.length() + to : to;
    return part(text, first, Math.max(0, last - first));
  }

  private int part(String text, @Nullable Long from, @Nullable Long length) {
    if (from == null) {
      return Values.UNKNOWN;
    }
    long first = Math.min(text.length(), from < 0 ? Math.max(0, text.length() + from) : from);
    long size = length == null ? text.length() : Math.max(0, length);
    long last = Math.min(text.length(), first + Math.min(size, text.length()));
    return values.spend(last - first)
        ? values.text(text.substring((int) first, (int) last))
        : Values.UNKNOWN;
  }

  private int code(String text, @Nullable Long place) {
    long at = place == null ? 0 : place;
    return at >= 0 && at < text.length() ? values.number(text.charAt((int) at)) : Values.UNKNOWN;
  }

  private int split(String text, @Nullable String separator, int node) {
    if (separator == null
        || text.length() > Values.MAX_PARTS
        || !maySearch(text, separator)
        || !values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    String[] parts =
        separator.isEmpty() ? text.split("", -1) : text.split(Pattern.quote(separator), -1);
    int count = separator.isEmpty() ? text.length() : parts.length;
    int[] elements = new int[count];
    for (int i = 0; i < count; i++) {
      elements[i] = values.text(parts[i]);
    }
    return values.sequence(node, elements);
  }

  private int made(String from, String text) {
    return values.spend(from.length()) ? values.text(text) : Values.UNKNOWN;
  }

  private static String swapped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return out.toString();
  }

  private int stripped(String text, Method method, @Nullable String affix) {
    boolean prefix = method == Method.DROP_PREFIX;
    if (affix == null || !(prefix ? text.startsWith(affix) : text.endsWith(affix))) {
      return values.text(text);
    }
    return made(
        text,
        prefix
            ? text.substring(affix.length())
            : text.substring(0, text.length() - affix.length()));
  }

  private static String strip(
      String text, @Nullable String characters, boolean left, boolean right) {
    String set = characters == null ? " \t\n\r\f\u000B" : characters;
    int from = 0;
    int to = text.length();
    while (left && from < to && set.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (right && from < to && set.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private int joined(String separator, int node, int first) {
    int[] all = context.calls.arguments(node);
    return all.length > 1 ? join(separator, all) : join(separator, first);
  }

  int join(String separator, int sequence) {
    String only = values.asText(sequence);
    if (only != null) {
      return separator.isEmpty() ? sequence : Values.UNKNOWN;
    }
    if (Values.kind(sequence) != Values.SEQUENCE) {
      return Values.UNKNOWN;
    }
    if (!values.spend(values.elements(sequence).length)) {
      return Values.UNKNOWN;
    }
    return join(separator, values.elements(sequence));
  }

  /** Texts with another one between them. */
  int join(String separator, int[] elements) {
    StringBuilder out = new StringBuilder();
    String between = "";
    for (int element : elements) {
      String part = values.asText(element);
      if (part == null || out.length() + part.length() + separator.length() > Values.MAX_TEXT) {
        return Values.UNKNOWN;
      }
      out.append(between).append(part);
      between = separator;
    }
    return values.text(out.toString());
  }

  /** Looking for one text in another may take as long as both are, one times the other. */
  private boolean maySearch(String text, String what) {
    return values.spend(((long) text.length() * what.length()) >> SEARCH_PRICE_BITS);
  }

  private int replace(String text, @Nullable String what, @Nullable String by) {
    if (what == null || by == null || what.isEmpty() || !maySearch(text, what)) {
      return Values.UNKNOWN;
    }
    long worst = (long) text.length() / what.length() * by.length() + text.length();
    return worst <= Values.MAX_TEXT && values.spend(worst)
        ? values.text(text.replace(what, by))
        : Values.UNKNOWN;
  }

  /** A text decoded by the codec of that name; the text itself for the codecs of characters. */
  int decode(String text, @Nullable String codec) {
    if (!values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    String name =
        codec == null || codec.length() > LONGEST_CODEC
            ? "utf8"
            : codec.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String decoded =
        switch (name) {
          case "rot13", "rot" -> Decoders.rot13(text);
          case "hex", "hexcodec" -> Decoders.hex(text);
          case "base64", "base64codec" -> Decoders.base64(text);
          default -> text;
        };
    return decoded == null ? Values.UNKNOWN : values.text(decoded);
  }

  private int noteFields(String text, int node) {
    boolean reaches =
        text.contains("{")
            && (text.contains(".__globals__")
                || text.contains(".__init__")
                || text.contains(".__subclasses__")
                || text.contains(".__mro__")
                || text.contains(".__bases__")
                || text.contains(".__base__")
                || text.contains(".__builtins__")
                || text.contains(".__dict__")
                || text.contains(".__code__")
                || text.contains(".__func__")
                || text.contains("__import__"));
    if (reaches) {
      context.emitter.signal(Signal.FORMAT_ATTRIBUTE, node);
    }
    return Values.UNKNOWN;
  }

  private int format(String text, int node) {
    noteFields(text, node);
    if (!values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    StringBuilder out = new StringBuilder();
    int next = tree.second(node);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        at += 2;
      } else if (c == '{') {
        int close = text.indexOf('}', at);
        String field = close < 0 ? "?" : text.substring(at + 1, close);
        int argument = field.isEmpty() ? next : named(node, field);
        next = field.isEmpty() && next != Tree.NONE ? tree.next(next) : next;
        String piece = display(context.result(argument));
        if (close < 0 || piece == null || out.length() + piece.length() > Values.MAX_TEXT) {
          return Values.UNKNOWN;
        }
        out.append(piece);
        at = close + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return values.text(out.toString());
  }

  private int named(int node, String field) {
    int place =
        field.length() < 3 && field.chars().allMatch(Character::isDigit)
            ? Integer.parseInt(field)
            : -1;
    int symbol = context.symbols.of(field);
    int at = tree.second(node);
    for (int i = 0; at != Tree.NONE && i < 100; i++) {
      if (i == place || (tree.kind(at) == Kind.ARGUMENT && tree.data(at) == symbol)) {
        return at;
      }
      at = tree.next(at);
    }
    return Tree.NONE;
  }

  @Nullable String display(int value) {
    Long number = values.asNumber(value);
    return number != null ? number.toString() : values.asText(value);
  }

  /** A text with its percent signs replaced by a value, or the elements of one. */
  int percent(String text, int value) {
    return percent(
        text, Values.kind(value) == Values.SEQUENCE ? values.elements(value) : new int[] {value});
  }

  /** A text with its percent signs replaced by values. */
  int percent(String text, int[] arguments) {
    StringBuilder out = new StringBuilder();
    int next = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '%' || at + 1 >= text.length()) {
        out.append(c);
        at++;
        continue;
      }
      char conversion = text.charAt(at + 1);
      String piece = conversion == '%' ? "%" : null;
      if (conversion != '%' && next < arguments.length) {
        piece = converted(conversion, arguments[next++]);
      }
      if (piece == null || out.length() + piece.length() > Values.MAX_TEXT) {
        return Values.UNKNOWN;
      }
      out.append(piece);
      at += 2;
    }
    return values.text(out.toString());
  }

  private @Nullable String converted(char conversion, int value) {
    Long number = values.asNumber(value);
    return switch (conversion) {
      case 's', 'S', 'd', 'i', 'v' -> display(value);
      case 'c' ->
          number != null && number >= 0 && number <= Character.MAX_CODE_POINT
              ? Character.toString(number.intValue())
              : values.asText(value);
      case 'x' -> number == null ? null : Long.toHexString(number);
      default -> null;
    };
  }
}
