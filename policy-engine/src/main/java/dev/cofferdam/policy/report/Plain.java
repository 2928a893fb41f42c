package dev.cofferdam.policy.report;

/** Makes texts of strangers fit to be shown, without changing their length. */
final class Plain {

  private static final char REPLACEMENT = '\uFFFD';

  private Plain() {}

  /**
   * The text with every character replaced that would steer a terminal, turn the reading direction,
   * be seen by nobody, or break UTF-8; tabs stay.
   */
  static String line(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(c == '\t' || !(steers(c) || isUnpaired(text, i)) ? c : REPLACEMENT);
    }
    return shown.toString();
  }

  /** The text with unpaired surrogates replaced, so that it has a UTF-8 form. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnpaired(text, i)) {
        return replaceUnpaired(text);
      }
    }
    return text;
  }

  private static String replaceUnpaired(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      whole.append(isUnpaired(text, i) ? REPLACEMENT : text.charAt(i));
    }
    return whole.toString();
  }

  private static boolean steers(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isUnpaired(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
