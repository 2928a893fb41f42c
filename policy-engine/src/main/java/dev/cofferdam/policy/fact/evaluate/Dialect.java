package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.knowledge.Knowledge;
import dev.cofferdam.policy.fact.knowledge.TellingWords;
import dev.cofferdam.policy.fact.value.Literals;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import java.util.List;

/**
 * What is a language's own: its words, how its texts become trees, what its literals mean, and the
 * few things that it does as no other does. Implementations are immutable and safe for many
 * threads.
 */
public interface Dialect extends Literals {

  /** The language. */
  Language language();

  /** Puts the words into a new table of names that parsers tell apart by their numbers. */
  void installWords(Symbols base);

  /** The tree of a text. Total, linear, without recursion; never throws. */
  Tree parse(char[] text, Symbols symbols);

  /** What the language's library means: the text of a knowledge file. */
  default String knowledge() {
    return Knowledge.textBeside(getClass());
  }

  /** Why a text may mean something else than what was read; empty when it cannot. */
  String doubt(char[] text, Tokens tokens);

  /**
   * Whether a first look at a text is enough to be sure that it has no facts and leaves no doubt,
   * given the words without which it has none; false when it must be read to know.
   */
  default boolean isSilent(char[] text, TellingWords words) {
    return false;
  }

  /** The parts of a module's name that is written in a text: those of its dotted name. */
  default List<String> moduleParts(String name) {
    return List.of(name.split("\\.", PathTable.MAX_DEPTH + 1));
  }

  /** What separates a module from one of its names in a text that names both; 0 for nothing. */
  default char nameSeparator() {
    return 0;
  }

  /** Whether {@code a["b"]} is the member {@code b} of {@code a}, whatever {@code a} is. */
  default boolean subscriptsAreMembers() {
    return false;
  }

  /** Whether functions and classes are bound before the first statement of their scope. */
  default boolean hoists() {
    return false;
  }

  /** Whether an assignment to a name that no scope around it declares declares it there. */
  default boolean assignmentsDeclare() {
    return true;
  }

  /** What the language does in its own way, for one evaluation. */
  default Steps steps(Evaluation evaluation) {
    return Steps.NONE;
  }
}
