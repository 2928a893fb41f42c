package dev.cofferdam.policy.fact.value;

/** Arithmetic on constants, as far as sizes and character codes need it. */
public final class Arithmetic {

  private static final int POWER = '*' | '*' << 8;
  private static final int FLOOR = '/' | '/' << 8;
  private static final int LEFT = '<' | '<' << 8;
  private static final int RIGHT = '>' | '>' << 8;
  private static final int MAX_SHIFT = 62;

  private Arithmetic() {}

  /** What an operator between two numbers gives; too large numbers are the largest there is. */
  public static int fold(Values values, int operator, long left, long right) {
    return switch (operator) {
      case '+' -> values.number(saturated((double) left + right, left + right));
      case '-' -> values.number(saturated((double) left - right, left - right));
      case '*' -> values.number(saturated((double) left * right, left * right));
      case '^' -> values.number(left ^ right);
      case '&' -> values.number(left & right);
      case '|' -> values.number(left | right);
      case '%' -> right == 0 ? Values.UNKNOWN : values.number(Math.floorMod(left, right));
      case FLOOR -> right == 0 ? Values.UNKNOWN : values.number(Math.floorDiv(left, right));
      case POWER -> right < 0 ? Values.UNKNOWN : values.number(power(left, right));
      case LEFT ->
          right < 0 || right > MAX_SHIFT
              ? Values.UNKNOWN
              : values.number(
                  saturated((double) left * Math.pow(2, (double) right), left << right));
      case RIGHT -> right < 0 || right > MAX_SHIFT ? Values.UNKNOWN : values.number(left >> right);
      default -> Values.UNKNOWN;
    };
  }

  private static long power(long base, long exponent) {
    double approximate = Math.pow((double) base, (double) exponent);
    if (Math.abs(approximate) >= Long.MAX_VALUE / 2.0) {
      return approximate < 0 ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
    }
    return Math.round(approximate);
  }

  private static long saturated(double approximate, long exact) {
    if (Math.abs(approximate) >= Long.MAX_VALUE / 2.0) {
      return approximate < 0 ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
    }
    return exact;
  }

  /** A slice of a text, as Python takes it; the step is not 0. */
  public static String slice(String text, long from, long to, long step) {
    long first = place(from, text.length());
    long last = place(to, text.length());
    StringBuilder out = new StringBuilder();
    if (step > 0) {
      for (long at = Math.max(0, first); at < Math.min(last, text.length()); at += step) {
        out.append(text.charAt((int) at));
      }
    } else {
      for (long at = Math.min(first, text.length() - 1L); at > Math.max(last, -1); at += step) {
        out.append(text.charAt((int) at));
      }
    }
    return out.toString();
  }

  private static long place(long bound, int length) {
    return bound < 0 ? bound + length : bound;
  }
}
