package dev.cofferdam.functions.execution.grading;

import dev.cofferdam.functions.sandbox.RunInput;

/**
 * One test of a request. The expected output never enters the program's sandbox.
 *
 * @param input what the run gets
 * @param expectedOutput what standard output is compared with
 * @param comparator how
 */
public record TestCase(RunInput input, String expectedOutput, Comparator comparator) {

  /**
   * Whether the request's checker compares this test's output.
   *
   * @return true for {@link Comparator.Checked}
   */
  public boolean isChecked() {
    return comparator instanceof Comparator.Checked;
  }
}
