package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** Names of variables and commands in words. */
final class BashNames {

  private final char[] text;
  private final Tree tree;
  private final Symbols symbols;
  private final BashCommands commands;
  private final BashDocuments documents;

  BashNames(Tree tree, Symbols symbols, BashCommands commands, BashDocuments documents) {
    this.text = tree.tokens().text();
    this.tree = tree;
    this.symbols = symbols;
    this.commands = commands;
    this.documents = documents;
  }

  void disguise(int variable) {
    if ("$IFS".equals(symbols.name(tree.data(variable)))) {
      int token = tree.from(variable);
      tree.add(Tree.Kind.NAME, token, token, BashWords.DISGUISED_SPACE);
    }
  }

  int nameEnd(int from) {
    int limit = documents.limit();
    if (from < limit && (Character.isDigit(text[from]) || "@*#?-$!".indexOf(text[from]) >= 0)) {
      return from + 1;
    }
    int at = from;
    while (at < limit && isNamePart(text[at])) {
      at++;
    }
    return at;
  }

  static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  int variable(int from, int to, int start, int end) {
    int token = commands.token(Kind.NAME, start, end, 0);
    boolean all = to == from + 1 && (text[from] == '@' || text[from] == '*');
    int symbol =
        all ? BashWords.ALL_PARAMETERS : commands.variable(new String(text, from, to - from));
    int scope = tree.currentScope();
    if (to == from + 1 && text[from] >= '1' && text[from] <= '9') {
      commands.parameter(text[from] - '0');
    } else if (!all && !Character.isDigit(text[from])) {
      tree.enterScope(0);
    }
    int node = tree.add(Tree.Kind.NAME, token, token, symbol);
    tree.enterScope(scope);
    return node;
  }

  /** The symbol of the command that a word names: without its folder, or the first in brackets. */
  int command(int node, int start, int end, boolean quotes) {
    if (!quotes && isPlain(start, end)) {
      return symbols.of(text, start, end);
    }
    String word = BashTexts.word(text, start, end);
    boolean braces = !quotes && word.startsWith("{") && word.endsWith("}") && word.contains(",");
    if (braces) {
      tree.add(Tree.Kind.NAME, tree.from(node), tree.from(node), BashWords.DISGUISED_COMMAND);
      word = word.substring(1, word.indexOf(','));
    }
    word = word.substring(word.lastIndexOf('/') + 1);
    int symbol = symbols.of(word.isEmpty() ? ":" : word);
    boolean reserved = symbol < BashWords.COUNT && quotes;
    return reserved ? BashWords.NOTHING : symbol;
  }

  /** The symbol of a word that is an argument. */
  int argument(int start, int end, boolean quotes) {
    return quotes ? symbols.of(BashTexts.word(text, start, end)) : symbols.of(text, start, end);
  }

  /** Whether a word that has no quotes is the name of a command just as it stands. */
  private boolean isPlain(int start, int end) {
    for (int at = start; at < end; at++) {
      if (text[at] == '/' || text[at] == '{') {
        return false;
      }
    }
    return end > start;
  }
}
