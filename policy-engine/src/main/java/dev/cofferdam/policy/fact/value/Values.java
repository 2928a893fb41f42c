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
  private static final int FREE_LENGTH = 1_024;
  private static final int FREE_MEMBERS = 8;
  private static final int LENGTH_PRICE_BITS = 5;
  private static final int KIND_BITS = 3;
  private static final int KIND_MASK = 7;
  private static final int[] NOTHING = new int[0];
  private static final int[][] NO_SEQUENCES = new int[0][];

  private final Tree tree;
  private final Literals meanings;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> textNumbers = new HashMap<>();
  private final Numbers numbers = new Numbers();
  private final Sets several = new Sets();
  private int[][] sequences = NO_SEQUENCES;
  private int[] literals = NOTHING;
  private final long allowed;
  private long budget;
  private boolean overflowed;

  /** No values yet, for that tree, whose literals have these meanings. */
  public Values(Tree tree, Literals meanings) {
    this.tree = tree;
    this.meanings = meanings;
    this.allowed = 65_536L + 4L * tree.tokens().text().length;
    this.budget = allowed;
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
    Integer known = textNumbers.get(text);
    if (known == null) {
      known = texts.size();
      textNumbers.put(text, known);
      texts.add(text);
    }
    return (known << KIND_BITS) | TEXT;
  }

  /** The value of a string token, decoded once. */
  public int literal(int node) {
    int known = known(node);
    return known != UNKNOWN
        ? known
        : keep(node, literal(meanings.text(tree.tokens(), tree.from(node))));
  }

  private int known(int node) {
    return node < literals.length ? literals[node] : UNKNOWN;
  }

  /** Remembers what a token means, so that it is read once however often it is looked at. */
  private int keep(int node, int value) {
    if (node >= literals.length) {
      literals = Arrays.copyOf(literals, tree.count());
    }
    literals[node] = value;
    return value;
  }

  /** The value of a number token; unknown when it is no whole number, or too large a one. */
  public int numberLiteral(int node) {
    int known = known(node);
    if (known != UNKNOWN) {
      return known;
    }
    long number = meanings.number(tree.tokens(), tree.from(node));
    return number < 0 ? UNKNOWN : keep(node, number(number));
  }

  /** The value of a whole number. */
  public int number(long number) {
    int index = numbers.of(number);
    overflowed |= index == Numbers.CROWDED;
    return index == Numbers.CROWDED ? UNKNOWN : (index << KIND_BITS) | NUMBER;
  }

  /** The value of a sequence that a node makes; the elements are kept as they are, not copied. */
  public int sequence(int node, int[] elements) {
    if (node >= sequences.length) {
      sequences = Arrays.copyOf(sequences, tree.count());
    }
    sequences[node] = elements;
    return (node << KIND_BITS) | SEQUENCE;
  }

  /** The elements of a sequence, not to be changed; none for other values. */
  public int[] elements(int value) {
    int node = index(value);
    int[] elements = kind(value) == SEQUENCE && node < sequences.length ? sequences[node] : null;
    return elements == null ? NOTHING : elements;
  }

  /** The text of a value, or null when it is none, or when long ones were asked for too often. */
  public @Nullable String asText(int value) {
    if (kind(value) == SEVERAL) {
      return asText(onlyOneOfKind(value, TEXT));
    }
    return kind(value) == TEXT ? charged(texts.get(index(value))) : null;
  }

  /**
   * Whoever asks for a long text looks at it or copies it, which costs something each time: a name
   * that is a few characters can stand for a text that is many.
   */
  private @Nullable String charged(String text) {
    if (text.length() > FREE_LENGTH) {
      budget -= text.length() >> LENGTH_PRICE_BITS;
      return budget < 0 ? null : text;
    }
    return text;
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

  /** How many characters were folded, and elements looked at. */
  public long spent() {
    return allowed - budget;
  }

  /**
   * Everything that a value can be; one value unless it is {@link #SEVERAL}. None when values that
   * can be many things were taken apart too often.
   */
  public int[] each(int value) {
    int[] members = members(value);
    boolean many = members.length > FREE_MEMBERS;
    budget -= many ? members.length : 0;
    return many && budget < 0 ? NOTHING : members;
  }

  private int[] members(int value) {
    if (kind(value) == SEVERAL) {
      return several.members(index(value));
    }
    return value == UNKNOWN ? NOTHING : new int[] {value};
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
    int[] ones = members(left);
    int[] others = members(right);
    int[] all = Arrays.copyOf(ones, ones.length + others.length);
    System.arraycopy(others, 0, all, ones.length, others.length);
    return several(all);
  }

  /** Whether a value is already one of several, or they are so many that it cannot become one. */
  private boolean takesNoMore(int many, int one) {
    int[] all = members(many);
    int constants = 0;
    int last = UNKNOWN;
    for (int known : all) {
      if (known == one) {
        return true;
      }
      if (isConstant(known)) {
        constants++;
        last = known;
      }
    }
    if (isConstant(one) && constants >= MAX_TEXTS_OF_SEVERAL && one > last) {
      return true;
    }
    int most = kind(one) == FUNCTION ? MAX_FUNCTIONS : MAX_SEVERAL + MAX_FUNCTIONS;
    overflowed |= all.length >= most;
    return all.length >= most;
  }

  private static boolean isConstant(int value) {
    return kind(value) != PATH && kind(value) != FUNCTION;
  }

  /** The value that can be each of these. */
  public int several(int[] candidates) {
    int[] sorted = candidates.clone();
    Arrays.sort(sorted);
    int texts = 0;
    int functions = 0;
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      int value = sorted[i];
      if (value == UNKNOWN || (i > 0 && value == sorted[i - 1])) {
        continue;
      }
      boolean function = kind(value) == FUNCTION;
      if (kind(value) != PATH && !function && ++texts > MAX_TEXTS_OF_SEVERAL) {
        continue;
      }
      if (function ? functions == MAX_FUNCTIONS : kept - functions == MAX_SEVERAL) {
        overflowed = true;
        continue;
      }
      functions += function ? 1 : 0;
      sorted[kept++] = value;
    }
    return numbered(sorted, kept);
  }

  private int numbered(int[] members, int count) {
    if (count < 2) {
      return count == 0 ? UNKNOWN : members[0];
    }
    int number = several.number(members, count);
    overflowed |= number < 0;
    return number < 0 ? UNKNOWN : (number << KIND_BITS) | SEVERAL;
  }

  /** What is left of a value without its texts, numbers and sequences. */
  public int namesOnly(int value) {
    if (kind(value) == PATH || kind(value) == FUNCTION) {
      return value;
    }
    if (kind(value) != SEVERAL) {
      return UNKNOWN;
    }
    int[] all = members(value);
    int[] names = new int[all.length];
    int count = 0;
    for (int one : all) {
      if (kind(one) == PATH || kind(one) == FUNCTION) {
        names[count++] = one;
      }
    }
    return count == all.length ? value : numbered(names, count);
  }

  private int onlyOneOfKind(int value, int kind) {
    int found = UNKNOWN;
    for (int one : members(value)) {
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
