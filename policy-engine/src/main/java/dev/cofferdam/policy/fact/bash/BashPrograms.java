package dev.cofferdam.policy.fact.bash;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.bash.BashWords;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Programs that a script runs and that are not written in it: what a shell reads from its input or
 * from a file, what other interpreters are given, and texts that came from outside.
 */
final class BashPrograms {

  private static final int MAX_ARGUMENTS = 256;
  private static final int MAX_WORD = 256;

  /** Commands whose output is what they read, or is made of it. */
  private static final Set<String> READERS =
      Set.of(
          "cat",
          "tac",
          "head",
          "tail",
          "tee",
          "base64",
          "base32",
          "xxd",
          "rev",
          "zcat",
          "gunzip",
          "bzcat",
          "xzcat",
          "uudecode",
          "nl",
          "dd",
          "pv");

  private static final Set<String> INTERPRETERS =
      Set.of("perl", "ruby", "node", "nodejs", "php", "lua", "osascript", "Rscript", "deno", "bun");

  private static final Set<String> AWKS = Set.of("awk", "gawk", "mawk", "nawk");

  private final Evaluation context;
  private final Tree tree;
  private final Values values;
  private final int output;
  private final int readsCommands;
  private final int runsOutput;
  private final int cutCommand;
  private final int runsFile;
  private final int foreign;

  BashPrograms(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
    PathTable paths = context.paths();
    this.output = Values.path(paths.of("!output"));
    this.readsCommands = paths.of("!reads-commands");
    this.runsOutput = paths.of("!runs-output");
    this.cutCommand = paths.of("!cut-command");
    this.runsFile = paths.of("!runs-file");
    this.foreign = paths.of("!foreign-code");
  }

