package dev.cofferdam.policy.report;

/** Writes one JSON value, indented; keys stand in the order in which they are written. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder open = new StringBuilder();
  private boolean empty = true;

  /** Begins an object that is a member of an array, or the value itself. */
  JsonText object() {
    element();
    return begin('{', '}');
  }

  /** Begins an object that is the value of a key. */
  JsonText object(String key) {
    key(key);
    return begin('{', '}');
  }

  /** Begins an array that is the value of a key. */
  JsonText array(String key) {
    key(key);
    return begin('[', ']');
  }

  /** Ends the object or array that was begun last. */
  JsonText end() {
    int last = open.length() - 1;
    char bracket = open.charAt(last);
    open.setLength(last);
    if (!empty) {
      newLine();
    }
    out.append(bracket);
    empty = false;
    return this;
  }

  JsonText field(String key, String value) {
    key(key);
    string(value);
    return this;
  }

  JsonText field(String key, int value) {
    key(key);
    out.append(value);
    return this;
  }

  JsonText field(String key, boolean value) {
    key(key);
    out.append(value);
    return this;
  }

  /** A text as a member of an array. */
  JsonText element(String value) {
    element();
    string(value);
    return this;
  }

  /** The value, with a line end after it; everything that was begun has been ended. */
  String text() {
    return out + "\n";
  }

  private JsonText begin(char bracket, char counterpart) {
    out.append(bracket);
    open.append(counterpart);
    empty = true;
    return this;
  }

  private void element() {
    if (open.length() == 0) {
      return;
    }
    if (!empty) {
      out.append(',');
    }
    empty = false;
    newLine();
  }

  private void key(String key) {
    element();
    string(key);
    out.append(": ");
  }

  private void newLine() {
    out.append('\n').append("  ".repeat(open.length()));
  }

  private void string(String text) {
    String whole = Plain.wellFormed(text);
    out.append('"');
    for (int i = 0; i < whole.length(); i++) {
      character(whole.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c < ' ' || Character.getType(c) == Character.FORMAT || c == '\u007F') {
      out.append("\\u").append(hex(c));
    } else {
      out.append(c);
    }
  }

  private static String hex(char c) {
    StringBuilder digits = new StringBuilder();
    for (int shift = 12; shift >= 0; shift -= 4) {
      digits.append(HEX.charAt((c >> shift) & 0xF));
    }
    return digits.toString();
  }
}
