package dev.cofferdam.policy.syntax.bash;

import dev.cofferdam.policy.syntax.LineIndex;
import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/**
 * Bash's commands and words. What a character means depends on all that is open around it, so
 * tokens and tree are made in one go, over an explicit stack. Any text has a tree.
 */
public final class BashParser {

  private static final int MAX_ARITHMETIC = 200;

  private final char[] text;
  private final Tokens tokens;
  private final Tree tree;
  private final OpenFrames frames;
  private final BashCommands commands;
  private final BashWordReader words;
  private final BashDocuments documents;

  private BashParser(char[] text, Symbols symbols) {
    this.text = text;
    this.tokens = new Tokens(text);
    this.tree = new Tree(tokens);
    this.frames = new OpenFrames(tree);
    this.commands = new BashCommands(tree, frames, symbols);
    this.documents = new BashDocuments(text, new LineIndex(text));
    this.words = new BashWordReader(tree, frames, symbols, commands, documents);
  }

  /** The tree of a text; its tokens are in it. */
  public static Tree parse(char[] text, Symbols symbols) {
    BashParser parser = new BashParser(text, symbols);
    parser.run();
    return parser.tree;
  }

  private void run() {
    int start = text.length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    tokens.add(Kind.LINE, start, start, 0);
    commands.open(BashFrames.PROGRAM, 0, 0);
    int at = start;
    while (at < documents.limit() || documents.inDocument()) {
      at = at >= documents.limit() ? words.endDocument() : step(at, text[at]);
    }
    while (frames.depth() > 0) {
      words.closeInnermost(text.length);
    }
    commands.close();
    tokens.add(Kind.END, text.length, text.length, 0);
    if (documents.tangled()) {
      tokens.markTangled();
    }
  }

  private int step(int at, char c) {
    return switch (frames.kind()) {
      case BashFrames.WORD -> words.read(at, c);
      case BashFrames.EXPANSION -> words.closeInnermost(at);
      case BashFrames.ARITHMETIC -> arithmetic(at, c);
      case BashFrames.ARRAY -> array(at, c);
      default -> command(at, c);
    };
  }

  private int command(int at, char c) {
    return switch (c) {
      case ' ', '\t', '\r' -> at + 1;
      case '\n' -> {
        commands.end('\n');
        yield documents.afterLine(at + 1);
      }
      case '#' -> comment(at);
      case ';' -> semicolon(at);
      case '&' -> ampersand(at);
      case '|' -> {
        boolean either = is(at + 1, '|');
        commands.end(either ? ';' : '|');
        yield at + (either || is(at + 1, '&') ? 2 : 1);
      }
      case '(' -> round(at);
      case ')' -> closeRound(at);
      case '<', '>' -> redirection(at, c);
      case '`' -> backtick(at);
      default -> {
        boolean joined = c == '\\' && is(at + 1, '\n');
        yield joined ? at + 2 : words.open(at, 0);
      }
    };
  }

  private boolean is(int at, char c) {
    return at < documents.limit() && text[at] == c;
  }

  private int comment(int start) {
    int at = start;
    while (at < documents.limit() && text[at] != '\n') {
      at++;
    }
    tokens.addComment(start, at);
    return at;
  }

  private int semicolon(int at) {
    commands.end(';');
    boolean next = is(at + 1, ';') || is(at + 1, '&');
    if (next && frames.slot(BashFrames.DEPTH) > 0) {
      frames.mark(BashFrames.PATTERNS);
    }
    return at + (next ? 2 : 1);
  }

  private int ampersand(int at) {
    if (is(at + 1, '>')) {
      return redirection(at + 1, '>');
    }
    boolean both = is(at + 1, '&');
    commands.end(both ? ';' : '&');
    return at + (both ? 2 : 1);
  }

  private int round(int at) {
    if (frames.has(BashFrames.PATTERNS | BashFrames.TESTING)) {
      return at + 1;
    }
    if (is(at + 1, ')') && frames.size() == 0) {
      commands.beginFunction();
      return at + 2;
    }
    boolean loop = frames.has(BashFrames.HEADER);
    if (is(at + 1, '(') && (loop || isArithmetic(at))) {
      frames.open(BashFrames.ARITHMETIC, tokens.count() - 1, Tree.NONE);
      frames.setSlot(BashFrames.BRACKETS, 0);
      return at + 2;
    }
    if (commands.atCommand()) {
      commands.open(BashFrames.ROUND, tokens.count() - 1, 0);
    }
    return at + 1;
  }

