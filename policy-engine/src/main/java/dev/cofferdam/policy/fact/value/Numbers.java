package dev.cofferdam.policy.fact.value;

import java.util.Arrays;

/** Whole numbers as small ones: equal numbers have the same. For one evaluation, by one thread. */
final class Numbers {

  /** No number could be kept, since too many fell together: only a text made for it does that. */
  static final int CROWDED = -1;

  private static final int MAX_PROBES = 128;
  private static final int INITIAL = 32;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private Long[] numbers = new Long[INITIAL];
  private int[] slots = emptySlots(INITIAL * 4);
  private int count;

  /** Which one a number is, new if there was none like it; or {@link #CROWDED}. */
  int of(long number) {
    int mask = slots.length - 1;
    int slot = hash(number) & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      int index = slots[slot];
      if (index < 0) {
        return add(number);
      }
      if (numbers[index] == number) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    return CROWDED;
  }

  /** The number that is that one. */
  Long get(int index) {
    return numbers[index];
  }

  private int add(long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count * 2);
      slots = emptySlots(count * 8);
      for (int i = 0; i < count; i++) {
        place(i);
      }
    }
    numbers[count] = number;
    return place(count) ? count++ : CROWDED;
  }

  private boolean place(int index) {
    int mask = slots.length - 1;
    int slot = hash(numbers[index]) & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      if (slots[slot] < 0) {
        slots[slot] = index;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  private static int hash(long number) {
    long mixed = number * MIXER;
    return (int) (mixed >>> 32) ^ (int) (mixed >>> 52);
  }

  private static int[] emptySlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, CROWDED);
    return slots;
  }
}
