package dev.cofferdam.functions.api.problem;

/** Text of a caller's, made fit to stand in a message or an answer. */
public final class ShownText {

  private static final int LONGEST_QUOTE = 60;

  private ShownText() {}

  /**
   * Quotes what a caller wrote: in backticks, cut to {@value #LONGEST_QUOTE} UTF-16 code units,
   * with everything that could not be seen as an escape, so that a message stays one line and
   * well-formed.
   *
   * @param text any text
   * @return never null
   */
  public static String quoted(String text) {
    StringBuilder shown = new StringBuilder("`");
    int end = Math.min(text.length(), LONGEST_QUOTE);
    for (int at = 0; at < end; ) {
      int point = text.codePointAt(at);
      if (isVisible(point)) {
        shown.appendCodePoint(point);
      } else {
        shown.append(String.format("\\u%04x", point));
      }
      at += Character.charCount(point);
    }
    return shown.append(text.length() > end ? "…`" : "`").toString();
  }

  /**
   * Whether the text can be encoded as UTF-8: every surrogate is half of a pair.
   *
   * @param text any text
   * @return false if at least one surrogate stands alone
   */
  public static boolean isWellFormed(CharSequence text) {
    return text.codePoints().noneMatch(ShownText::isLoneSurrogate);
  }

  /**
   * The text with U+FFFD for every surrogate that stands alone, as cutting a text can leave behind.
   *
   * @param text any text
   * @return the same text where nothing was wrong with it
   */
  public static String wellFormed(String text) {
    if (isWellFormed(text)) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints().map(p -> isLoneSurrogate(p) ? 0xFFFD : p).forEach(mended::appendCodePoint);
    return mended.toString();
  }

  /**
   * Whether a character can be seen, or is an ordinary space.
   *
   * @param point a code point
   * @return false for controls, separators of lines, format characters and lone surrogates
   */
  public static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
