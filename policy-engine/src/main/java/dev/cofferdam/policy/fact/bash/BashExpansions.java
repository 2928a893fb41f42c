package dev.cofferdam.policy.fact.bash;

import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ${name,,}} and its like make of what a name holds: letters of another case, parts,
 * and texts in which something is replaced. Patterns that are more than their characters are not
 * followed.
 */
final class BashExpansions {

  private static final String PATTERNS = "*?[(\\";

  private final Evaluation context;
  private final Tree tree;
  private final Values values;

  BashExpansions(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
  }

  /** What the call gives that stands for an expansion. */
  int expanded(int node) {
    int name = tree.second(node);
    int content = name == Tree.NONE ? Tree.NONE : tree.next(name);
    String how = content == Tree.NONE ? null : values.asText(context.result(content));
    if (how == null || how.isEmpty()) {
      return Values.UNKNOWN;
    }
    int all = Values.UNKNOWN;
    for (int one : values.each(context.result(name))) {
      String text = values.asText(one);
      String made = text != null && values.spend(text.length()) ? changed(text, how) : null;
      made = Values.kind(one) == Values.SEQUENCE ? elements(one, how) : made;
      if (made != null) {
        all = values.union(all, values.text(made));
      }
    }
    return all;
  }

  /** Of an array: {@code [@]} and {@code [*]} are all its words, {@code [KEY]} is one. */
  private @Nullable String elements(int array, String how) {
    int close = how.indexOf(']');
    int[] words = values.elements(array);
    if (how.charAt(0) != '[' || close < 0 || !values.spend(words.length)) {
      return null;
    }
    String key = how.substring(1, close);
    boolean all = key.equals("@") || key.equals("*");
    int place = number(key);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      String word = values.asText(words[i]);
      if (word == null && (all || i == place)) {
        return null;
      }
      if (word != null && (all || i == place || word.startsWith("[" + key + "]="))) {
        boolean keyed = word.startsWith("[") && word.indexOf("]=") > 0;
        out.append(out.length() == 0 ? "" : " ");
        out.append(keyed ? word.substring(word.indexOf("]=") + 2) : word);
      }
      if (out.length() > Values.MAX_TEXT) {
        return null;
      }
    }
    return out.length() == 0 ? null : out.toString();
  }

  private static @Nullable String changed(String text, String how) {
    return switch (how.charAt(0)) {
      case ',' -> how.startsWith(",,") ? lower(text) : lower(first(text)) + rest(text);
      case '^' -> how.startsWith("^^") ? upper(text) : upper(first(text)) + rest(text);
      case '@' -> transformed(text, how);
      case '/' -> replaced(text, how);
      case ':' -> part(text, how);
      case '#' -> withoutStart(text, how.substring(how.startsWith("##") ? 2 : 1));
      case '%' -> withoutEnd(text, how.substring(how.startsWith("%%") ? 2 : 1));
      default -> null;
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String first(String text) {
    return text.substring(0, Math.min(1, text.length()));
  }

  private static String rest(String text) {
    return text.substring(Math.min(1, text.length()));
  }

  private static @Nullable String transformed(String text, String how) {
    return switch (how) {
      case "@L" -> lower(text);
      case "@U" -> upper(text);
      case "@u" -> upper(first(text)) + rest(text);
      case "@E", "@P", "@Q" -> text;
      default -> null;
    };
  }

  private static boolean isPlain(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (PATTERNS.indexOf(pattern.charAt(i)) >= 0) {
        return false;
      }
    }
    return !pattern.isEmpty();
  }

  private static @Nullable String replaced(String text, String how) {
    boolean all = how.startsWith("//");
    String both = how.substring(all ? 2 : 1);
    int slash = both.indexOf('/');
    String pattern = slash < 0 ? both : both.substring(0, slash);
    String by = slash < 0 ? "" : both.substring(slash + 1);
    if (!isPlain(pattern) || (!all && "#%".indexOf(pattern.charAt(0)) >= 0)) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    int at = text.indexOf(pattern);
    while (at >= 0 && out.length() <= Values.MAX_TEXT) {
      out.append(text, from, at).append(by);
      from = at + pattern.length();
      at = all ? text.indexOf(pattern, from) : -1;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** {@code :from} or {@code :from:length}, in digits. */
  private static @Nullable String part(String text, String how) {
    int colon = how.indexOf(':', 1);
    int from = number(colon < 0 ? how.substring(1) : how.substring(1, colon));
    int length = colon < 0 ? text.length() : number(how.substring(colon + 1));
    if (from < 0 || length < 0 || from > text.length()) {
      return null;
    }
    return text.substring(from, Math.min(text.length(), from + length));
  }

  /** A number of few digits; -1 for anything else. */
  private static int number(String digits) {
    String plain = digits.strip();
    int number = plain.isEmpty() || plain.length() > 6 ? -1 : 0;
    for (int i = 0; i < plain.length() && number >= 0; i++) {
      char c = plain.charAt(i);
      number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : -1;
    }
    return number;
  }

  private static @Nullable String withoutStart(String text, String pattern) {
    if (!isPlain(pattern)) {
      return null;
    }
    return text.startsWith(pattern) ? text.substring(pattern.length()) : text;
  }

  private static @Nullable String withoutEnd(String text, String pattern) {
    if (!isPlain(pattern)) {
      return null;
    }
    return text.endsWith(pattern) ? text.substring(0, text.length() - pattern.length()) : text;
  }
}
