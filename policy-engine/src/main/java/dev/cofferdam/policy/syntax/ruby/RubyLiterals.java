package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.LineIndex;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;

/** Where Ruby's names, numbers and literals begin and end. */
final class RubyLiterals {

  private final char[] text;
  private final Tokens tokens;
  private final RubyStrings strings;

  RubyLiterals(char[] text, Tokens tokens, RubyStrings strings) {
    this.text = text;
    this.tokens = tokens;
    this.strings = strings;
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }

  static boolean standsAt(char[] text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= text.length || text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean endsWord(char[] text, int at) {
    return at >= text.length || text[at] <= ' ';
  }

  static boolean endsLine(char[] text, int at) {
    return at >= text.length || text[at] == '\n' || text[at] == '\r';
  }

  static int blockCommentEnd(char[] text, int from) {
    int at = from;
    boolean last = false;
    while (at < text.length && !last) {
      last = standsAt(text, at, "=end") && endsWord(text, at + 4);
      while (at < text.length && text[at] != '\n' && text[at] != '\r') {
        at++;
      }
      at += last ? 0 : 1;
    }
    return Math.min(at, text.length);
  }

  static int nameEnd(char[] text, int from) {
    int at = from;
    while (at < text.length && isNamePart(text[at])) {
      at++;
    }
    boolean mark = at < text.length && (text[at] == '?' || text[at] == '!');
    if (!mark) {
      return at;
    }
    char next = at + 1 < text.length ? text[at + 1] : ' ';
    char after = at + 2 < text.length ? text[at + 2] : ' ';
    boolean compares = next == '=' && after != '=' && after != '~' && after != '>';
    boolean scope = text[at] == '?' && next == ':' && after != ':';
    return compares || scope ? at : at + 1;
  }

  static int variableEnd(char[] text, int from) {
    int at = from + 1;
    if (at < text.length && text[from] == '@' && text[at] == '@') {
      at++;
    }
    if (at < text.length && isNamePart(text[at])) {
      while (at < text.length && isNamePart(text[at])) {
        at++;
      }
      return at;
    }
    boolean special = text[from] == '$' && at < text.length && text[at] > ' ';
    return special ? at + 1 : at;
  }

  static int numberEnd(char[] text, int from) {
    int at = from;
    while (at < text.length) {
      char c = text[at];
      boolean fraction =
          c == '.' && at + 1 < text.length && text[at + 1] >= '0' && text[at + 1] <= '9';
      boolean sign = (c == '-' || c == '+') && (text[at - 1] | 0x20) == 'e' && !hex(text, from);
      if (!isNamePart(c) && !fraction && !(sign && at > from)) {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean hex(char[] text, int from) {
    return text[from] == '0' && from + 1 < text.length && (text[from + 1] | 0x20) == 'x';
  }

  int template(int start, int from, int flags, char close) {
    return strings.open(start, from, flags, close);
  }

  int plain(int start, int from, int flags, char close) {
    return strings.plain(start, from, flags, close);
  }

  /** A literal that begins with a percent sign; -1 when none does. */
  int percent(int start) {
    int at = start + 1;
    if (at >= text.length) {
      return -1;
    }
    char kind = text[at];
    boolean letter = isNamePart(kind);
    if (letter) {
      at++;
    }
    if (at >= text.length || isNamePart(text[at]) || text[at] <= ' ' || text[at] >= 0x80) {
      return -1;
    }
    char close = closing(text[at]);
    int from = at + 1;
    return switch (letter ? kind : 'Q') {
      case 'q' -> strings.plain(start, from, RubyFlags.RAW, close);
      case 's' -> strings.plain(start, from, RubyFlags.RAW | RubyFlags.SYMBOL, close);
      case 'w', 'i' -> words(start, from, close);
      case 'Q', 'W', 'I' -> strings.open(start, from, 0, close);
      case 'x' -> strings.open(start, from, RubyFlags.COMMAND, close);
      case 'r' -> strings.open(start, from, RubyFlags.PATTERN, close);
      default -> -1;
    };
  }

  private static char closing(char open) {
    return switch (open) {
      case '(' -> ')';
      case '[' -> ']';
      case '{' -> '}';
      case '<' -> '>';
      default -> open;
    };
  }

  /** A list of words: brackets around texts. */
  private int words(int start, int from, char close) {
    tokens.add(Kind.OPERATOR, start, from, '[');
    int limit = strings.limit();
    char open = RubyStrings.opening(close);
    int nest = 0;
    int at = from;
    int word = -1;
    while (at < limit) {
      char c = text[at];
      boolean ends = c == close && nest-- == 0;
      if (ends || c <= ' ') {
        word(word, at);
        word = -1;
      } else if (word < 0) {
        word = at;
      }
      if (ends) {
        break;
      }
      nest += c == open && open != close ? 1 : 0;
      at += c == '\\' ? 2 : 1;
    }
    int end = Math.min(at, limit);
    if (end == limit) {
      word(word, limit);
    }
    tokens.add(Kind.OPERATOR, end, Math.min(end + 1, limit), ']');
    return Math.min(end + 1, limit);
  }

  private void word(int from, int to) {
    if (from >= 0) {
      tokens.add(Kind.STRING, from, to, RubyFlags.RAW);
      tokens.add(Kind.OPERATOR, to, to, ',');
    }
  }

  /** A text of one character, {@code ?x}; -1 when this is none. */
  int character(int start) {
    int at = start + 1;
    if (at >= strings.limit() || text[at] <= ' ') {
      return -1;
    }
    int end = at + 1;
    if (text[at] == '\\' && end < strings.limit()) {
      end++;
    }
    if (end < text.length && isNamePart(text[at]) && isNamePart(text[end])) {
      return -1;
    }
    tokens.add(Kind.STRING, start, end, 1 << 16);
    return end;
  }

  /** A symbol; -1 when this colon begins none. */
  int symbol(int start) {
    int at = start + 1;
    char c = text[at];
    int flags = RubyFlags.SYMBOL;
    if (c == '"') {
      return strings.open(start, at + 1, flags, '"');
    }
    if (c == '\'') {
      return strings.plain(start, at + 1, flags | RubyFlags.RAW, '\'');
    }
    int end = at;
    if (isNameStart(c)) {
      end = nameEnd(text, at);
      char next = end < text.length ? text[end] : ' ';
      char after = end + 1 < text.length ? text[end + 1] : ' ';
      boolean setter = next == '=' && after != '=' && after != '~' && after != '>';
      end += setter ? 1 : 0;
    } else if (c == '@' || c == '$') {
      end = variableEnd(text, at);
    } else if ("+-*/%<>=!~^&|[`".indexOf(c) >= 0) {
      end = at + operatorName(at);
    }
    if (end == at || end > strings.limit()) {
      return -1;
    }
    tokens.add(Kind.STRING, start, end, flags | RubyFlags.RAW | 1 << 16);
    return end;
  }

  private int operatorName(int at) {
    return text[at] == '[' ? elementName(at) : RubyOperators.length(text, at);
  }

  /** How long the name of the method is that reads or writes an element; 0 when this is none. */
  int elementName(int at) {
    boolean element = standsAt(text, at, "[]");
    boolean store = element && at + 2 < text.length && text[at + 2] == '=';
    return !element ? 0 : store ? 3 : 2;
  }

  /** A document whose end is named here; -1 when there is none. */
  int document(int start) {
    int at = start + 2;
    if (!standsAt(text, start, "<<") || at >= text.length) {
      return -1;
    }
    int flags = RubyFlags.DOCUMENT;
    if (text[at] == '-' || text[at] == '~') {
      flags |= RubyFlags.INDENTED | (text[at] == '~' ? RubyFlags.SQUIGGLY : 0);
      at++;
    }
    char quote = at < text.length ? text[at] : ' ';
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int from = quoted ? at + 1 : at;
    int end = from;
    while (end < text.length && (quoted ? text[end] != quote : isNamePart(text[end]))) {
      if (text[end] == '\n' || end - from > LineIndex.MAX_LENGTH) {
        return -1;
      }
      end++;
    }
    if (end == from || (!quoted && !isNameStart(text[from])) || (quoted && end == text.length)) {
      return -1;
    }
    flags |= quote == '\'' ? RubyFlags.RAW : quote == '`' ? RubyFlags.COMMAND : 0;
    String word = new String(text, from, end - from);
    return strings.document(start, quoted ? end + 1 : end, word, flags);
  }
}
