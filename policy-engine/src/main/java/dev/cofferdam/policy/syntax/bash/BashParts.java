package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** The parts that words are made of, as nodes. */
final class BashParts {

  /** In the slot of an expansion: it gives something else where its name is not set. */
  static final int OTHERWISE = 1;

  /** In the slot of an expansion: what its name holds is changed. */
  static final int CHANGED = 2;

  private final Tree tree;
  private final OpenFrames frames;
  private final BashCommands commands;
  private final BashDocuments documents;

  BashParts(Tree tree, OpenFrames frames, BashCommands commands, BashDocuments documents) {
    this.tree = tree;
    this.frames = frames;
    this.commands = commands;
    this.documents = documents;
  }

  /** Adds what was read of the word since the last part, as one part or two. */
  void flush(int at) {
    int run = frames.slot(BashFrames.RUN);
    int quote = frames.slot(BashFrames.QUOTE);
    boolean quotes = frames.has(BashFrames.QUOTES);
    if (quotes && run <= quote) {
      piece(run, quote, BashTexts.PLAIN);
      piece(quote + 1, at, BashTexts.QUOTED);
    } else {
      piece(run, at, quotes ? BashTexts.QUOTED : BashTexts.PLAIN);
    }
    frames.setSlot(BashFrames.RUN, at);
  }

  void piece(int from, int to, int kind) {
    if (to > from) {
      int token = commands.token(Kind.STRING, from, to, kind);
      frames.append(tree.add(Tree.Kind.STRING, token, token, 0));
    }
  }

  int whole(int start, int end, boolean quotes) {
    int kind = frames.has(BashFrames.DOCUMENT) ? BashTexts.RAW : BashTexts.PLAIN;
    int token = commands.token(quotes ? Kind.STRING : Kind.NAME, start, Math.max(start, end), kind);
    return tree.add(Tree.Kind.STRING, token, token, 0);
  }

  int template(int end) {
    flush(end);
    int head = frames.head();
    if (frames.size() == 1) {
      return head;
    }
    int node = tree.add(Tree.Kind.TEMPLATE, tree.from(head), tree.to(frames.tail()), 0);
    tree.setFirst(node, head);
    return node;
  }

  void closeExpansion(int at) {
    int name = frames.callee();
    int kind = frames.slot(BashFrames.RUN);
    int token = frames.token();
    int content = frames.head();
    frames.close();
    int node;
    if (kind == OTHERWISE) {
      node = tree.join(Tree.Kind.CHOICE, 0, name, content);
    } else if (kind == CHANGED && name != Tree.NONE && content != Tree.NONE) {
      node = changed(name, content, token);
    } else {
      node = tree.join(Tree.Kind.OPAQUE, 0, name, content);
    }
    frames.append(node);
    frames.setSlot(BashFrames.RUN, Math.min(at + 1, documents.limit()));
  }

  /** What a name holds goes, with what follows the name, through what changes it. */
  private int changed(int name, int content, int token) {
    int callee = tree.add(Tree.Kind.NAME, token, token, BashWords.EXPANSION);
    tree.setNext(name, content);
    int node = tree.add(Tree.Kind.CALL, tree.from(name), tree.to(content), 0);
    tree.setFirst(node, callee);
    tree.setSecond(node, name);
    return node;
  }
}
