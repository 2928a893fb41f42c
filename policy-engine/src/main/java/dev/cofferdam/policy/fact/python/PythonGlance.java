package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.knowledge.TellingWords;

/**
 * A first look at a program, which most harmless ones need no more than: it finds out whether a
 * text has nothing in it that any rule could be about, so that it need not be read. It knows where
 * Python's texts and comments begin and end, and nothing else of its syntax; wherever it would have
 * to know more, it says that the program must be read.
 *
 * <p>What is not found by its name is found by a text: a file's name, a long encoded text, a huge
 * repetition. Such texts need characters that are looked for here, and where those are put together
 * from numbers or codes, the words of that are telling.
 */
final class PythonGlance {

  /** Shortest text that may be an encoded program; what is shorter is not looked at for that. */
  private static final int LONG_TEXT = 200;

  private static final int HUGE_DIGITS = 9;
  private static final int LARGE_DIGITS = 6;

  /** Names of files that are telling though there is no separator in them. */
  private static final String[] FILES = {
    ".bash", ".zsh", ".profile", ".netrc", ".pgpass", "id_rsa", "authorized_keys", "docker.sock"
  };

  private final char[] text;
  private final TellingWords.Look look;
  private int at;
  private boolean tells;
  private int depth;
  private int repeats;
  private int products;
  private int sums;
  private boolean enormous;
  private int digits;
  private boolean loops;
  private boolean address;
  private boolean underscored;
  private boolean formats;
  private char before = '\n';

  private PythonGlance(char[] text, TellingWords words) {
    this.text = text;
    this.look = words.look();
  }

  /**
   * Whether there is surely nothing in a text that rules, or a list with those words, are about.
   */
  static boolean isSilent(char[] text, TellingWords words) {
    if (mayDeclareEncoding(text)) {
      return false;
    }
    PythonGlance glance = new PythonGlance(text, words);
    while (!glance.tells && glance.at < text.length) {
      glance.step();
    }
    return !glance.tells && !glance.tellsAsWhole();
  }

