package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** Words, with the quotes, variables and commands in them. */
final class BashWordReader {

  private final char[] text;
  private final Tree tree;
  private final OpenFrames frames;
  private final Symbols symbols;
  private final BashCommands commands;
  private final BashDocuments documents;
  private final BashNames names;
  private final BashParts parts;

  BashWordReader(
      Tree tree,
      OpenFrames frames,
      Symbols symbols,
      BashCommands commands,
      BashDocuments documents) {
    this.text = tree.tokens().text();
    this.tree = tree;
    this.frames = frames;
    this.symbols = symbols;
    this.commands = commands;
    this.documents = documents;
    this.names = new BashNames(tree, symbols, commands, documents);
    this.parts = new BashParts(tree, frames, commands, documents);
  }

  /** Opens a word; of a redirection, if that is one. */
  int open(int at, int redirection) {
    boolean assigns =
        redirection == 0 && BashFrames.holdsCommands(frames.kind()) && commands.assigns();
    frames.open(BashFrames.WORD, at, Tree.NONE);
    frames.setSlot(BashFrames.RUN, at);
    frames.setSlot(BashFrames.CALLEE, redirection == 0 ? Tree.NONE : redirection);
    frames.mark(redirection == 0 ? 0 : BashFrames.REDIRECTED);
    frames.mark(assigns ? BashFrames.ASSIGNABLE : 0);
    return at;
  }

  /** Opens a document as the word of a redirection. */
  int openDocument(int body, int resume, boolean raw) {
    documents.enter(body, resume);
    open(body, BashWords.DOCUMENT);
    frames.mark(BashFrames.DOCUMENT | BashFrames.QUOTES);
    frames.setSlot(BashFrames.QUOTE, body - 1);
    return raw ? documents.limit() : body;
  }

  /** The document that is read is at its end; closes what is open in it. */
  int endDocument() {
    int limit = documents.limit();
    while (!(frames.kind() == BashFrames.WORD && frames.has(BashFrames.DOCUMENT))) {
      closeInnermost(limit);
    }
    endWord(limit);
    return documents.leave();
  }

  int read(int at, char c) {
    if (frames.has(BashFrames.QUOTES)) {
      return quoted(at, c);
    }
    boolean expanding = frames.has(BashFrames.EXPANDING);
    boolean first = at == frames.token();
    boolean process = (c == '<' || c == '>') && first && is(at + 1, '(');
    if (process) {
      return substitution(at, at + 2);
    }
    boolean ends = expanding ? c == '}' : " \t\r\n;&|()<>".indexOf(c) >= 0;
    boolean pattern = c == '(' && !first && "?*+@!".indexOf(text[at - 1]) >= 0;
    if (ends && !pattern) {
      return ended(at);
    }
    return switch (c) {
      case '\\' -> at + 2;
      case '\'' -> BashTexts.close(text, at + 1, documents.limit(), '\'', false) + 1;
      case '"' -> {
        frames.mark(BashFrames.QUOTES);
        frames.setSlot(BashFrames.QUOTE, at);
        yield at + 1;
      }
      case '$' -> dollar(at);
      case '`' -> backtick(at);
      case '=' -> assignment(at);
      default -> at + 1;
    };
  }

  private boolean is(int at, char c) {
    return at < documents.limit() && text[at] == c;
  }

  /** A word ends here; a number before a redirection is none. */
  private int ended(int at) {
    int start = frames.token();
    boolean number = (is(at, '<') || is(at, '>')) && frames.size() == 0 && at > start;
    for (int i = start; i < at && number; i++) {
      number = Character.isDigit(text[i]);
    }
    if (number) {
      frames.close();
    } else {
      endWord(at);
    }
    return at;
  }

  private int quoted(int at, char c) {
    if (c == '"' && !frames.has(BashFrames.DOCUMENT)) {
      if (frames.slot(BashFrames.RUN) > frames.slot(BashFrames.QUOTE)) {
        parts.piece(frames.slot(BashFrames.RUN), at, BashTexts.QUOTED);
        frames.setSlot(BashFrames.RUN, at + 1);
      }
      frames.unmark(BashFrames.QUOTES);
      return at + 1;
    }
    return switch (c) {
      case '\\' -> at + 2;
      case '$' -> dollar(at);
      case '`' -> backtick(at);
      default -> at + 1;
    };
  }

