package dev.cofferdam.policy.fact.r;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.r.RLexer;
import dev.cofferdam.policy.syntax.r.RParser;
import dev.cofferdam.policy.syntax.r.RWords;
import java.util.List;

/** R. */
public final class RDialect implements Dialect {

  @Override
  public Language language() {
    return Language.R;
  }

  @Override
  public void installWords(Symbols base) {
    RWords.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return RParser.parse(RLexer.lex(text, symbols), symbols);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return RTexts.decode(tokens, token);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return RTexts.number(tokens, token);
  }

  /** Names of packages have no parts, though they may have dots. */
  @Override
  public List<String> moduleParts(String name) {
    return List.of(name);
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return "";
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new RSteps(evaluation);
  }
}
