package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.python.constant.Decoders;
import dev.cofferdam.policy.fact.python.constant.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The methods of texts, as far as they put texts together. */
final class TextMethods {

  private final PythonContext context;
  private final Values values;
  private final Tree tree;

  TextMethods(PythonContext context) {
    this.context = context;
    this.values = context.values;
    this.tree = context.tree;
  }

  /** What calling that method of that text gives. */
  int call(String text, int name, int node, int first, int second) {
    String argument = values.asText(first);
    String method = context.symbols.name(name);
    return switch (method) {
      case "join" -> join(text, first);
      case "format" -> format(text, node);
      case "format_map" -> noteFields(text, node);
      case "replace" -> replace(text, argument, values.asText(second));
      case "decode", "encode" -> decode(text, argument);
      case "lower", "casefold" -> made(text, text.toLowerCase(Locale.ROOT));
      case "upper" -> made(text, text.toUpperCase(Locale.ROOT));
      case "swapcase" -> made(text, swapped(text));
      case "strip", "lstrip", "rstrip", "removeprefix", "removesuffix" ->
          stripped(text, method, argument);
      default -> Values.UNKNOWN;
    };
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

  private int stripped(String text, String method, @Nullable String argument) {
    return switch (method) {
      case "removeprefix" ->
          made(
              text,
              argument != null && text.startsWith(argument)
                  ? text.substring(argument.length())
                  : text);
      case "removesuffix" ->
          made(
              text,
              argument != null && text.endsWith(argument)
                  ? text.substring(0, text.length() - argument.length())
                  : text);
      case "lstrip" -> made(text, strip(text, argument, true, false));
      case "rstrip" -> made(text, strip(text, argument, false, true));
      default -> made(text, strip(text, argument, true, true));
    };
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

  private int join(String separator, int sequence) {
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
    StringBuilder out = new StringBuilder();
    for (int element : values.elements(sequence)) {
      String part = values.asText(element);
      if (part == null || out.length() + part.length() + separator.length() > Values.MAX_TEXT) {
        return Values.UNKNOWN;
      }
      out.append(out.length() > 0 ? separator : "").append(part);
    }
    return values.text(out.toString());
  }

  private int replace(String text, @Nullable String what, @Nullable String by) {
    if (what == null || by == null || what.isEmpty()) {
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
        codec == null ? "utf8" : codec.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
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

  private @Nullable String display(int value) {
    Long number = values.asNumber(value);
    return number != null ? number.toString() : values.asText(value);
  }

  /** A text with its percent signs replaced by a value, or the elements of one. */
  int percent(String text, int value) {
    int[] arguments =
        Values.kind(value) == Values.SEQUENCE ? values.elements(value) : new int[] {value};
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
      case 's', 'd', 'i' -> display(value);
      case 'c' ->
          number != null && number >= 0 && number <= Character.MAX_CODE_POINT
              ? Character.toString(number.intValue())
              : values.asText(value);
      case 'x' -> number == null ? null : Long.toHexString(number);
      default -> null;
    };
  }
}
