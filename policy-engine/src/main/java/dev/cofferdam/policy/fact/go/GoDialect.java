package dev.cofferdam.policy.fact.go;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.CurlyParser;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Literals;
import dev.cofferdam.policy.syntax.go.GoLexer;
import dev.cofferdam.policy.syntax.go.GoWords;

/** Go. */
public final class GoDialect implements Dialect {

  @Override
  public Language language() {
    return Language.GO;
  }

  @Override
  public void installWords(Symbols base) {
    GoWords.ALL.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return CurlyParser.parse(GoLexer.lex(text, symbols), GoWords.ALL, symbols);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return Literals.decode(tokens, token, Family.GO);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return Literals.number(tokens, token);
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return "";
  }

  @Override
  public boolean hoists() {
    return true;
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new GoSteps(evaluation);
  }
}
