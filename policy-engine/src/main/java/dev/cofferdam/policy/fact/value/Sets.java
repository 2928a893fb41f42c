package dev.cofferdam.policy.fact.value;

import java.util.Arrays;

/** Sets of values as numbers: equal sets have equal numbers. For one evaluation, by one thread. */
final class Sets {

  /** The number of a set that could not be kept. */
  static final int NONE = -1;

  /** Most sets that are kept. */
  static final int MAX = 1 << 18;

  private static final int MAX_PROBES = 128;
  private static final int INITIAL = 16;

  private int[][] sets = new int[INITIAL][];
  private int[] hashes = new int[INITIAL];
  private int[] slots = empty(INITIAL * 4);
  private int count;

  /** The members of a set, in order; not to be changed. */
  int[] members(int number) {
    return sets[number];
  }

  /**
   * The number of the set of those members, which are the first so many, sorted; {@link #NONE} when
   * there are too many sets, or too many that fall together, which only a text made for it brings
   * about.
   */
  int number(int[] members, int size) {
    int hash = hash(members, size);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      int number = slots[slot];
      if (number < 0) {
        return count == MAX ? NONE : add(Arrays.copyOf(members, size), hash);
      }
      if (hashes[number] == hash && same(sets[number], members, size)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  private int add(int[] members, int hash) {
    if (count == sets.length) {
      sets = Arrays.copyOf(sets, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
      slots = empty(count * 8);
      for (int i = 0; i < count; i++) {
        place(i);
      }
    }
    sets[count] = members;
    hashes[count] = hash;
    place(count);
    return count++;
  }

  private void place(int number) {
    int mask = slots.length - 1;
    int slot = hashes[number] & mask;
    while (slots[slot] >= 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = number;
  }

  private static boolean same(int[] set, int[] members, int size) {
    return set.length == size && Arrays.equals(set, 0, size, members, 0, size);
  }

  private static int hash(int[] members, int size) {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = (hash ^ members[i]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private static int[] empty(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
