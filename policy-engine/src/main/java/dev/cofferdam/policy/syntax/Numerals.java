package dev.cofferdam.policy.syntax;

/** What digits stand for, without exceptions for those that are no whole number. */
public final class Numerals {

  /** Fewer digits than a double keeps apart. */
  private static final int EXACT_DIGITS = 15;

  private Numerals() {}

  /**
   * The number whose digits stand there up to the end, or -1 when they are none, or too many for 63
   * bits.
   */
  public static long whole(String digits, int from, int radix) {
    if (from >= digits.length()) {
      return -1;
    }
    long number = 0;
    long most = (Long.MAX_VALUE - radix) / radix;
    for (int i = from; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0 || number > most) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }

  /**
   * The whole number that decimal digits stand for, which may have a fraction and an exponent; -1
   * when that is no whole number, or too large a one.
   */
  public static long decimal(String digits) {
    int points = 0;
    boolean plain = true;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      points += c == '.' ? 1 : 0;
      plain &= c == '.' || (c >= '0' && c <= '9');
      if (!plain && "0123456789.eE+-".indexOf(c) < 0) {
        return -1;
      }
    }
    if (plain && points == 0) {
      return whole(digits, 0, 10);
    }
    boolean fraction = plain && points == 1 && digits.length() <= EXACT_DIGITS;
    char last = digits.charAt(digits.length() - 1);
    return fraction && last != '.' && last != '0' ? -1 : floating(digits);
  }

  private static long floating(String digits) {
    try {
      double value = Double.parseDouble(digits);
      return value == Math.rint(value) && value < Long.MAX_VALUE ? (long) value : -1;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
