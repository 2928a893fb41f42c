package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.knowledge.TellingWords;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.python.PythonLexer;
import dev.cofferdam.policy.syntax.python.PythonParser;
import dev.cofferdam.policy.syntax.python.PythonWords;

/** Python. */
public final class PythonDialect implements Dialect {

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public void installWords(Symbols base) {
    PythonWords.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return PythonParser.parse(PythonLexer.lex(text, symbols));
  }

  @Override
  public boolean isSilent(char[] text, TellingWords words) {
    return PythonGlance.isSilent(text, words);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return PythonLiterals.decode(tokens, token);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return PythonLiterals.number(tokens, token);
  }

  /** {@code pkgutil.resolve_name("os:system")} names a member of a module. */
  @Override
  public char nameSeparator() {
    return ':';
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new PythonSteps(evaluation);
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return PythonEncoding.doubt(text, tokens);
  }
}
