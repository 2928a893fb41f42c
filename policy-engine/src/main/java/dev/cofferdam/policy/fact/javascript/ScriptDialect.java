package dev.cofferdam.policy.fact.javascript;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.javascript.ScriptParser;
import dev.cofferdam.policy.syntax.javascript.ScriptWords;
import java.util.List;
import java.util.Locale;

/** JavaScript, and TypeScript, which is JavaScript with types. */
public final class ScriptDialect implements Dialect {

  private static final String NODE = "node:";
  private static final int START = 64;
  private static final List<String> PAGES =
      List.of("<html", "<!doctype", "<head>", "<body", "<script", "<title>", "<meta", "<canvas");

  private final Language language;

  /** The dialect of one of the two. */
  public ScriptDialect(Language language) {
    this.language = language;
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public void installWords(Symbols base) {
    ScriptWords.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return ScriptParser.parse(text, symbols, language == Language.TYPESCRIPT);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return ScriptLiterals.text(tokens, token);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return ScriptLiterals.number(tokens, token);
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return tokens.doubt().isEmpty() || isPage(text) ? "" : tokens.doubt();
  }

  /** Whether a text is a page of a browser, which begins as no program of any runtime does. */
  private static boolean isPage(char[] text) {
    String start = new String(text, 0, Math.min(text.length, START)).strip();
    String lower = start.toLowerCase(Locale.ROOT);
    return PAGES.stream().anyMatch(lower::startsWith);
  }

  /**
   * {@code node:fs/promises} is {@code fs.promises}; a file of the program's own is one part, and
   * of an address only the scheme is.
   */
  @Override
  public List<String> moduleParts(String name) {
    String plain = name.startsWith(NODE) ? name.substring(NODE.length()) : name;
    if (plain.startsWith(".") || plain.startsWith("/") || plain.isEmpty()) {
      return List.of(plain.isEmpty() ? "." : plain);
    }
    int colon = plain.indexOf(':');
    if (colon > 0) {
      return List.of(plain.substring(0, colon + 1));
    }
    return List.of(plain.split("[./]", -1));
  }

  @Override
  public boolean subscriptsAreMembers() {
    return true;
  }

  @Override
  public boolean hoists() {
    return true;
  }

  @Override
  public boolean assignmentsDeclare() {
    return false;
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new ScriptSteps(evaluation);
  }
}
