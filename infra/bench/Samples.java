import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measurements of one thing, and what is said of them. */
final class Samples {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  int count() {
    return values.size();
  }

  double median() {
    return percentile(50);
  }

  double most() {
    return Collections.max(values);
  }

  /** The smallest measurement that at least this share of all does not exceed. */
  double percentile(double percent) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
