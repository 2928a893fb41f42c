package dev.cofferdam.functions.sandbox;

import java.util.List;
import java.util.Map;

/**
 * The world outside of a provider's wall, as its contract test sees it: what programs must not
 * change, what executions must not leave, and what nobody inside may learn.
 */
public interface Outside extends AutoCloseable {

  /**
   * What is no longer as it was before any program ran.
   *
   * @return a sentence for each; empty when all is as it was
   */
  List<String> changed();

  /**
   * As {@link #changed}, and what is too much to look at after each program.
   *
   * @return a sentence for each; empty when all is as it was
   */
  List<String> changedInAll();

  /**
   * What executions that have ended left behind.
   *
   * @return a sentence for each; empty when nothing is left
   */
  List<String> left();

  /**
   * Texts that are known outside only: paths, names, contents of files, variables.
   *
   * @return what the output of no program may hold
   */
  List<String> secrets();

  /**
   * What a program is told about the outside, so that it can aim: the port of a listener, the path
   * of a file.
   *
   * @return by name, for the arguments of programs
   */
  Map<String, String> hints();

  @Override
  void close();
}
