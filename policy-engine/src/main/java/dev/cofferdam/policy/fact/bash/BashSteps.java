package dev.cofferdam.policy.fact.bash;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.SensitivePaths;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.bash.BashWords;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Bash does in its own way: commands that run texts, words that become commands. */
final class BashSteps implements Steps {

  private static final int MAX_ARGUMENTS = 256;
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "csh", "tcsh", "fish", "script");
  private static final Set<String> PREFIXES =
      Set.of(
          "sudo",
          "doas",
          "env",
          "nohup",
          "time",
          "command",
          "builtin",
          "exec",
          "nice",
          "setsid",
          "xargs",
          "timeout",
          "stdbuf",
          "watch",
          "ionice",
          "chroot",
          "busybox",
          "coproc",
          "then",
          "unshare",
          "trap",
          "find",
          "flock",
          "taskset",
          "setarch",
          "parallel",
          "runuser",
          "pkexec",
          "systemd-run",
          "ltrace",
          "chrt",
          "numactl",
          "unbuffer",
          "setpriv",
          "rlwrap");
  private static final Set<String> DECLARING = Set.of("declare", "typeset", "local");
  private static final Set<String> WRITERS = Set.of("tee", "cp", "mv", "ln", "install", "truncate");

  private final Evaluation context;
  private final Tree tree;
  private final Values values;
  private final PathTable paths;
  private final BashPrograms programs;
  private final BashPrinting printing;
  private final BashExpansions expansions;
  private final BashParameters parameters;
  private final int computed;
  private final int pipedToShell;
  private final int network;
  private final int override;
  private final int deletes;

  BashSteps(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
    this.paths = context.paths();
    this.programs = new BashPrograms(context);
    this.printing = new BashPrinting(context);
    this.expansions = new BashExpansions(context);
    this.parameters = new BashParameters(context);
    this.computed = paths.of("!computed-command");
    this.pipedToShell = paths.of("!piped-to-interpreter");
    this.network = paths.of("!network-device");
    this.override = paths.of("!alias-of-command");
    this.deletes = paths.of("!find-deletes");
  }

  @Override
  public boolean looksAtTexts() {
    return true;
  }

  @Override
  public int text(int node, int value) {
    String text = values.asText(value);
    boolean device = text != null && (text.startsWith("/dev/tcp/") || text.startsWith("/dev/udp/"));
    if (device) {
      context.emitter().referenced(network, node, List.of());
    }
    return value;
  }

  @Override
  public int call(int node, int value) {
    int callee = tree.first(node);
    redirections(node);
    if (tree.kind(callee) != Kind.NAME) {
      return computed(node, context.result(callee));
    }
    int symbol = tree.data(callee);
    if (symbol == BashWords.SUBSTITUTION) {
      return programs.substituted(node, context.result(tree.second(node)));
    }
    if (symbol == BashWords.EXPANSION) {
      return expansions.expanded(node);
    }
    String name = context.symbols().name(symbol);
    if (name.startsWith("$")) {
      return computed(node, context.result(callee));
    }
    int output = command(name, node, tree.second(node));
    handedOn(node, parameters.run(node));
    return output == Values.UNKNOWN ? value : output;
  }

  /** A function of the program runs one of the words that it is called with, or all from it on. */
  private void handedOn(int node, int word) {
    String text = text(word);
    if (text != null && !text.isBlank()) {
      String inner = commandOf(text);
      mention(inner, word);
      command(inner, node, tree.next(word));
      if (text.length() > inner.length()) {
        context.payload(text, word);
      }
    }
  }

  /** A command whose name is put together, or comes from a variable. */
  private int computed(int node, int callee) {
    parameters.runs(tree.first(node));
    boolean known = false;
    for (int one : values.each(callee)) {
      String text = values.asText(one);
      if (text != null && !text.isBlank()) {
        known = true;
        String name = commandOf(text);
        mention(name, node);
        command(name, node, tree.second(node));
        context.payload(text, tree.first(node));
      }
    }
    programs.computed(tree.first(node), node, known);
    if (!known && !programs.isCalculated(tree.first(node))) {
      context.emitter().referenced(computed, node, List.of());
    }
    return Values.UNKNOWN;
  }

  /** The name of the command that a text begins with, without its folder. */
  private static String commandOf(String text) {
    int from = 0;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      from = text.charAt(to) == '/' ? to + 1 : from;
      to++;
    }
    return text.substring(from, to);
  }

  private void mention(String name, int node) {
    int path = paths.find(PathTable.NONE, context.symbols().of(name));
    if (path != PathTable.NONE && paths.isKnown(path)) {
      context.emitter().referenced(paths.meaning(path), node, List.of());
    }
  }

  private @Nullable String text(int node) {
    return node == Tree.NONE ? null : values.asText(context.result(node));
  }

  /** What a command does with its words; the text that it writes, where that is known. */
  private int command(String name, int node, int arguments) {
    if (name.equals("eval")) {
      programs.run(node, arguments);
      return run(node, arguments, false);
    }
    if (SHELLS.contains(name)) {
      programs.shell(node, arguments);
      programs.run(node, arguments);
    }
    if (SHELLS.contains(name) || name.equals("su")) {
      return run(node, arguments, true);
    }
    if (name.equals("printf")) {
      return printing.printf(arguments, printing.joined(arguments));
    }
    if (name.equals("echo")) {
      return printing.echo(arguments, printing.joined(arguments));
    }
    if (name.equals("alias") || name.equals("hash")) {
      alias(name.equals("hash"), node, arguments);
    }
    if (name.equals("set")) {
      parameters.set(node, arguments);
    } else if (DECLARING.contains(name)) {
      parameters.declared(node, arguments);
    }
    programs.command(name, node, arguments);
    if (WRITERS.contains(name)) {
      written(node, arguments);
    }
    if (PREFIXES.contains(name)) {
      prefixed(name, node, arguments);
    }
    return Values.UNKNOWN;
  }

  /** Words that are run: of a shell, those after {@code -c}, and what it reads. */
  private int run(int node, int arguments, boolean shell) {
    context.emitter().interpreted(node);
    StringBuilder code = new StringBuilder();
    boolean next = !shell;
    boolean known = true;
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      if (tree.kind(at) == Kind.ARGUMENT) {
        if (word != null && shell && tree.data(at) == BashWords.DOCUMENT) {
          context.payload(word, at);
        }
      } else if (shell && !next) {
        next = word != null && word.startsWith("-") && word.endsWith("c");
      } else {
        parameters.runs(at);
        known &= word != null;
        code.append(word == null ? "" : word).append(' ');
      }
      at = tree.next(at);
    }
    if (known && code.length() > 0) {
      context.payload(code.toString(), tree.first(node));
    } else if (!known) {
      alternatives(arguments);
    }
    return Values.UNKNOWN;
  }

  /** Where a word can be one of several texts, each is judged. */
  private void alternatives(int arguments) {
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      for (int one : values.each(context.result(at))) {
        String text = values.asText(one);
        if (text != null) {
          context.payload(text, at);
        }
      }
      at = tree.next(at);
    }
  }

  private void alias(boolean hashed, int node, int arguments) {
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      if (hashed && word != null && word.equals("-p")) {
        context.emitter().referenced(override, node, List.of());
      }
      int equals = word == null || hashed ? -1 : word.indexOf('=');
      if (word != null && equals > 0) {
        int path = paths.find(PathTable.NONE, context.symbols().of(word.substring(0, equals)));
        if (path != PathTable.NONE && paths.isKnown(path)) {
          context.emitter().referenced(override, node, List.of());
        }
        context.payload(word.substring(equals + 1), at);
      }
      at = tree.next(at);
    }
  }

  private void written(int node, int arguments) {
    int at = arguments;
    String last = null;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      last = tree.kind(at) == Kind.ARGUMENT ? last : text(at);
      at = tree.next(at);
    }
    if (last != null && SensitivePaths.isSensitive(last)) {
      context.emitter().signal(Signal.SENSITIVE_WRITE, node);
    }
  }

  /** A command that runs another one, which is among its words. */
  private void prefixed(String name, int node, int arguments) {
    int at = arguments;
    boolean action = !name.equals("find");
    boolean operand = name.equals("flock") || name.equals("setarch");
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      if (word == null || tree.kind(at) == Kind.ARGUMENT) {
        at = tree.next(at);
        continue;
      }
      if (name.equals("command") && (word.equals("-v") || word.equals("-V"))) {
        return;
      }
      boolean command = action && !word.startsWith("-") && !word.contains("=") && !isAmount(word);
      if (command && operand) {
        operand = false;
      } else if (command) {
        String inner = word.substring(word.lastIndexOf('/') + 1);
        mention(inner, at);
        if (name.equals("trap")) {
          context.payload(word, at);
        }
        command(inner, node, tree.next(at));
        return;
      }
      boolean deleting = word.equals("-delete") || word.equals("-exec") || word.equals("-execdir");
      if (!action && (deleting || word.equals("-ok") || word.equals("-fprintf"))) {
        context.emitter().referenced(deletes, node, List.of());
        action = !word.equals("-delete");
      }
      at = tree.next(at);
    }
  }

  /** Whether a word is a number, or a time, which stands before the command that it is about. */
  private static boolean isAmount(String word) {
    for (int i = 0; i < word.length(); i++) {
      boolean unit = i == word.length() - 1 && i > 0 && "smhd".indexOf(word.charAt(i)) >= 0;
      if (!unit && "0123456789.,:+".indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private void redirections(int node) {
    int at = tree.second(node);
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      boolean output = tree.kind(at) == Kind.ARGUMENT && tree.data(at) == BashWords.OUTPUT;
      String where = output ? text(at) : null;
      if (where != null && SensitivePaths.isSensitive(where)) {
        context.emitter().signal(Signal.SENSITIVE_WRITE, at);
      }
      at = tree.next(at);
    }
  }

  /** What goes through a pipe into a shell is run. */
  @Override
  public int binary(int node, int value) {
    if (tree.data(node) != '|') {
      return value;
    }
    int right = tree.second(node);
    int callee = right != Tree.NONE && tree.kind(right) == Kind.CALL ? tree.first(right) : right;
    if (callee == Tree.NONE || tree.kind(callee) != Kind.NAME) {
      return Values.UNKNOWN;
    }
    String name = context.symbols().name(tree.data(callee));
    int left = context.result(tree.first(node));
    String text = values.asText(left);
    boolean pipes = SHELLS.contains(name) || name.equals("busybox");
    boolean shell = pipes || name.equals("source") || name.equals("xargs");
    if (pipes || BashPrograms.isInterpreter(name)) {
      boolean bare = tree.second(right) == Tree.NONE || shell;
      if (bare) {
        context.emitter().referenced(pipedToShell, node, List.of());
      }
    }
    if (shell && text != null) {
      context.payload(text, node);
    }
    return programs.piped(printing.filtered(name, right, text));
  }
}
