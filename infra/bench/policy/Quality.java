package policy;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** How well programs are told apart: the figures that are the same on every machine. */
final class Quality {

  private static final Row.Sign LEAST = Row.Sign.AT_LEAST;
  private static final Row.Sign MOST = Row.Sign.AT_MOST;

  private final Corpora corpora;
  private final Anchors anchors;
  private final Map<String, Share> shares = new LinkedHashMap<>();

  Quality(Corpora corpora, Anchors anchors) {
    this.corpora = corpora;
    this.anchors = anchors;
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>(python());
    recall(rows, Language.JAVASCRIPT, 90, "46.7 %");
    recall(rows, Language.JAVA, 92, "37.2 %");
    recall(rows, Language.GO, 90, "71.9 %");
    recall(rows, Language.C, 95, "59.3 %");
    recall(rows, Language.CPP, 90, "42.9 %");
    recall(rows, Language.R, 98, "31.2 %");
    recall(rows, Language.RUBY, 98, "42.3 %");
    recall(rows, Language.BASH, 0, "");
    direct(rows);
    falseAlarms(rows);
    evasions(rows);
    rows.add(precision());
    rows.add(examples());
    return rows;
  }

  /** The rows of the corpora that are not as they should be, by figure. */
  Map<String, List<String>> others() {
    Map<String, List<String>> others = new LinkedHashMap<>();
    shares.forEach((key, share) -> others.put(key, share.others()));
    return others;
  }

  private List<Row> python() {
    List<Row> rows = new ArrayList<>();
    Predicate<Corpora.Sample> python = sample -> sample.language() == Language.PYTHON;
    rows.add(found("python.recall", "Python, in scope", python, 95, "82.8 % (strict, FPR 4.2 %)"));
    rows.add(found("python.redcode", "… RedCode", python.and(of("RedCode")), 96, "73.6 %"));
    if (anchors.present()) {
      rows.add(
          found(
              "python.fragments",
              "… fragments that do not parse",
              python.and(sample -> !anchors.parses(sample.text("id"))),
              88,
              "81.4 % (Bandit 0 %)"));
    } else {
      rows.add(
          Row.unmeasured(
              "python.fragments", "… fragments that do not parse", LEAST, 88, Row.NEEDS_PYTHON));
    }
    rows.add(
        found(
            "python.cyberseceval", "… CyberSecEval", python.and(of("CyberSecEval")), 90, "87.4 %"));
    rows.add(
        found(
            "python.smolagents",
            "… smolagents escapes",
            python.and(of("smolagents")),
            95,
            "34.3 %"));
    rows.add(
        Row.unmeasured(
            "python.wild", "… wild malware", LEAST, 98, "in the half that is kept back"));
    return rows;
  }

  private static Predicate<Corpora.Sample> of(String source) {
    return sample -> sample.text("source").contains(source);
  }

  private void recall(List<Row> rows, Language language, double goal, String anchor) {
    String key = language.id() + ".recall";
    if (corpora.judges(language)) {
      rows.add(
          found(key, language.id() + ", in scope", s -> s.language() == language, goal, anchor));
    } else {
      Row.Sign sign = goal == 0 ? Row.Sign.NONE : LEAST;
      rows.add(Row.unmeasured(key, language.id() + ", in scope", sign, goal, "no front end"));
    }
  }

  private Row found(
      String key, String name, Predicate<Corpora.Sample> wanted, double goal, String anchor) {
    Share share = share(key);
    corpora.malicious.stream()
        .filter(sample -> sample.row().get("in_scope").asBoolean())
        .filter(wanted)
        .forEach(sample -> share.count(sample.text("id"), sample.refused()));
    String beside = anchors.beside(corpora.malicious, wanted);
    Row row = Row.share(key, name, share, goal == 0 ? Row.Sign.NONE : LEAST, goal, anchor);
    return beside.isEmpty() ? row : with(row, row.remark() + "; here " + beside);
  }

  private static Row with(Row row, String remark) {
    return new Row(
        row.key(),
        row.name(),
        row.value(),
        row.unit(),
        row.sign(),
        row.goal(),
        row.anchor(),
        remark);
  }

