package dev.cofferdam.policy.fact.bash;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.bash.BashParser;
import dev.cofferdam.policy.syntax.bash.BashTexts;
import dev.cofferdam.policy.syntax.bash.BashWords;

/** Bash. */
public final class BashDialect implements Dialect {

  @Override
  public Language language() {
    return Language.BASH;
  }

  @Override
  public void installWords(Symbols base) {
    BashWords.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return BashParser.parse(text, symbols);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return BashTexts.decode(tokens, token);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return -1;
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return tokens.tangled() ? "has documents whose ends cannot be told apart" : "";
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new BashSteps(evaluation);
  }
}
