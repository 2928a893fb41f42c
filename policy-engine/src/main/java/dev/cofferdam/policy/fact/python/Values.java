package dev.cofferdam.policy.fact.python;

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
final class Values {

  /** Nothing is known. */
  static final int UNKNOWN = 0;

  /** Kind: something with a dotted name. */
  static final int PATH = 1;

  /** Kind: a text, or bytes as a text of Latin-1. */
  static final int TEXT = 2;

  /** Kind: a whole number. */
  static final int NUMBER = 3;

  /** Kind: a sequence; which node made it. */
  static final int SEQUENCE = 4;

  /** Kind: one of several. */
  static final int SEVERAL = 5;

  /** Kind: a function of the program; which node defines it. */
  static final int FUNCTION = 6;

  /** Longest text that is made by folding, in UTF-16 code units. */
  static final int MAX_TEXT = 65_536;

  /** Most values that one value can be at once. */
  static final int MAX_SEVERAL = 16;

  private static final int MAX_TEXTS_OF_SEVERAL = 4;
  private static final int KIND_BITS = 3;
  private static final int KIND_MASK = 7;

  private final Tree tree;
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

  Values(Tree tree) {
    this.tree = tree;
    this.budget = 65_536L + 4L * tree.tokens().text().length;
  }

  static int kind(int value) {
    return value & KIND_MASK;
  }

  static int index(int value) {
    return value >> KIND_BITS;
  }

  static int path(int path) {
    return path < 0 ? UNKNOWN : (path << KIND_BITS) | PATH;
  }

  static int function(int node) {
    return (node << KIND_BITS) | FUNCTION;
  }

  /** Whether something could not be kept, or followed, because there was too much of it. */
  boolean overflowed() {
    return overflowed || budget < 0;
  }

  /**
   * The value of a text; unknown when it is too long, or when folding has made too much text
   * already.
   */
  int text(String text) {
    budget -= text.length() + 1L;
    if (text.length() > MAX_TEXT || budget < 0) {
      return UNKNOWN;
    }
    return literal(text);
  }

  /** The value of a text that stands in the source, whatever its length. */
  int literal(String text) {
    int number = textNumbers.computeIfAbsent(text, fresh -> texts.size());
    if (number == texts.size()) {
      texts.add(text);
    }
    return (number << KIND_BITS) | TEXT;
  }

  /** The value of a string token, decoded once. */
  int literal(int node) {
    String text = literals.get(node);
    if (text == null) {
      text = PythonLiterals.decode(tree.tokens(), tree.from(node));
      literals.put(node, text);
    }
    return literal(text);
  }

  int number(long number) {
    int index = numberNumbers.computeIfAbsent(number, fresh -> numbers.size());
    if (index == numbers.size()) {
      numbers.add(number);
    }
    return (index << KIND_BITS) | NUMBER;
  }

  int sequence(int node, int[] elements) {
    sequences.put(node, elements);
    return (node << KIND_BITS) | SEQUENCE;
  }

  int[] elements(int value) {
    return sequences.getOrDefault(index(value), new int[0]);
  }

  /** The text of a value, or null when it is none. */
  @Nullable String asText(int value) {
    if (kind(value) == SEVERAL) {
      return asText(onlyOneOfKind(value, TEXT));
    }
    return kind(value) == TEXT ? texts.get(index(value)) : null;
  }

  /** The number of a value, or null when it is none. */
  @Nullable Long asNumber(int value) {
    return kind(value) == NUMBER ? numbers.get(index(value)) : null;
  }

  /**
   * Takes that many characters from what may still be folded; false when there are not so many
   * left.
   */
  boolean spend(long characters) {
    budget -= characters;
    return budget >= 0;
  }

  /** Everything that a value can be; one value unless it is {@link #SEVERAL}. */
  int[] each(int value) {
    if (kind(value) == SEVERAL) {
      return several.get(index(value));
    }
    return value == UNKNOWN ? new int[0] : new int[] {value};
  }

  /**
   * The values of both. Names of things are always kept, texts and others as long as they are few.
   */
  int union(int left, int right) {
    if (left == right || right == UNKNOWN) {
      return left;
    }
    if (left == UNKNOWN) {
      return right;
    }
    int[] all = Arrays.copyOf(each(left), each(left).length + each(right).length);
    System.arraycopy(each(right), 0, all, each(left).length, each(right).length);
    return several(all);
  }

  /** The value that can be each of these. */
  int several(int[] candidates) {
    int[] sorted =
        Arrays.stream(candidates).filter(value -> value != UNKNOWN).sorted().distinct().toArray();
    int texts = 0;
    List<Integer> kept = new ArrayList<>();
    for (int value : sorted) {
      boolean plain = kind(value) != PATH && kind(value) != FUNCTION;
      texts += plain ? 1 : 0;
      if (plain && texts > MAX_TEXTS_OF_SEVERAL) {
        continue;
      }
      if (kept.size() == MAX_SEVERAL) {
        overflowed = true;
        break;
      }
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
  int namesOnly(int value) {
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
