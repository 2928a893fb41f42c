package policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param key by which the floors know it
 * @param name what was measured
 * @param value the number; not a number when it could not be measured
 * @param unit %, µs, ms, MB/s, or nothing for a count
 * @param sign how the goal binds: at least, at most, or no goal
 * @param goal the goal, in the unit
 * @param anchor what the best of other tools comes to
 * @param remark what else a reader should know: of how many rows, or why it is not measured
 */
record Row(
    String key,
    String name,
    double value,
    String unit,
    Sign sign,
    double goal,
    String anchor,
    String remark) {

  /** The remark of a figure that this machine cannot take. */
  static final String NEEDS_PYTHON = "needs Python";

  enum Sign {
    AT_LEAST("≥"),
    AT_MOST("≤"),
    NONE("");

    final String shown;

    Sign(String shown) {
      this.shown = shown;
    }
  }

  static Row share(String key, String name, Share share, Sign sign, double goal, String anchor) {
    return new Row(key, name, share.percent(), "%", sign, goal, anchor, share.counts());
  }

  static Row unmeasured(String key, String name, Sign sign, double goal, String why) {
    return new Row(key, name, Double.NaN, "%", sign, goal, "", why);
  }

  /** Whether the goal is reached; a row without a number or a goal misses nothing. */
  boolean missed() {
    return switch (sign) {
      case AT_LEAST -> value < goal;
      case AT_MOST -> value > goal;
      case NONE -> false;
    };
  }

  /** Whether the number is worse than that one. */
  boolean worseThan(double floor) {
    double slack = 1e-9;
    return switch (sign) {
      case AT_LEAST, NONE -> value < floor - slack;
      case AT_MOST -> value > floor + slack;
    };
  }

  String shownValue() {
    return Double.isNaN(value) ? "not measured" : number(value) + unit(unit);
  }

  String shownGoal() {
    return sign == Sign.NONE ? "" : sign.shown + " " + number(goal) + unit(unit);
  }

  String verdict() {
    return sign == Sign.NONE || Double.isNaN(value) ? "" : missed() ? "missed" : "holds";
  }

  /** The row that was written so. */
  static Row of(JsonNode json) {
    Sign sign =
        json.has("goal_at_least")
            ? Sign.AT_LEAST
            : json.has("goal_at_most") ? Sign.AT_MOST : Sign.NONE;
    double goal =
        sign == Sign.NONE
            ? 0
            : json.get(sign == Sign.AT_LEAST ? "goal_at_least" : "goal_at_most").asDouble();
    return new Row(
        json.get("key").asText(),
        json.get("name").asText(),
        json.get("value").asDouble(Double.NaN),
        json.get("unit").asText(),
        sign,
        goal,
        json.get("anchor").asText(),
        json.get("remark").asText());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", key);
    json.put("name", name);
    json.put("value", Double.isNaN(value) ? null : Math.round(value * 1000) / 1000.0);
    json.put("unit", unit);
    if (sign != Sign.NONE) {
      json.put(sign == Sign.AT_LEAST ? "goal_at_least" : "goal_at_most", goal);
      json.put("holds", Double.isNaN(value) ? null : !missed());
    }
    json.put("anchor", anchor);
    json.put("remark", remark);
    return json;
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : unit.equals("%") ? " %" : " " + unit;
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%.0f" : value >= 100 ? "%.1f" : "%.2f", value);
  }
}
