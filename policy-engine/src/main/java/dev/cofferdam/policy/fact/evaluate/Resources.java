package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.SensitivePaths;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** Files, addresses, processes and memory: what calls do with them. */
final class Resources {

  private static final long HUGE = 1_000_000_000L;

  private final Evaluation context;
  private final Tree tree;
  private final int mode;

  Resources(Evaluation context) {
    this.context = context;
    this.tree = context.tree;
    this.mode = context.symbols.of("mode");
  }

  /** A file is opened. */
  void open(int node, int name, int positionalMode) {
    int modeNode = positionalMode;
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      if (tree.kind(at) == Kind.ARGUMENT && tree.data(at) == mode) {
        modeNode = at;
      }
    }
    if (modeNode == Tree.NONE) {
      return;
    }
    String how = context.values.asText(context.result(modeNode));
    if (how == null || mayWrite(how)) {
      written(node, name);
    }
  }

  private static boolean mayWrite(String mode) {
    return mode.indexOf('w') >= 0
        || mode.indexOf('a') >= 0
        || mode.indexOf('x') >= 0
        || mode.indexOf('+') >= 0;
  }

  private void written(int node, int name) {
    String where = name == Tree.NONE ? null : context.values.asText(context.result(name));
    if (where == null) {
      context.emitter.signal(Signal.COMPUTED_WRITE, node);
    } else if (SensitivePaths.isSensitive(where)) {
      context.emitter.signal(Signal.SENSITIVE_WRITE, node);
    } else {
      boolean relative = !where.startsWith("/") && !where.contains("..");
      context.emitter.signal(relative ? Signal.RELATIVE_WRITE : Signal.COMPUTED_WRITE, node);
    }
  }

  /** A call of that name may fetch what a URL points at. */
  void fetch(int node) {
    int callee = tree.first(node);
    boolean named = tree.kind(callee) == Kind.MEMBER || tree.kind(callee) == Kind.NAME;
    if (!named || !context.knowledge.fetches(tree.data(callee))) {
      return;
    }
    String text = context.values.asText(context.result(tree.second(node)));
    if (text != null && isUrl(text)) {
      context.emitter.signal(Signal.URL_ARGUMENT, node);
    }
  }

  private static boolean isUrl(String text) {
    return text.startsWith("http://")
        || text.startsWith("https://")
        || text.startsWith("ftp://")
        || text.startsWith("s3://")
        || text.startsWith("gs://")
        || text.startsWith("file:");
  }

  /** A call that lists directories, or takes memory. */
  void note(Role role, int node, int argument) {
    String text = context.values.asText(context.result(argument));
    if (role == Role.LISTER
        && text != null
        && (text.startsWith("/") || SensitivePaths.isSensitive(text))) {
      context.emitter.signal(Signal.SENSITIVE_LISTING, node);
    }
    if (role == Role.SPAWNER && context.isEndless(node)) {
      context.emitter.signal(Signal.ENDLESS_SPAWNING, node);
    }
    if (role == Role.ALLOCATOR) {
      size(node, context.result(argument));
    }
  }

  private void size(int node, int value) {
    Long number = context.values.asNumber(value);
    if (number != null && number >= HUGE) {
      context.emitter.signal(Signal.HUGE_ALLOCATION, node);
    }
  }
}
