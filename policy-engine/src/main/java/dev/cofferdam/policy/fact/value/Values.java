package dev.cofferdam.policy.fact.value;

import dev.cofferdam.policy.syntax.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of what expressions give, as numbers: the lowest three bits say which kind it is,
 * the others which one. Equal values have equal numbers. For one evaluation, by one thread.
 */
public final class Values {

  /** Nothing is known. */
  public static final int UNKNOWN = 0;

  /** Kind: something with a dotted name. */
  public static final int PATH = 1;

  /** Kind: a text, or bytes as a text of Latin-1. */
  public static final int TEXT = 2;

  /** Kind: a whole number. */
  public static final int NUMBER = 3;

  /** Kind: a sequence; which node made it. */
  public static final int SEQUENCE = 4;

  /** Kind: one of several. */
  public static final int SEVERAL = 5;

  /** Kind: a function of the program; which node defines it. */
  public static final int FUNCTION = 6;

  /** Longest text that is made by folding, in UTF-16 code units. */
  public static final int MAX_TEXT = 65_536;

  /** Most parts that a text is split into. */
  public static final int MAX_PARTS = 8_192;

  /** Most values that one value can be at once. */
  public static final int MAX_SEVERAL = 16;

  /** Most functions of the program that one value can be at once. */
  private static final int MAX_FUNCTIONS = 64;

  private static final int MAX_TEXTS_OF_SEVERAL = 4;
  private static final int KIND_BITS = 3;
  private static final int KIND_MASK = 7;

  private final Tree tree;
  private final Literals meanings;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> textNumbers = new HashMap<>();
  private final List<Long> numbers = new ArrayList<>();
  private final Map<Long, Integer> numberNumbers = new HashMap<>();
  private final List<int[]> several = new ArrayList<>();
  private final Map<List<Integer>, Integer> severalNumbers = new HashMap<>();
  private final Map<Integer, int[]> sequences = new HashMap<>();
  private final Map<Integer, String> literals = new HashMap<>();
  private long budget;
  private boolean overflowed;

  /** No values yet, for that tree, whose literals have these meanings. */
  public Values(Tree tree, Literals meanings) {
    this.tree = tree;
    this.meanings = meanings;
    this.budget = 65_536L + 4L * tree.tokens().text().length;
  }

  /** The kind of a value. */
  public static int kind(int value) {
    return value & KIND_MASK;
  }

  /** Which one of its kind a value is: a path, a node, or a place in these tables. */
  public static int index(int value) {
    return value >> KIND_BITS;
  }

  /** The value of something with that path; unknown for no path. */
  public static int path(int path) {
    return path < 0 ? UNKNOWN : (path << KIND_BITS) | PATH;
  }

  /** The value of the function that a node defines. */
  public static int function(int node) {
    return (node << KIND_BITS) | FUNCTION;
  }

  /** Whether something could not be kept, or followed, because there was too much of it. */
  public boolean overflowed() {
    return overflowed || budget < 0;
  }

  /**
   * The value of a text; unknown when it is too long, or when folding has made too much text
   * already.
   */
  public int text(String text) {
    budget -= text.length() + 1L;
    if (text.length() > MAX_TEXT || budget < 0) {
      return UNKNOWN;
    }
    return literal(text);
  }

  /** The value of a text that stands in the source, whatever its length. */
  public int literal(String text) {
    int number = textNumbers.computeIfAbsent(text, fresh -> texts.size());
    if (number == texts.size()) {
      texts.add(text);
    }
    return (number << KIND_BITS) | TEXT;
  }

  /** The value of a string token, decoded once. */
  public int literal(int node) {
    String text = literals.get(node);
    if (text == null) {
      text = meanings.text(tree.tokens(), tree.from(node));
      literals.put(node, text);
    }
    return literal(text);
  }

  /** The value of a number token; unknown when it is no whole number, or too large a one. */
  public int numberLiteral(int node) {
    long number = meanings.number(tree.tokens(), tree.from(node));
    return number < 0 ? UNKNOWN : number(number);
  }

  /** The value of a whole number. */
  public int number(long number) {
    int index = numberNumbers.computeIfAbsent(number, fresh -> numbers.size());
    if (index == numbers.size()) {
      numbers.add(number);
    }
    return (index << KIND_BITS) | NUMBER;
  }