  /** Whether two round brackets are closed by two, not far away. */
  private boolean isArithmetic(int start) {
    if (tokens.lookedTooMuch()) {
      return false;
    }
    int depth = 0;
    int end = Math.min(documents.limit(), start + MAX_ARITHMETIC);
    int at = start;
    for (; at < end; at++) {
      depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
      if (depth == 0) {
        break;
      }
    }
    boolean mayLook = tokens.look(at - start);
    return mayLook && at < end && text[at - 1] == ')';
  }

  private int closeRound(int at) {
    if (frames.has(BashFrames.PATTERNS)) {
      frames.unmark(BashFrames.PATTERNS);
      return at + 1;
    }
    if (frames.has(BashFrames.TESTING) || !frames.isInside(1 << BashFrames.ROUND)) {
      commands.end(';');
      return at + 1;
    }
    while (frames.kind() != BashFrames.ROUND) {
      words.closeInnermost(at);
    }
    words.closeInnermost(at + 1);
    return at + 1;
  }

  private int backtick(int at) {
    if (!frames.isInside(1 << BashFrames.BACKTICK)) {
      return words.open(at, 0);
    }
    while (frames.kind() != BashFrames.BACKTICK) {
      words.closeInnermost(at);
    }
    words.closeInnermost(at + 1);
    return at + 1;
  }

  private int redirection(int at, char c) {
    if (frames.has(BashFrames.TESTING)) {
      return at + 1;
    }
    if (is(at + 1, '(')) {
      return words.open(at, 0);
    }
    if (c == '<' && is(at + 1, '<')) {
      return is(at + 2, '<') ? words.open(space(at + 3), BashWords.DOCUMENT) : document(at + 2);
    }
    int next = at + 1;
    while (is(next, '>') || is(next, '|') || is(next, '&')) {
      next++;
    }
    boolean copy = text[next - 1] == '&' && next < text.length;
    if (copy && (Character.isDigit(text[next]) || text[next] == '-')) {
      return next + 1;
    }
    return words.open(space(next), c == '<' ? BashWords.INPUT : BashWords.OUTPUT);
  }

  private int space(int from) {
    int at = from;
    while (is(at, ' ') || is(at, '\t')) {
      at++;
    }
    return at;
  }

  private int document(int from) {
    boolean tabs = is(from, '-');
    int start = space(tabs ? from + 1 : from);
    int end = start;
    while (end < documents.limit() && " \t\n;&|()<>".indexOf(text[end]) < 0) {
      end =
          text[end] == '\'' || text[end] == '"'
              ? BashTexts.close(text, end + 1, documents.limit(), text[end], false)
              : end;
      end++;
    }
    end = Math.min(end, documents.limit());
    String word = BashTexts.word(text, start, end);
    boolean raw = word.length() < end - start;
    int body = documents.find(word, tabs, end);
    if (body < 0 || word.isEmpty()) {
      return end;
    }
    return words.openDocument(body, end, raw);
  }

  private int arithmetic(int at, char c) {
    int brackets = frames.slot(BashFrames.BRACKETS);
    if (c == '(' || (c == ')' && brackets > 0)) {
      frames.setSlot(BashFrames.BRACKETS, brackets + (c == '(' ? 1 : -1));
      return at + 1;
    }
    if (c == ')') {
      words.closeInnermost(at);
      return at + (is(at + 1, ')') ? 2 : 1);
    }
    if (c == '$' || c == '`') {
      return words.open(at, 0);
    }
    return at + 1;
  }

  private int array(int at, char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r' -> at + 1;
      case '#' -> comment(at);
      case ')' -> {
        words.closeInnermost(at);
        yield at + 1;
      }
      case '(', '<', '>', '|', '&', ';' -> at + 1;
      default -> words.open(at, 0);
    };
  }
}
