package dev.cofferdam.policy.fact.c;

import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.knowledge.Knowledge;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.c.CLexer;
import dev.cofferdam.policy.syntax.c.CWords;
import dev.cofferdam.policy.syntax.c.Preprocessor;
import dev.cofferdam.policy.syntax.c.Trigraphs;
import dev.cofferdam.policy.syntax.curly.CurlyParser;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Literals;
import dev.cofferdam.policy.syntax.curly.word.Words;

/** C, and C++ as more of the same. */
public final class CDialect implements Dialect {

  private final Language language;
  private final Words words;

  private CDialect(Language language, Words words) {
    this.language = language;
    this.words = words;
  }

  /** C. */
  public static CDialect c() {
    return new CDialect(Language.C, CWords.C);
  }

  /** C++. */
  public static CDialect cpp() {
    return new CDialect(Language.CPP, CWords.CPP);
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public void installWords(Symbols base) {
    words.installInto(base);
  }

  @Override
  public Tree parse(char[] text, Symbols symbols) {
    Tokens written = CLexer.lex(text, symbols);
    return CurlyParser.parse(Preprocessor.process(written, symbols), words, symbols);
  }

  @Override
  public String knowledge() {
    return Knowledge.textBeside(CDialect.class);
  }

  @Override
  public String text(Tokens tokens, int token) {
    return Literals.decode(tokens, token, Family.C);
  }

  @Override
  public long number(Tokens tokens, int token) {
    return Literals.number(tokens, token);
  }

  @Override
  public String doubt(char[] text, Tokens tokens) {
    return Trigraphs.matter(text)
        ? "trigraphs, which some compilers replace and others do not, decide what this text means"
        : "";
  }

  @Override
  public boolean hoists() {
    return true;
  }

  @Override
  public Steps steps(Evaluation evaluation) {
    return new CSteps(evaluation, language == Language.CPP);
  }
}
