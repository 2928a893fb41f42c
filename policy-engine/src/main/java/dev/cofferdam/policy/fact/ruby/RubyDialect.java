package dev.cofferdam.policy.fact.ruby;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.ruby.RubyLexer;
import dev.cofferdam.policy.syntax.ruby.RubyParser;
import dev.cofferdam.policy.syntax.ruby.RubyWords;
import java.util.List;

/** Ruby. */
public final class RubyDialect implements Dialect {

  private static final String SEPARATOR = "\n";
  private static final String SEPARATED = SEPARATOR + "/";

  @Override
  public Language language() {
    return Language.RUBY;
  }

  @Override
  public void installWords(Symbols base) {
    RubyWords.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    return RubyParser.parse(RubyLexer.lex(text, symbols), symbols);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return RubyTexts.decode(tokens, token);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return RubyTexts.number(tokens, token);
  }

  /** A library is named by a path, in which dots are nothing: {@code net/http}. */
  @Override
  public List<String> moduleParts(String name) {
    return List.of(RubyTexts.library(name).replace("/", SEPARATED).split(SEPARATOR, -1));
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return RubyTexts.doubt(text, tokens);
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new RubySteps(evaluation);
  }
}
