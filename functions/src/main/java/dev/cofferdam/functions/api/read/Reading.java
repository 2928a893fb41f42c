package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.execution.ExecutionRequest;
import java.util.List;

/** What reading a request gave. */
public sealed interface Reading {

  /**
   * Nothing was wrong.
   *
   * @param request everything in it is known to be possible
   */
  record Understood(ExecutionRequest request) implements Reading {}

  /**
   * Something was wrong.
   *
   * @param problems each of them, in the order of the request; at least one
   */
  record Refused(List<FieldProblem> problems) implements Reading {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
