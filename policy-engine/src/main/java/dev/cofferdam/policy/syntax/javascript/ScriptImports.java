package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.Arrays;

/** What modules import and export. */
final class ScriptImports {

  private static final int WHOLE = -2;

  private final ScriptState state;
  private final Tree tree;
  private final ScriptTypes types;
  private int[] names = new int[16];
  private int[] locals = new int[16];
  private int count;

  ScriptImports(ScriptState state, ScriptTypes types) {
    this.state = state;
    this.tree = state.tree;
    this.types = types;
  }

  /** The declaration {@code import} stands here. */
  void importNames() {
    int token = state.at();
    state.markModule();
    state.setAfterOperand(true);
    state.advance();
    count = 0;
    boolean onlyTypes = typesOnly();
    boolean named = state.kind() == Tokens.Kind.NAME && state.word() != ScriptWords.FROM;
    if (named || (state.word() == ScriptWords.FROM && state.wordAfter() == ScriptWords.FROM)) {
      int local = state.word();
      state.advance();
      if (state.is('=')) {
        assigned(local, token);
        return;
      }
      add(WHOLE, local);
    }
    if (state.is(',')) {
      state.advance();
    }
    if (state.is('*')) {
      star();
    } else if (state.is('{')) {
      braces(onlyTypes);
    }
    from(token, onlyTypes);
  }

  /** {@code import x = …} is a declaration of x. */
  private void assigned(int local, int token) {
    state.frames.mark(ScriptState.DECLARING);
    state.frames.pushOperand(tree.add(Kind.NAME, token + 1, token + 1, local));
  }

  /** The declaration {@code export} stands here; what is exported is left to other statements. */
  void exportNames() {
    int token = state.at();
    state.markModule();
    state.setAfterOperand(true);
    state.advance();
    count = 0;
    boolean onlyTypes =
        state.word() == ScriptWords.TYPE && (state.isAfter('{') || state.isAfter('*'));
    if (onlyTypes) {
      state.advance();
    }
    if (state.is('*')) {
      star();
      from(token, onlyTypes);
    } else if (state.is('{')) {
      braces(onlyTypes);
      if (state.word() == ScriptWords.FROM) {
        from(token, onlyTypes);
      } else {
        mentioned(token);
      }
    } else if (state.word() == ScriptWords.DEFAULT || state.is('=')) {
      state.setAfterOperand(false);
      state.advance();
    } else {
      state.setAfterOperand(false);
    }
  }

  private void mentioned(int token) {
    for (int i = 0; i < count; i++) {
      tree.add(Kind.NAME, token, Math.max(token, state.at() - 1), names[i]);
    }
  }

  private boolean typesOnly() {
    if (!state.typed || state.word() != ScriptWords.TYPE) {
      return false;
    }
    boolean only =
        state.isAfter('{')
            || state.isAfter('*')
            || (state.kindAfter() == Tokens.Kind.NAME && state.wordAfter() != ScriptWords.FROM);
    if (only) {
      state.advance();
    }
    return only;
  }

  private void star() {
    state.advance();
    int local = Symbols.NONE;
    if (state.word() == ScriptWords.AS) {
      state.advance();
      local = state.word();
      state.advance();
    }
    add(WHOLE, local);
  }

  private void braces(boolean onlyTypes) {
    state.advance();
    while (!state.is('}') && state.kind() != Tokens.Kind.END && !state.is(';')) {
      boolean type =
          state.typed
              && state.word() == ScriptWords.TYPE
              && state.kindAfter() == Tokens.Kind.NAME
              && state.wordAfter() != ScriptWords.AS;
      if (type) {
        state.advance();
      }
      if (state.kind() == Tokens.Kind.NAME) {
        name(type || onlyTypes);
      } else {
        state.advance();
      }
    }
    state.advance();
  }

  private void name(boolean type) {
    int name = state.word();
    state.advance();
    int local = name;
    if (state.word() == ScriptWords.AS) {
      state.advance();
      local = state.word();
      state.advance();
    }
    if (!type) {
      add(name == ScriptWords.DEFAULT ? WHOLE : name, local);
    }
  }

  private void add(int name, int local) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
      locals = Arrays.copyOf(locals, count * 2);
    }
    names[count] = name;
    locals[count++] = local;
  }

  private void from(int token, boolean onlyTypes) {
    if (state.word() == ScriptWords.FROM) {
      state.advance();
    }
    if (state.kind() != Tokens.Kind.STRING) {
      state.setAfterOperand(false);
      return;
    }
    int end = state.at();
    state.advance();
    if (state.word() == ScriptWords.WITH && state.isAfter('{')) {
      state.advance();
      types.balanced();
    }
    state.setAfterOperand(false);
    if (onlyTypes) {
      return;
    }
    int module = tree.add(Kind.STRING, end, end, 0);
    boolean whole = count == 0;
    for (int i = 0; i < count; i++) {
      Kind kind = names[i] == WHOLE ? Kind.IMPORT : Kind.IMPORT_NAME;
      int part = kind == Kind.IMPORT ? module : tree.add(Kind.EMPTY, token, token, names[i]);
      int node = tree.add(kind, token, end, locals[i]);
      tree.setFirst(node, module);
      tree.setSecond(node, part);
      whole |= kind == Kind.IMPORT;
    }
    if (!whole || count == 0) {
      int node = tree.add(Kind.IMPORT, token, end, Symbols.NONE);
      tree.setFirst(node, module);
      tree.setSecond(node, module);
    }
  }
}
