package dev.cofferdam.policy.fact;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Tokens;
import java.util.Collection;

/** Reads the programs of one language. Implementations are immutable and safe for many threads. */
public interface FrontEnd {

  /** The language that it reads. */
  Language language();

  /** What is known beforehand of the language, in which facts are expressed. */
  Vocabulary vocabulary();

  /**
   * A way to see at first sight that a text has no facts.
   *
   * @param modules the dotted names of modules whose every import is a fact that matters, beside
   *     those that rules and knowledge speak of
   */
  Glance glance(Collection<String> modules);

  /** What a text of that language can do. Total, linear and deterministic; never throws. */
  Reading read(char[] text);

  /** Looks at texts before they are read. Immutable and safe for many threads. */
  @FunctionalInterface
  interface Glance {
    /**
     * Whether a text surely has no fact that matters and leaves no doubt, so that it need not be
     * read; false when it must be read to know. Total, linear and deterministic; never throws.
     */
    boolean isSilent(char[] text);
  }

  /**
   * What came of reading a text.
   *
   * @param facts what it can do
   * @param tokens its tokens
   * @param doubt why the text may mean something else than what was read; empty when it cannot
   * @param work how much there was to do, in steps: tokens, nodes, characters that were folded and
   *     what was looked at ahead of its time; it grows with the length of the text and nothing else
   */
  record Reading(Facts facts, Tokens tokens, String doubt, long work) {}
}