  private int backtick(int at) {
    if (frames.isInside(1 << BashFrames.BACKTICK)) {
      while (frames.kind() != BashFrames.BACKTICK) {
        closeInnermost(at);
      }
      closeInnermost(at + 1);
      return at + 1;
    }
    parts.flush(at);
    commands.open(BashFrames.BACKTICK, token(at), BashFrames.PART);
    return at + 1;
  }

  private int token(int at) {
    return commands.token(Kind.OPERATOR, at, Math.min(at + 1, text.length), 0);
  }

  private int substitution(int at, int from) {
    parts.flush(at);
    commands.open(BashFrames.ROUND, token(at), BashFrames.PART);
    return from;
  }

  private int dollar(int at) {
    char next = at + 1 < documents.limit() ? text[at + 1] : ' ';
    boolean quotes = frames.has(BashFrames.QUOTES);
    if (next == '\'' && !quotes) {
      return BashTexts.close(text, at + 2, documents.limit(), '\'', true) + 1;
    }
    if (next == '(') {
      return substitution(at, at + 2);
    }
    if (next == '{') {
      return expansion(at);
    }
    int end = names.nameEnd(at + 1);
    if (end == at + 1) {
      return at + 1;
    }
    parts.flush(at);
    int node = names.variable(at + 1, end, at, end);
    boolean disguised = !quotes && end - at == 4 && text[at + 1] == 'I' && frames.size() > 0;
    frames.append(node);
    frames.setSlot(BashFrames.RUN, end);
    if (disguised) {
      names.disguise(node);
    }
    return end;
  }

  private int expansion(int at) {
    parts.flush(at);
    int from = at + 2;
    boolean mark = is(from, '!') || (is(from, '#') && !is(from + 1, '}'));
    int start = mark ? from + 1 : from;
    int end = names.nameEnd(start);
    int name = end > start ? names.variable(start, end, at, end) : Tree.NONE;
    if (is(end, '}') && !mark && name != Tree.NONE) {
      boolean disguised = !frames.has(BashFrames.QUOTES) && frames.size() > 0;
      frames.append(name);
      frames.setSlot(BashFrames.RUN, end + 1);
      if (disguised) {
        names.disguise(name);
      }
      return end + 1;
    }
    boolean otherwise = !mark && (is(end, '-') || (is(end, ':') && isOtherwise(end + 1)));
    frames.open(BashFrames.EXPANSION, token(at), name);
    frames.setSlot(BashFrames.RUN, otherwise ? BashParts.OTHERWISE : mark ? 0 : BashParts.CHANGED);
    int content = end;
    while (otherwise && content < documents.limit() && ":-+=".indexOf(text[content]) >= 0) {
      content++;
    }
    open(content, 0);
    frames.mark(BashFrames.EXPANDING);
    return content;
  }

  private boolean isOtherwise(int at) {
    return is(at, '-') || is(at, '=') || is(at, '+');
  }

  /** A value is given to the name before this sign, where a command may stand. */
  private int assignment(int at) {
    int start = frames.token();
    boolean adds = at > start && text[at - 1] == '+';
    int end = adds ? at - 1 : at;
    boolean mayAssign =
        frames.has(BashFrames.ASSIGNABLE)
            && frames.size() == 0
            && !frames.has(BashFrames.REDIRECTED | BashFrames.VALUE);
    if (!mayAssign || tree.tokens().lookedTooMuch()) {
      return at + 1;
    }
    int bracket = start;
    while (bracket < end && BashNames.isNamePart(text[bracket])) {
      bracket++;
    }
    tree.tokens().look(bracket - start);
    boolean element = bracket < end && text[bracket] == '[' && text[end - 1] == ']';
    boolean name = bracket > start && !Character.isDigit(text[start]);
    if (!name || (bracket < end && !element)) {
      return at + 1;
    }
    frames.close();
    int token = commands.token(Kind.NAME, start, at, 0);
    String word = new String(text, start, bracket - start);
    int set = tree.add(Tree.Kind.NAME, token, token, symbols.of("=" + word));
    tree.setRange(set, token, token);
    int scope = tree.currentScope();
    tree.enterScope(0);
    int target = tree.add(Tree.Kind.STORE, token, token, commands.variable(word));
    tree.enterScope(scope);
    if (is(at + 1, '(')) {
      frames.open(BashFrames.ARRAY, token, target);
      return at + 2;
    }
    open(at + 1, 0);
    frames.mark(BashFrames.VALUE | (adds || element ? BashFrames.PATTERNS : 0));
    frames.setSlot(BashFrames.CALLEE, target);
    return at + 1;
  }