  private static boolean mayDeclareEncoding(char[] text) {
    int lines = 0;
    for (int i = 0; i < text.length && lines < 2; i++) {
      lines += text[i] == '\n' || text[i] == '\r' ? 1 : 0;
      if (text[i] == 'c' && isAt("coding", i, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(String wanted, int place, char[] text) {
    if (place + wanted.length() > text.length) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (text[place + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean tellsAsWhole() {
    // No constant is larger than a product of as many factors, each a sum of as many numbers.
    int factor = digits + (sums == 0 ? 0 : Integer.toString(sums + 1).length());
    long largest = (products + 1L) * factor;
    boolean huge = enormous || largest > (loops ? LARGE_DIGITS : HUGE_DIGITS);
    return (repeats > 0 && huge)
        || (address && look.fetching())
        || (formats && underscored)
        || look.tellTogether();
  }

  private void step() {
    char c = text[at];
    if (isNameStart(c)) {
      word();
      before = 'a';
    } else if (isDigit(c)) {
      number();
      before = '0';
    } else if (c == '"' || c == '\'') {
      string(at);
      before = 'a';
    } else if (c == '#') {
      comment();
    } else if (c == ' ' || c == '\t') {
      at++;
    } else if (c == '\n' || c == '\r') {
      before = depth == 0 ? '\n' : before;
      at++;
    } else if (c >= 0x7F || c < ' ') {
      tells = true;
    } else {
      sign(c);
      before = c;
    }
  }

  private void sign(char c) {
    char next = at + 1 < text.length ? text[at + 1] : ' ';
    sums += c == '+' || c == '-' || c == '|' || c == '^' ? 1 : 0;
    at++;
    switch (c) {
      case '(', '[', '{' -> depth++;
      case ')', ']', '}' -> depth = Math.max(0, depth - 1);
      // A line that goes on is left to who reads.
      case '\\' -> tells = true;
      case '<' -> enormous |= next == '<';
      case '*' -> {
        if (next == '*') {
          at++;
          power();
        } else {
          products++;
          repeats++;
        }
      }
      default -> {}
    }
  }

  /** Two asterisks: arguments by name, a small power, or a number of whatever size. */
  private void power() {
    while (at < text.length && text[at] == ' ') {
      at++;
    }
    if (before == '(' || before == ',') {
      // Arguments that are written out as a dictionary have their names in texts.
      tells = at >= text.length || !isNameStart(text[at]);
      return;
    }
    char exponent = at < text.length ? text[at] : ' ';
    char after = at + 1 < text.length ? text[at + 1] : ' ';
    boolean small = exponent >= '2' && exponent <= '9';
    enormous |= !small || isNameStart(after) || isDigit(after) || after == '.' || after == '_';
    repeats += exponent == '=' ? 1 : 0;
    products += small ? exponent - '1' : 0;
  }

  private void comment() {
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      tells |= isStrange(text[at]);
      at++;
    }
  }

  /** Whether a character in a text or a comment may be one that hides what stands there. */
  private static boolean isStrange(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
    return control
        || c == 0x7F
        || (c >= '\u2028' && c <= '\u202F')
        || (c >= '\u2060' && c <= '\u206F');
  }

  private void word() {
    int start = at;
    at = nameEnd(at);
    if (at < text.length && (text[at] == '"' || text[at] == '\'') && at - start <= 2) {
      string(start);
      return;
    }
    tells = look.tells(text, start, at);
    loops |= at - start == 5 && isAt("while", start, text);
    formats |= at - start >= 6 && isAt("format", start, text);
  }

  private int nameEnd(int from) {
    int end = from;
    while (end < text.length && (isNameStart(text[end]) || isDigit(text[end]))) {
      end++;
    }
    return end;
  }

  private void number() {
    at = numberEnd(at);
    tells = at < text.length && isNameStart(text[at]);
  }

  private int numberEnd(int from) {
    int end = from;
    while (end < text.length && (isDigit(text[end]) || text[end] == '_')) {
      end++;
    }
    digits = Math.max(digits, end - from);
    return end;
  }

  /** A text whose prefix, if any, begins there; {@code at} is at its quote. */
  private void string(int prefix) {
    boolean raw = false;
    boolean fields = false;
    for (int i = prefix; i < at; i++) {
      int letter = text[i] | 0x20;
      raw |= letter == 'r';
      fields |= letter == 'f' || letter == 't';
      tells |= letter != 'r' && letter != 'f' && letter != 't' && letter != 'b' && letter != 'u';
    }
    char quote = text[at];
    boolean triple = isQuote(at + 1, quote) && isQuote(at + 2, quote);
    boolean alone = before == '\n' && depth == 0 && !fields && isStatement(quote, triple);
    if (!alone) {
      content(at + (triple ? 3 : 1), triple, raw, fields);
    }
  }

  /**
   * Reads over a text that is a statement by itself, and a sentence: nothing is made of it, and no
   * file is called so. Where it is something else, nothing is read over.
   */
  private boolean isStatement(char quote, boolean triple) {
    boolean spaced = false;
    int end = at + (triple ? 3 : 1);
    while (end < text.length && !closes(end, quote, triple)) {
      char c = text[end];
      spaced |= c == ' ';
      if (isStrange(c) || (!triple && (c == '\n' || c == '\r'))) {
        return false;
      }
      end += c == '\\' ? 2 : 1;
    }
    end += triple ? 3 : 1;
    while (end < text.length && (text[end] == ' ' || text[end] == '\t')) {
      end++;
    }
    boolean last = end >= text.length || text[end] == '\n' || text[end] == '\r' || text[end] == '#';
    if (!spaced || !last || end > text.length) {
      return false;
    }
    at = end;
    return true;
  }

  private void content(int from, boolean triple, boolean raw, boolean fields) {
    char quote = text[from - 1];
    boolean plain = true;
    int end = from;
    while (!tells && end < text.length && !closes(end, quote, triple)) {
      char c = text[end];
      plain &= mayBeEncoded(c);
      if (fields && c == '{') {
        end = field(end);
      } else {
        tells = tellsInText(c, end, raw) || (!triple && (c == '\n' || c == '\r'));
        end += c == '\\' ? 2 : 1;
      }
    }
    tells |= end >= text.length || (plain && end - from >= LONG_TEXT);
    at = Math.min(text.length, end + (triple ? 3 : 1));
  }

  private boolean closes(int place, char quote, boolean triple) {
    return text[place] == quote
        && (!triple || (isQuote(place + 1, quote) && isQuote(place + 2, quote)));
  }

  private boolean isQuote(int place, char quote) {
    return place < text.length && text[place] == quote;
  }

  private static boolean mayBeEncoded(char c) {
    return isNameStart(c) || isDigit(c) || "+/=-\\\n".indexOf(c) >= 0;
  }

  /** Whether a character in a text may make the text one that tells something. */
  private boolean tellsInText(char c, int place, boolean raw) {
    return switch (c) {
      case '/', '~' -> true;
      case '\\' -> raw || !isPlainEscape(place + 1);
      case '%' -> place + 1 < text.length && text[place + 1] == 'c';
      case ':' -> {
        address = true;
        yield false;
      }
      case '_' -> {
        underscored = true;
        yield false;
      }
      case '.', 'i', 'a', 'd' -> isFile(place);
      default -> isStrange(c);
    };
  }

  private boolean isPlainEscape(int place) {
    return place < text.length && "nrt'\"".indexOf(text[place]) >= 0;
  }

  private boolean isFile(int place) {
    for (String file : FILES) {
      if (isAt(file, place, text)) {
        return true;
      }
    }
    return false;
  }

  /** Reads over a field of a text with fields; where its end is not plain to see, that tells. */
  private int field(int open) {
    if (isQuote(open + 1, '{')) {
      return open + 2;
    }
    int end = open + 1;
    while (!tells && end < text.length && text[end] != '}') {
      char c = text[end];
      if (isNameStart(c)) {
        int start = end;
        end = nameEnd(end);
        tells = look.tells(text, start, end);
      } else if (isDigit(c)) {
        end = numberEnd(end);
      } else {
        sums += c == '+' || c == '-' || c == '|' || c == '^' ? 1 : 0;
        tells = "'\"#\\{\n\r*<".indexOf(c) >= 0 || c >= 0x7F || c < ' ';
        end++;
      }
    }
    return end + 1;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
