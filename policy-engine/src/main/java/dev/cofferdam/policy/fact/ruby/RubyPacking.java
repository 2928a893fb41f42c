package dev.cofferdam.policy.fact.ruby;

import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Decoders;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.ruby.RubyWords;
import org.jspecify.annotations.Nullable;

/** Texts that are made of numbers and of other texts, as Ruby packs them. */
final class RubyPacking {

  /** How many characters are looked through as fast as one is copied. */
  private static final int SEARCHED_AT_ONCE = 16;

  private final Evaluation context;
  private final Values values;

  RubyPacking(Evaluation context) {
    this.context = context;
    this.values = context.values();
  }

  int call(int node, int symbol) {
    Tree tree = context.tree();
    int receiver = context.result(tree.first(tree.first(node)));
    String first = values.asText(context.result(context.calls().argument(node, 0)));
    String second = values.asText(context.result(context.calls().argument(node, 1)));
    return switch (symbol) {
      case RubyWords.PACK -> packed(receiver, first);
      case RubyWords.UNPACK, RubyWords.UNPACK_FIRST ->
          unpacked(values.asText(receiver), first, node, symbol == RubyWords.UNPACK);
      case RubyWords.CHARACTER -> character(receiver);
      case RubyWords.TRANSLATE -> translated(values.asText(receiver), first, second);
      default -> Values.UNKNOWN;
    };
  }

  /** The character of a number. */
  int character(int value) {
    Long number = values.asNumber(value);
    if (number == null || number < 0 || number > Character.MAX_CODE_POINT) {
      return Values.UNKNOWN;
    }
    return values.text(Character.toString(number.intValue()));
  }

  /** What each element of a value can be; few texts are kept apart. */
  int eachOf(int value) {
    int any = Values.UNKNOWN;
    for (int one : values.each(value)) {
      if (Values.kind(one) == Values.SEQUENCE) {
        int[] elements = values.elements(one);
        if (!values.spend(elements.length)) {
          return any;
        }
        any = values.union(any, values.several(elements));
      }
    }
    return any;
  }

  private int packed(int receiver, @Nullable String form) {
    if (form == null || form.isEmpty() || Values.kind(receiver) != Values.SEQUENCE) {
      return Values.UNKNOWN;
    }
    int[] elements = values.elements(receiver);
    if (!values.spend(elements.length)) {
      return Values.UNKNOWN;
    }
    String only = elements.length == 1 ? values.asText(elements[0]) : null;
    if (only != null) {
      return form.startsWith("H") ? text(Decoders.hex(only)) : values.text(only);
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

  private int unpacked(@Nullable String text, @Nullable String form, int node, boolean list) {
    if (text == null || form == null || !form.startsWith("m") || !values.spend(text.length())) {
      return Values.UNKNOWN;
    }
    int decoded = text(Decoders.base64(text));
    return list ? values.sequence(node, new int[] {decoded}) : decoded;
  }

  private int text(@Nullable String text) {
    return text == null ? Values.UNKNOWN : values.text(text);
  }

  private int translated(@Nullable String text, @Nullable String from, @Nullable String to) {
    if (text == null || from == null || to == null) {
      return Values.UNKNOWN;
    }
    String before = ranges(from);
    String after = ranges(to);
    if (!values.spend(text.length() * (1L + before.length() / SEARCHED_AT_ONCE))) {
      return Values.UNKNOWN;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int place = before.indexOf(text.charAt(i));
      if (place < 0) {
        out.append(text.charAt(i));
      } else if (!after.isEmpty()) {
        out.append(after.charAt(Math.min(place, after.length() - 1)));
      }
    }
    return values.text(out.toString());
  }

  /** A set of characters, in which {@code a-z} stands for all between. */
  private static String ranges(String set) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < set.length() && out.length() < 512; i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      if (range) {
        for (char c = set.charAt(i); c <= set.charAt(i + 2) && out.length() < 512; c++) {
          out.append(c);
        }
        i += 2;
      } else {
        out.append(set.charAt(i));
      }
    }
    return out.toString();
  }
}
