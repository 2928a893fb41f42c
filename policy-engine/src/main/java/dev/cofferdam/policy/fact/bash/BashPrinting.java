package dev.cofferdam.policy.fact.bash;

import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Decoders;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What commands write: {@code printf} and {@code echo -e}, in whose texts characters may be
 * disguised, and those that write what they read in another form.
 */
final class BashPrinting {

  private static final int MAX_WORDS = 64;
  private static final int MAX_JOINED = 256;
  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;

  private final Evaluation context;
  private final Tree tree;
  private final Values values;

  BashPrinting(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
  }

  /** What {@code printf} writes, given its words; it may write into a variable. */
  int printf(int arguments, int joined) {
    List<String> words = words(arguments);
    boolean assigns = words.size() > 2 && words.get(0).equals("-v");
    int format = assigns ? 2 : !words.isEmpty() && words.get(0).equals("--") ? 1 : 0;
    if (words.size() <= format || words.size() == MAX_WORDS) {
      return joined;
    }
    String text = formatted(words, format);
    int value = values.spend(text.length()) ? values.text(text) : Values.UNKNOWN;
    if (assigns) {
      int variable = context.symbols().of("$" + words.get(1));
      context.bindings().widen(Bindings.MODULE, variable, value);
      return Values.UNKNOWN;
    }
    return value;
  }

  /** What {@code echo} writes, given its words joined, without its options. */
  int echo(int arguments, int joined) {
    String first = arguments == Tree.NONE ? null : values.asText(context.result(arguments));
    String text = values.asText(joined);
    boolean escapes = first != null && first.startsWith("-") && first.indexOf('e') > 0;
    if (!escapes || text == null || !values.spend(text.length())) {
      return joined;
    }
    return values.text(unescaped(text));
  }

  /** The words in one text, with a space between them, options left out. */
  int joined(int arguments) {
    StringBuilder out = new StringBuilder();
    int at = arguments;
    for (int i = 0; i < MAX_JOINED && at != Tree.NONE; i++) {
      String word = values.asText(context.result(at));
      if (tree.kind(at) != Kind.ARGUMENT) {
        if (word == null || out.length() + word.length() > Values.MAX_TEXT) {
          return Values.UNKNOWN;
        }
        boolean option = out.length() == 0 && word.startsWith("-") && word.length() == 2;
        out.append(out.length() == 0 || option ? "" : " ").append(option ? "" : word);
      }
      at = tree.next(at);
    }
    return values.spend(out.length()) ? values.text(out.toString()) : Values.UNKNOWN;
  }

  /** What a command that is known writes of a text that it reads. */
  int filtered(String name, int right, @Nullable String text) {
    if (text == null || !values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    String made =
        switch (name) {
          case "base64" -> tree.second(right) == Tree.NONE ? null : Decoders.base64(text);
          case "xxd" -> Decoders.hex(text);
          case "rev" -> new StringBuilder(text).reverse().toString();
          case "cat", "tee" -> text;
          default -> null;
        };
    return made == null ? Values.UNKNOWN : values.text(made);
  }

  /** The words, up to the first that is not known. */
  private List<String> words(int arguments) {
    List<String> words = new ArrayList<>();
    for (int at = arguments; at != Tree.NONE && words.size() < MAX_WORDS; at = tree.next(at)) {
      String word = values.asText(context.result(at));
      if (tree.kind(at) != Kind.ARGUMENT) {
        if (word == null) {
          return List.of();
        }
        words.add(word);
      }
    }
    return words;
  }

  /** Percent signs take one word each; the format is used again while there are words. */
  private static String formatted(List<String> words, int format) {
    String pattern = unescaped(words.get(format));
    StringBuilder out = new StringBuilder();
    int next = format + 1;
    do {
      int before = next;
      for (int at = 0; at < pattern.length(); at++) {
        char c = pattern.charAt(at);
        if (c != '%' || at + 1 == pattern.length()) {
          out.append(c);
          continue;
        }
        at = conversionEnd(pattern, at + 1);
        char kind = pattern.charAt(at);
        if (kind == '%') {
          out.append('%');
        } else {
          String word = next < words.size() ? words.get(next) : "";
          out.append(kind == 'b' ? unescaped(word) : word);
          next++;
        }
      }
      next = next == before ? words.size() : next;
    } while (next < words.size() && out.length() < Values.MAX_TEXT);
    return out.toString();
  }

  private static int conversionEnd(String pattern, int from) {
    int at = from;
    while (at + 1 < pattern.length() && "-+ #0123456789.".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\' || at == text.length()) {
        out.append(c);
        continue;
      }
      char kind = text.charAt(at);
      if (kind == 'x' || (kind >= '0' && kind <= '7')) {
        int radix = kind == 'x' ? HEXADECIMAL : OCTAL;
        int start = kind == 'x' ? at + 1 : at;
        int end = start;
        int most = kind == 'x' ? 2 : kind == '0' ? 4 : 3;
        while (end < text.length()
            && end - start < most
            && Character.digit(text.charAt(end), radix) >= 0) {
          end++;
        }
        out.append(end == start ? "\\x" : Character.toString(code(text, start, end, radix)));
        at = end;
      } else {
        int plain = "ntr\\\"'".indexOf(kind);
        out.append(plain < 0 ? "\\" + kind : "\n\t\r\\\"'".substring(plain, plain + 1));
        at++;
      }
    }
    return out.toString();
  }

  private static int code(String text, int start, int end, int radix) {
    return Integer.parseInt(text.substring(start, end), radix) & 0xFF;
  }
}
