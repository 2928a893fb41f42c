import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One number, and what it should be.
 *
 * @param name what was measured
 * @param value the number; not a number when it could not be measured
 * @param unit ms, MiB, or nothing for a ratio or a count
 * @param goal the most that is right, or null where there is no goal
 * @param exact whether the goal must be met exactly
 * @param remark what else a reader should know
 */
record Figure(String name, double value, String unit, Double goal, boolean exact, String remark) {

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null, false, "");
  }

  static Figure unmeasured(String name, String how) {
    return new Figure(name, Double.NaN, "", null, false, how);
  }

  Figure atMost(double most) {
    return new Figure(name, value, unit, most, false, remark);
  }

  Figure exactly(double right) {
    return new Figure(name, value, unit, right, true, remark);
  }

  Figure with(String words) {
    return new Figure(name, value, unit, goal, exact, words);
  }

  boolean missed() {
    return goal != null && !(exact ? value == goal : value <= goal);
  }

  String row() {
    String shown = Double.isNaN(value) ? "not measured" : number(value) + " " + unit;
    String judged = "";
    if (goal != null) {
      String bound = exact ? "is to be " : "at most ";
      judged = bound + number(goal) + (missed() ? "   MISSED" : "   holds");
    }
    return String.format(Locale.ROOT, "  %-52s %14s   %-26s %s", name, shown, judged, remark)
        .stripTrailing();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("value", Double.isNaN(value) ? null : rounded(value));
    json.put("unit", unit);
    if (goal != null) {
      json.put(exact ? "goal_exactly" : "goal_at_most", rounded(goal));
      json.put("holds", !missed());
    }
    if (!remark.isEmpty()) {
      json.put("remark", remark);
    }
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 100;
    return String.format(
        Locale.ROOT, whole ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }
}