  /**
   * What commands in brackets after a dollar sign come to: a text that came from outside, maybe.
   */
  int substituted(int node, int value) {
    if (value != Values.UNKNOWN) {
      return value;
    }
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      if (tree.kind(at) == Kind.CALL && readsInput(at)) {
        return output;
      }
    }
    return value;
  }

  private boolean readsInput(int call) {
    int callee = tree.first(call);
    if (tree.kind(callee) != Kind.NAME) {
      return false;
    }
    if (tree.data(callee) != BashWords.NOTHING) {
      return READERS.contains(context.symbols().name(tree.data(callee)));
    }
    int first = tree.second(call);
    return first != Tree.NONE
        && tree.kind(first) == Kind.ARGUMENT
        && tree.data(first) == BashWords.INPUT;
  }

  /** What comes through a pipe, where it is not known, came from outside or is disguised. */
  int piped(int value) {
    return value == Values.UNKNOWN ? output : value;
  }

  /** Whether a word is wholly, or begins with, a text that came from outside. */
  boolean isOutput(int node) {
    int at = node;
    if (at != Tree.NONE && tree.kind(at) == Kind.TEMPLATE) {
      at = tree.first(at);
    }
    for (int one : values.each(context.result(at))) {
      if (one == output) {
        return true;
      }
    }
    return false;
  }

  /** Words that are run as commands: those that came from outside are nobody's to judge. */
  void run(int node, int arguments) {
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      if (tree.kind(at) != Kind.ARGUMENT && isOutput(at)) {
        context.emitter().referenced(runsOutput, node, List.of());
      }
      at = tree.next(at);
    }
  }

  /** A command whose name came from outside, or is cut out of something else. */
  void computed(int callee, int node, boolean known) {
    if (isCalculated(callee)) {
      return;
    }
    if (isOutput(callee)) {
      context.emitter().referenced(runsOutput, node, List.of());
    } else if (!known && isCut(callee)) {
      context.emitter().referenced(cutCommand, node, List.of());
    }
  }

  /** Whether what looks like a command stands in double brackets, where numbers are calculated. */
  boolean isCalculated(int callee) {
    char[] text = tree.tokens().text();
    int at = tree.tokens().start(tree.from(callee)) - 1;
    while (at >= 0 && (text[at] == ' ' || text[at] == '\n')) {
      at--;
    }
    return at > 0 && text[at] == '(' && text[at - 1] == '(';
  }

  /**
   * Whether a word is a variable of which a part, or what it names, is taken, or several joined.
   */
  private boolean isCut(int callee) {
    char[] text = tree.tokens().text();
    int start = tree.tokens().start(tree.from(callee));
    int end = tree.tokens().end(tree.to(callee));
    int open = -1;
    int first = start < end && text[start] == '"' ? start + 1 : start;
    if (first + 1 >= end || text[first] != '$') {
      return false;
    }
    for (int at = start; at < end && at < start + MAX_WORD; at++) {
      boolean opens = text[at] == '$' && at + 1 < end && text[at + 1] == '{';
      if (opens) {
        open = at;
        boolean joined = at > start && text[at - 1] == '}';
        if (joined || (at + 2 < end && text[at + 2] == '!')) {
          return true;
        }
      }
      char next = at + 1 < end ? text[at + 1] : ' ';
      boolean part = text[at] == ':' && (next == ' ' || (next >= '0' && next <= '9'));
      boolean replaces = text[at] == '/' && open >= 0 && isNameBetween(open + 2, at);
      if (open >= 0 && (part || replaces)) {
        return true;
      }
      open = text[at] == '}' ? -1 : open;
    }
    return false;
  }

  private boolean isNameBetween(int from, int to) {
    char[] text = tree.tokens().text();
    return isName(new String(text, from, to - from));
  }

  /** A shell: without a text to run it reads a file, or its input. */
  void shell(int node, int arguments) {
    boolean text = false;
    boolean input = false;
    boolean operand = false;
    int codes = 0;
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      if (tree.kind(at) == Kind.ARGUMENT) {
        text |= tree.data(at) == BashWords.DOCUMENT;
      } else if (word != null && (word.equals("--version") || word.equals("--help"))) {
        return;
      } else if (word != null && word.startsWith("-")) {
        text |= word.endsWith("c") && !word.startsWith("--");
        input |= word.equals("-s");
        codes = word.endsWith("c") ? 0 : codes;
      } else {
        operand = true;
        codes += word != null && word.equals("{}") ? 0 : 1;
      }
      at = tree.next(at);
    }
    boolean nothing = text && codes == 0 && !hasDocument(arguments);
    if (nothing || input || (!text && !operand)) {
      context.emitter().referenced(readsCommands, node, List.of());
    } else if (!text) {
      context.emitter().referenced(runsFile, node, List.of());
    }
  }

  private boolean hasDocument(int arguments) {
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      if (tree.kind(at) == Kind.ARGUMENT && tree.data(at) == BashWords.DOCUMENT) {
        return true;
      }
      at = tree.next(at);
    }
    return false;
  }

  /** Whether a command is an interpreter of another language. */
  static boolean isInterpreter(String name) {
    return INTERPRETERS.contains(name) || name.startsWith("python") || name.startsWith("pypy");
  }

  /** What other commands do with programs. */
  void command(String name, int node, int arguments) {
    if (name.equals("read") || name.equals("mapfile") || name.equals("readarray")) {
      readInto(node, arguments);
    } else if (isInterpreter(name) && !isFunction(tree.first(node))) {
      interpreter(node, arguments);
    } else if (AWKS.contains(name) || name.equals("sed")) {
      script(name.equals("sed"), node, arguments);
    } else if (name.equals("tar")) {
      options(node, arguments);
    } else if (name.equals("enable") && isOption(tree.second(node), "-f")) {
      context.emitter().referenced(foreign, node, List.of());
    }
  }

  /** Whether the program has a function of its own of that name. */
  private boolean isFunction(int callee) {
    for (int one : values.each(context.result(callee))) {
      if (Values.kind(one) == Values.FUNCTION) {
        return true;
      }
    }
    return false;
  }

  private boolean isOption(int node, String option) {
    return option.equals(text(node));
  }

  /** Variables that are read from the input hold texts that came from outside. */
  private void readInto(int node, int arguments) {
    if (hasDocument(arguments)) {
      return;
    }
    boolean named = false;
    boolean callback = false;
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      if (callback && word != null) {
        context.payload(word, at);
      }
      callback = word != null && word.equals("-C");
      if (word != null && tree.kind(at) != Kind.ARGUMENT && isName(word)) {
        widen(word);
        named = true;
      }
      at = tree.next(at);
    }
    if (!named) {
      widen("REPLY");
      widen("MAPFILE");
    }
    if (isOutput(node)) {
      context.emitter().referenced(runsOutput, node, List.of());
    }
  }

  private void widen(String variable) {
    context.bindings().widen(Bindings.MODULE, context.symbols().of("$" + variable), output);
  }

  private static boolean isName(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** An interpreter of another language runs what nobody judges. */
  private void interpreter(int node, int arguments) {
    boolean operand = false;
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      if (word == null || word.length() < 2 || word.charAt(0) != '-') {
        operand |= word == null || !word.equals("-");
      } else if (word.equals("--version") || word.equals("-V") || word.equals("--help")) {
        return;
      } else {
        operand |= word.equals("-m") || hasCode(word);
      }
      at = tree.next(at);
    }
    context.emitter().referenced(operand ? foreign : readsCommands, node, List.of());
  }

  private static boolean hasCode(String option) {
    char last = option.charAt(option.length() - 1);
    return !option.startsWith("--") && "ceEr".indexOf(last) >= 0;
  }

  /** Programs of awk and sed are judged by the few ways in which they run commands. */
  private void script(boolean sed, int node, int arguments) {
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = tree.kind(at) == Kind.ARGUMENT ? null : text(at);
      if (word != null && (sed ? editorRuns(word) : awkRuns(word))) {
        context.emitter().referenced(foreign, node, List.of());
      }
      at = tree.next(at);
    }
  }

  private static boolean awkRuns(String program) {
    String plain = program.replace(" ", "");
    return plain.contains("system(")
        || plain.contains("|getline")
        || plain.contains("|&")
        || (plain.contains("print") && plain.contains("|\""));
  }

  /** The command {@code e}, after an address at most, and the flag of that name. */
  private static boolean editorRuns(String program) {
    int at = 0;
    while (at < program.length() && "0123456789$,! ".indexOf(program.charAt(at)) >= 0) {
      at++;
    }
    String rest = program.substring(at);
    boolean flag = rest.length() > 4 && rest.charAt(0) == 's' && endsWithFlag(rest);
    return flag || rest.equals("e") || rest.startsWith("e ");
  }

  private static boolean endsWithFlag(String substitution) {
    char separator = substitution.charAt(1);
    int last = substitution.lastIndexOf(separator);
    String flags = substitution.substring(last + 1);
    return last > 1 && flags.length() < 4 && flags.indexOf('e') >= 0 && isFlags(flags);
  }

  private static boolean isFlags(String flags) {
    for (int i = 0; i < flags.length(); i++) {
      if ("egpiImM0123456789".indexOf(flags.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Archivers run what their options name. */
  private void options(int node, int arguments) {
    int at = arguments;
    for (int i = 0; i < MAX_ARGUMENTS && at != Tree.NONE; i++) {
      String word = text(at);
      boolean runs =
          word != null
              && (word.startsWith("--checkpoint-action=exec")
                  || word.startsWith("--to-command")
                  || word.startsWith("--use-compress-program"));
      if (runs) {
        context.emitter().referenced(foreign, node, List.of());
      }
      at = tree.next(at);
    }
  }

  private @Nullable String text(int node) {
    return node == Tree.NONE ? null : values.asText(context.result(node));
  }
}
