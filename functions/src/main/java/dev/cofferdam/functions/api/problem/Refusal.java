package dev.cofferdam.functions.api.problem;

/**
 * Carries a problem out of a function. Funqy gives functions no way to choose a status, so a
 * problem leaves as a failure, and the failure handler at the door writes it. It is no fault: it is
 * never logged with a stack trace, and has none.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * Wraps a problem.
   *
   * @param problem what the caller will read
   */
  public Refusal(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  /**
   * What the caller will read.
   *
   * @return never null
   */
  public Problem problem() {
    return problem;
  }
}
