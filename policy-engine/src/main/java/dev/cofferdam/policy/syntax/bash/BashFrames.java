package dev.cofferdam.policy.syntax.bash;

/** What can be open while Bash is read. */
final class BashFrames {

  /** Commands, up to the end of the text. */
  static final int PROGRAM = 0;

  /** Commands in round brackets, of a subshell or of a substitution. */
  static final int ROUND = 1;

  /** Commands between backticks. */
  static final int BACKTICK = 2;

  /** Commands in curly brackets that are the body of a function. */
  static final int FUNCTION = 3;

  /** A word; its elements are its parts. */
  static final int WORD = 4;

  /** What stands in {@code ${…}} after the name. */
  static final int EXPANSION = 5;

  /** Arithmetic in two round brackets. */
  static final int ARITHMETIC = 6;

  /** The words of an array. */
  static final int ARRAY = 7;

  /** Mark of a word: what is read stands between double quotes. */
  static final int QUOTES = 1;

  /** Mark of a word: it is a document. */
  static final int DOCUMENT = 2;

  /** Mark of a word: it is the value of the assignment in the slot. */
  static final int VALUE = 4;

  /** Mark of a word: it belongs to a redirection. */
  static final int REDIRECTED = 8;

  /** Mark of a word: an equals sign in it assigns. */
  static final int ASSIGNABLE = 512;

  /** Mark of a word: it stands in an expansion, which a curly bracket ends. */
  static final int EXPANDING = 256;

  /** Mark of commands: a substitution, which is part of a word. */
  static final int PART = 16;

  /** Mark of commands: a test in two square brackets is open. */
  static final int TESTING = 32;

  /** Mark of commands: the words of a loop or a case are read. */
  static final int HEADER = 64;

  /** Mark of commands: patterns of a case are read. */
  static final int PATTERNS = 128;

  /** Slot of commands: what the command's name is; of words: the target, or the redirection. */
  static final int CALLEE = 0;

  /** Slot of commands: what stands before the pipe. */
  static final int PIPED = 1;

  /** Slot of commands: how many conditions and loops are open. */
  static final int DEPTH = 2;

  /** Slot of commands: how many groups in curly brackets are open. */
  static final int GROUPS = 3;

  /** Slot of commands: the last of them. */
  static final int LAST = 4;

  /** Slot of a word: where the part begins that is read. */
  static final int RUN = 1;

  /** Slot of a word: where the double quote stands that is open. */
  static final int QUOTE = 2;

  /** Slot of arithmetic: how many brackets are open in it. */
  static final int BRACKETS = 1;

  private BashFrames() {}

  static boolean holdsCommands(int kind) {
    return kind <= FUNCTION;
  }
}
