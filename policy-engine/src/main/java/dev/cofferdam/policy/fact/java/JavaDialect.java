package dev.cofferdam.policy.fact.java;

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
import dev.cofferdam.policy.syntax.java.JavaLexer;
import dev.cofferdam.policy.syntax.java.JavaWords;

/** Java. */
public final class JavaDialect implements Dialect {

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void installWords(Symbols base) {
    JavaWords.ALL.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return CurlyParser.parse(JavaLexer.lex(text, symbols), JavaWords.ALL, symbols);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return Literals.decode(tokens, token, Family.JAVA);
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
    return new JavaSteps(evaluation);
  }
}