  private void direct(List<Row> rows) {
    Share share = share("direct");
    corpora.evasion.stream()
        .filter(sample -> corpora.judges(sample.language()))
        .filter(sample -> sample.text("technique").equals("direct"))
        .filter(sample -> sample.text("label").equals("block"))
        .forEach(sample -> share.count(sample.text("id"), sample.refused()));
    rows.add(misses("direct", "rows of the suite without a disguise, missed", share));
  }

  private static Row misses(String key, String name, Share share) {
    int missed = share.all() - share.hits();
    return new Row(
        key, name, missed, "", MOST, 0, key.equals("twins") ? "0–24 %" : "", "of " + share.all());
  }

  private void falseAlarms(List<Row> rows) {
    Share all = share("pure.all");
    Map<Language, Share> byLanguage = new LinkedHashMap<>();
    corpora.benign.stream()
        .filter(sample -> sample.text("kind").equals("pure"))
        .filter(sample -> corpora.judges(sample.language()))
        .forEach(
            sample -> {
              all.count(sample.text("id"), !sample.refused());
              byLanguage
                  .computeIfAbsent(sample.language(), key -> new Share())
                  .count(sample.text("id"), !sample.refused());
            });
    rows.add(
        alarms(
            "fpr.all",
            "false alarms, all languages",
            all,
            0.15,
            "0.16 % (Bandit, at 51 % recall)"));
    byLanguage.forEach(
        (language, share) ->
            rows.add(alarms("fpr." + language.id(), "… " + language.id(), share, 0.3, "")));
  }

  private static Row alarms(String key, String name, Share passed, double goal, String anchor) {
    int wrong = passed.all() - passed.hits();
    double percent = 100.0 * wrong / passed.all();
    String remark = wrong + " of " + passed.all();
    return new Row(key, name, percent, "%", MOST, goal, anchor, remark);
  }

  private void evasions(List<Row> rows) {
    Share twins = share("twins");
    for (Language language : Language.values()) {
      String key = language.id() + ".evasion";
      double goal = language == Language.BASH ? 95 : 98;
      if (!corpora.judges(language)) {
        rows.add(Row.unmeasured(key, "disguises, " + language.id(), LEAST, goal, "no front end"));
        continue;
      }
      Share share = share(key);
      for (Corpora.Sample sample : corpora.evasion) {
        boolean block = sample.text("label").equals("block");
        if (sample.language() == language) {
          (block ? share : twins).count(sample.text("id"), sample.refused() == block);
        }
      }
      String anchor =
          language == Language.PYTHON ? "66.3 %" : language == Language.GO ? "58.9 %" : "";
      rows.add(Row.share(key, "disguises, " + language.id(), share, LEAST, goal, anchor));
    }
    rows.add(misses("twins", "harmless twins of disguises, refused", twins));
  }

  private Row precision() {
    long right =
        corpora.malicious.stream()
            .filter(sample -> corpora.judges(sample.language()) && sample.refused())
            .filter(sample -> sample.row().get("in_scope").asBoolean())
            .count();
    long wrong =
        corpora.benign.stream()
            .filter(sample -> corpora.judges(sample.language()) && sample.refused())
            .filter(sample -> sample.text("kind").equals("pure"))
            .count();
    double percent = 100.0 * right / (right + wrong);
    String remark = right + " of " + (right + wrong) + " refusals";
    return new Row("precision", "precision", percent, "%", LEAST, 99.5, "99.7 % (Bandit)", remark);
  }

  private static Row examples() {
    Share share = new Share();
    for (FactRule rule : RuleCatalogue.builtIn().all().toList()) {
      share.count(rule.id(), !rule.text().matching().isEmpty() && !rule.text().passing().isEmpty());
    }
    return Row.share("examples", "rules with both kinds of example", share, LEAST, 100, "");
  }

  private Share share(String key) {
    return shares.computeIfAbsent(key.toLowerCase(Locale.ROOT), fresh -> new Share());
  }
}
