package policy;

import java.util.ArrayList;
import java.util.List;

/** How many of some rows are as they should be, or as they should not. */
final class Share {

  private int hits;
  private int all;
  private final List<String> others = new ArrayList<>();

  void count(String id, boolean hit) {
    all++;
    if (hit) {
      hits++;
    } else {
      others.add(id);
    }
  }

  double percent() {
    return all == 0 ? Double.NaN : 100.0 * hits / all;
  }

  int hits() {
    return hits;
  }

  int all() {
    return all;
  }

  /** The rows that were no hits. */
  List<String> others() {
    return others;
  }

  String counts() {
    return hits + " of " + all;
  }
}
