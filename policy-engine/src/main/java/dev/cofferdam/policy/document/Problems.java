package dev.cofferdam.policy.document;

import dev.cofferdam.policy.document.ParsedPolicy.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The problems of one document while it is read. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  boolean none() {
    return found.isEmpty();
  }

  List<Problem> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .limit(PolicyDocuments.MAX_PROBLEMS)
        .toList();
  }

  void add(Node where, String path, String message) {
    int line = where.getStartMark().map(Mark::getLine).orElse(0) + 1;
    int column = where.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    found.add(new Problem(line, column, path, message));
  }
}
