package dev.cofferdam.policy.engine;

/**
 * A text that every match of an expression contains, so that most expressions need not be tried on
 * most texts. It only reads what it is sure of; what it is not sure of is required to contain
 * nothing.
 */
final class RequiredLiteral {

  private static final String QUANTIFIERS = "*?{";
  private static final String META = "\\^$.|?*+()[]{}";

  private final String pattern;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private RequiredLiteral(String pattern) {
    this.pattern = pattern;
  }

  /** The longest such text that is easily seen; empty when none is. */
  static String of(String pattern) {
    boolean beyond = pattern.contains("|") && hasTopLevelBar(pattern);
    if (beyond || !onlyPlainGroups(pattern) || pattern.contains("\\Q")) {
      return "";
    }
    RequiredLiteral reader = new RequiredLiteral(pattern);
    while (reader.at < pattern.length()) {
      reader.step();
    }
    reader.endRun();
    return reader.longest;
  }

  private static boolean onlyPlainGroups(String pattern) {
    return pattern.replace("(?:", "").indexOf("(?") < 0;
  }

  private static boolean hasTopLevelBar(String pattern) {
    int depth = 0;
    boolean inClass = false;
    boolean escaped = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == '|' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  private void step() {
    char c = pattern.charAt(at);
    if (c == '\\') {
      escape();
    } else if (c == '(') {
      skipGroup();
    } else if (c == '[') {
      skipClass();
    } else if (META.indexOf(c) >= 0) {
      endRun();
      at++;
    } else {
      literal(c, 1);
    }
  }

  private void escape() {
    char c = at + 1 < pattern.length() ? pattern.charAt(at + 1) : 'b';
    if (Character.isLetterOrDigit(c)) {
      endRun();
      at = c == 'b' || c == 'B' || "dDsSwW".indexOf(c) >= 0 ? at + 2 : pattern.length();
    } else {
      literal(c, 2);
    }
  }

  private void literal(char c, int length) {
    at += length;
    char after = at < pattern.length() ? pattern.charAt(at) : ' ';
    if (QUANTIFIERS.indexOf(after) >= 0) {
      endRun();
      at = after == '{' ? Math.max(at + 1, pattern.indexOf('}', at) + 1) : at + 1;
    } else {
      run.append(c);
      if (after == '+') {
        endRun();
      }
    }
  }

  private void skipGroup() {
    endRun();
    int depth = 0;
    boolean inClass = false;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        break;
      }
    }
    skipQuantifier();
  }

  private void skipClass() {
    endRun();
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    if (at < pattern.length() && pattern.charAt(at) == ']') {
      at++;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    skipQuantifier();
  }

  private void skipQuantifier() {
    if (at < pattern.length() && pattern.charAt(at) == '{') {
      at = Math.max(at + 1, pattern.indexOf('}', at) + 1);
    }
  }

  private void endRun() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }
}
