package dev.cofferdam.policy.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names as small numbers, so that nothing after the lexer compares texts.
 *
 * <p>A base table holds the names that are known beforehand and is shared by all threads once it is
 * filled; {@link #overlay()} makes the table of one evaluation on top of it, for one thread.
 */
public final class Symbols {

  /** The number of no name. */
  public static final int NONE = -1;

  private static final int MAX_PROBES = 128;
  private static final int MULTIPLIER = 0x01000193;
  private static final int SEED = 0x811c9dc5;
  private static final int INITIAL = 64;
  private static final int AVERAGE = 8;
  private static final int MAX_NAME = 1_024;

  private final @Nullable Symbols base;
  private final int first;
  private String[] names = new String[INITIAL];
  private char[] pool = new char[INITIAL * AVERAGE];
  private int[] ends = new int[INITIAL];
  private int[] hashes = new int[INITIAL];
  private int[] slots = emptySlots(INITIAL * 4);
  private int count;
  private boolean crowded;

  private Symbols(@Nullable Symbols base) {
    this.base = base;
    this.first = base == null ? 0 : base.size();
  }

  /** An empty base table. */
  public static Symbols base() {
    return new Symbols(null);
  }

  /** An empty table on top of this one, which must not change any more. */
  public Symbols overlay() {
    return new Symbols(this);
  }

  /** How many names are known, those of the base included. */
  public int size() {
    return first + count;
  }

  /** Whether the name with that number was known before the evaluation began. */
  public boolean isKnown(int symbol) {
    return base == null || symbol < first;
  }

  /**
   * Whether a name could not be kept because too many names fell together, which only a text made
   * for it brings about; that name is {@link #NONE}.
   */
  public boolean crowded() {
    return crowded;
  }

  /**
   * The number of a name; the same for the same name. {@link #NONE} for a text that is longer than
   * any name that somebody would write.
   */
  public int of(String name) {
    if (name.length() > MAX_NAME) {
      return NONE;
    }
    return of(name.toCharArray(), 0, name.length());
  }

  /**
   * The number of the name that stands there in the text; {@link #NONE} when it was crowded out.
   */
  public int of(char[] text, int start, int end) {
    return of(text, start, end, hash(text, start, end));
  }

  /** A hash in the making: how it begins, before the first character of a name. */
  public static int hashed() {
    return SEED;
  }

  /** A hash in the making, with one more character of the name. */
  public static int hashed(int hash, char next) {
    return (hash ^ next) * MULTIPLIER;
  }

  /**
   * As {@link #of(char[], int, int)}, for who has hashed the characters on the way to their end.
   */
  public int ofHashed(char[] text, int start, int end, int hashed) {
    return of(text, start, end, hashed ^ (hashed >>> 15));
  }

  private int of(char[] text, int start, int end, int hash) {
    if (base != null) {
      int known = base.find(text, start, end, hash);
      if (known >= 0) {
        return known;
      }
    }
    int own = find(text, start, end, hash);
    return own == NONE ? add(text, start, end, hash) : own;
  }

  /** The name with that number. */
  public String name(int symbol) {
    if (symbol < 0) {
      return "?";
    }
    if (symbol < first && base != null) {
      return base.name(symbol);
    }
    int index = symbol - first;
    String name = names[index];
    if (name == null) {
      // Any thread may be the first to ask: all come to the same text.
      int start = start(index);
      name = new String(pool, start, ends[index] - start);
      names[index] = name;
    }
    return name;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  private static int hash(char[] text, int start, int end) {
    int hash = SEED;
    for (int i = start; i < end; i++) {
      hash = hashed(hash, text[i]);
    }
    return hash ^ (hash >>> 15);
  }

  private int find(char[] text, int start, int end, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      int index = slots[slot];
      if (index < 0) {
        return NONE;
      }
      if (hashes[index] == hash && isAt(index, text, start, end)) {
        return first + index;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  private boolean isAt(int index, char[] text, int start, int end) {
    int from = start(index);
    if (ends[index] - from != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (pool[from++] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private int add(char[] text, int start, int end, int hash) {
    if (count == names.length) {
      grow();
    }
    if (!place(count, hash)) {
      crowded = true;
      return NONE;
    }
    int from = start(count);
    int length = end - start;
    if (from + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(from + length, pool.length * 2));
    }
    System.arraycopy(text, start, pool, from, length);
    ends[count] = from + length;
    hashes[count] = hash;
    count++;
    return first + count - 1;
  }

  private boolean place(int index, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      if (slots[slot] < 0) {
        slots[slot] = index;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  private void grow() {
    names = Arrays.copyOf(names, count * 2);
    ends = Arrays.copyOf(ends, count * 2);
    hashes = Arrays.copyOf(hashes, count * 2);
    slots = emptySlots(count * 8);
    for (int i = 0; i < count; i++) {
      crowded |= !place(i, hashes[i]);
    }
  }

  private static int[] emptySlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
