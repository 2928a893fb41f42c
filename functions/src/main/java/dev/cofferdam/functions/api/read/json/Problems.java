package dev.cofferdam.functions.api.read.json;

import dev.cofferdam.functions.api.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request. Belongs to one thread. */
public final class Problems {

  /** How many problems are listed; an answer about a hostile request stays small. */
  public static final int MOST_LISTED = 100;

  private final String root;
  private final List<FieldProblem> listed = new ArrayList<>();
  private int unlisted;

  /**
   * Starts empty.
   *
   * @param root the path of the request as a whole, {@code $} or {@code $.data}
   */
  public Problems(String root) {
    this.root = root;
  }

  /**
   * Notes a problem.
   *
   * @param path where
   * @param message what is wrong and what would be right
   */
  public void add(String path, String message) {
    if (listed.size() < MOST_LISTED) {
      listed.add(new FieldProblem(path, message));
    } else {
      unlisted++;
    }
  }

  /**
   * Whether nothing was wrong.
   *
   * @return true if there is no problem
   */
  public boolean none() {
    return listed.isEmpty();
  }

  /**
   * Everything that was wrong, in the order it was found; says so when there is more than is
   * listed.
   *
   * @return at most {@value #MOST_LISTED} problems, and one that counts the rest
   */
  public List<FieldProblem> list() {
    List<FieldProblem> all = new ArrayList<>(listed);
    if (unlisted > 0) {
      all.add(new FieldProblem(root, "has " + unlisted + " more problems, which are not listed"));
    }
    return List.copyOf(all);
  }
}