  /** Completes the word that is innermost, and gives it to what it belongs to. */
  private void endWord(int end) {
    int start = frames.token();
    boolean whole = frames.size() == 0;
    boolean quotes = frames.has(BashFrames.DOCUMENT);
    for (int i = start; whole && i < end && !quotes; i++) {
      quotes = text[i] == '"' || text[i] == '\'' || text[i] == '\\';
    }
    tree.tokens().look(whole ? Math.max(0, end - start) : 0);
    int node = whole ? parts.whole(start, end, quotes) : parts.template(end);
    boolean value = frames.has(BashFrames.VALUE);
    boolean redirected = frames.has(BashFrames.REDIRECTED);
    boolean adds = frames.has(BashFrames.PATTERNS) || tree.currentScope() != 0;
    int about = frames.slot(BashFrames.CALLEE);
    boolean inExpansion = frames.has(BashFrames.EXPANDING);
    frames.close();
    if (inExpansion) {
      frames.append(node);
    } else if (value) {
      tree.join(Tree.Kind.ASSIGN, adds ? 1 : 0, about, node);
    } else if (redirected) {
      frames.append(tree.join(Tree.Kind.ARGUMENT, about, node, Tree.NONE));
    } else {
      give(node, whole, quotes, start, end);
    }
  }

  private void give(int node, boolean whole, boolean quotes, int start, int end) {
    if (!BashFrames.holdsCommands(frames.kind())) {
      frames.append(node);
      return;
    }
    boolean name = whole && end > start;
    if (name && commands.atCommand()) {
      int symbol = names.command(node, start, end, quotes);
      if (symbol == BashWords.CLOSE && commands.closesFunction()) {
        tree.setKind(node, Tree.Kind.EMPTY);
        closeInnermost(end);
        return;
      }
      tree.setData(node, symbol);
    } else if (name) {
      tree.setData(node, names.argument(start, end, quotes));
    }
    boolean plain = name && (!quotes || commands.atCommand());
    boolean opens = commands.word(node, plain);
    if (opens) {
      commands.open(BashFrames.FUNCTION, tree.from(node), 0);
    }
  }

  /** Leaves the innermost frame; what it has come to goes to the one around it. */
  int closeInnermost(int at) {
    int kind = frames.kind();
    switch (kind) {
      case BashFrames.WORD -> {
        if (frames.has(BashFrames.DOCUMENT)) {
          endWord(Math.min(at, documents.limit()));
          documents.leave();
        } else {
          endWord(Math.min(at, text.length));
        }
      }
      case BashFrames.EXPANSION -> parts.closeExpansion(at);
      case BashFrames.ARITHMETIC -> frames.close();
      case BashFrames.ARRAY -> closeArray();
      default -> closeCommands(at);
    }
    return is(at, '}') && kind == BashFrames.EXPANSION ? at + 1 : at;
  }

  private void closeArray() {
    int token = frames.token();
    int target = frames.callee();
    int list = tree.add(Tree.Kind.LIST, token, token, 0);
    tree.setFirst(list, frames.head());
    frames.close();
    tree.join(Tree.Kind.ASSIGN, 1, target, list);
  }

  private void closeCommands(int at) {
    boolean part = frames.has(BashFrames.PART);
    int token = frames.token();
    int last = commands.close();
    if (part) {
      int callee = tree.add(Tree.Kind.NAME, token, token, BashWords.SUBSTITUTION);
      int node = tree.add(Tree.Kind.CALL, token, token, 0);
      tree.setFirst(node, callee);
      tree.setSecond(node, last);
      frames.append(node);
      frames.setSlot(BashFrames.RUN, Math.min(at, documents.limit()));
    } else if (last != Tree.NONE) {
      frames.setSlot(BashFrames.LAST, last);
    }
  }
}