  /** The value of a sequence that a node makes; the elements are kept as they are, not copied. */
  public int sequence(int node, int[] elements) {
    sequences.put(node, elements);
    return (node << KIND_BITS) | SEQUENCE;
  }

  /** The elements of a sequence, not to be changed; none for other values. */
  public int[] elements(int value) {
    return sequences.getOrDefault(index(value), new int[0]);
  }

  /** The text of a value, or null when it is none. */
  public @Nullable String asText(int value) {
    if (kind(value) == SEVERAL) {
      return asText(onlyOneOfKind(value, TEXT));
    }
    return kind(value) == TEXT ? texts.get(index(value)) : null;
  }

  /** The number of a value, or null when it is none. */
  public @Nullable Long asNumber(int value) {
    return kind(value) == NUMBER ? numbers.get(index(value)) : null;
  }

  /**
   * Takes that many characters from what may still be folded; false when there are not so many
   * left.
   */
  public boolean spend(long characters) {
    budget -= characters;
    return budget >= 0;
  }

  /** Everything that a value can be; one value unless it is {@link #SEVERAL}. */
  public int[] each(int value) {
    if (kind(value) == SEVERAL) {
      return several.get(index(value));
    }
    return value == UNKNOWN ? new int[0] : new int[] {value};
  }

  /**
   * The values of both. Names of things are always kept, texts and others as long as they are few.
   */
  public int union(int left, int right) {
    if (left == right || right == UNKNOWN) {
      return left;
    }
    if (left == UNKNOWN) {
      return right;
    }
    if (kind(left) == SEVERAL && kind(right) != SEVERAL && takesNoMore(left, right)) {
      return left;
    }
    int[] all = Arrays.copyOf(each(left), each(left).length + each(right).length);
    System.arraycopy(each(right), 0, all, each(left).length, each(right).length);
    return several(all);
  }

  /** Whether a value is already one of several, or they are so many that it cannot become one. */
  private boolean takesNoMore(int many, int one) {
    int[] all = each(many);
    for (int known : all) {
      if (known == one) {
        return true;
      }
    }
    int most = kind(one) == FUNCTION ? MAX_FUNCTIONS : MAX_SEVERAL + MAX_FUNCTIONS;
    overflowed |= all.length >= most;
    return all.length >= most;
  }

  /** The value that can be each of these. */
  public int several(int[] candidates) {
    int[] sorted =
        Arrays.stream(candidates).filter(value -> value != UNKNOWN).sorted().distinct().toArray();
    int texts = 0;
    int functions = 0;
    List<Integer> kept = new ArrayList<>();
    for (int value : sorted) {
      boolean plain = kind(value) != PATH && kind(value) != FUNCTION;
      texts += plain ? 1 : 0;
      if (plain && texts > MAX_TEXTS_OF_SEVERAL) {
        continue;
      }
      boolean function = kind(value) == FUNCTION;
      if (function ? functions == MAX_FUNCTIONS : kept.size() - functions == MAX_SEVERAL) {
        overflowed = true;
        continue;
      }
      functions += function ? 1 : 0;
      kept.add(value);
    }
    if (kept.size() < 2) {
      return kept.isEmpty() ? UNKNOWN : kept.get(0);
    }
    int number = severalNumbers.computeIfAbsent(kept, fresh -> several.size());
    if (number == several.size()) {
      several.add(kept.stream().mapToInt(Integer::intValue).toArray());
    }
    return (number << KIND_BITS) | SEVERAL;
  }

  /** What is left of a value without its texts, numbers and sequences. */
  public int namesOnly(int value) {
    if (kind(value) == PATH || kind(value) == FUNCTION) {
      return value;
    }
    if (kind(value) != SEVERAL) {
      return UNKNOWN;
    }
    return several(
        Arrays.stream(each(value))
            .filter(one -> kind(one) == PATH || kind(one) == FUNCTION)
            .toArray());
  }

  private int onlyOneOfKind(int value, int kind) {
    int found = UNKNOWN;
    for (int one : each(value)) {
      if (kind(one) == kind) {
        if (found != UNKNOWN) {
          return UNKNOWN;
        }
        found = one;
      }
    }
    return found;
  }
}
