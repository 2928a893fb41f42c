package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.Words;

/**
 * Java, C, C++ and Go. It reads what their compilers read, and goes on where those stop, so that
 * fragments are judged as well. Total and linear; nesting of whatever depth takes no stack.
 */
public final class CurlyParser {

  private CurlyParser() {}

  /**
   * The tree of those tokens.
   *
   * @param words the keywords of the language, which must have been installed into the table
   * @param symbols the table that the tokens' symbols are of
   */
  public static Tree parse(Tokens tokens, Words words, Symbols symbols) {
    Tree tree = new Tree(tokens);
    CurlyCursor cursor = new CurlyCursor(tokens, words);
    CurlyFrames frames = new CurlyFrames(tree);
    CurlyReductions reductions = new CurlyReductions(tree, frames);
    Blocks blocks = new Blocks(cursor, tree, frames, reductions);
    Mentions mentions = new Mentions(cursor, tree);
    CurlyParts parts = new CurlyParts(cursor, tree, frames, reductions, blocks, mentions);
    CurlyExpressions expressions = new CurlyExpressions(parts);
    CurlyStatements statements = new CurlyStatements(parts, symbols);
    frames.open(CurlyFrames.Kind.BLOCK, 0, Tree.NONE, CurlyFrames.OF_FILE);
    while (cursor.kind() != Kind.END) {
      if (frames.kind().holdsStatements()) {
        statements.step();
      } else {
        expressions.step();
      }
    }
    blocks.closeAll();
    return tree;
  }
}
