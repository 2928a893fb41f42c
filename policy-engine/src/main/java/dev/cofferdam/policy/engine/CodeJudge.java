package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.engine.FindingList.Seen;
import dev.cofferdam.policy.engine.FindingList.Stretch;
import dev.cofferdam.policy.engine.FindingList.Text;
import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.Facts.Fact;
import dev.cofferdam.policy.fact.Facts.FileName;
import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.HiddenCharacters;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.model.Rule.ModuleRule;
import dev.cofferdam.policy.model.Rule.PathRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.rule.ModuleRules;
import dev.cofferdam.policy.rule.PathRules;
import dev.cofferdam.policy.rule.RuleCatalogue;
import dev.cofferdam.policy.rule.RuleIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Judges one file of code. */
final class CodeJudge {

  private static final FrontEnd.Glance READ_ALL =
      new FrontEnd.Glance() {
        @Override
        public boolean isSilent(char[] text) {
          return false;
        }
      };

  private final SecurityPolicy policy;
  private final PatternScan patterns;
  private final boolean thorough;
  private final Map<Language, Compiled> compiled = new ConcurrentHashMap<>();

  /** A policy as it is for one language. */
  private record Compiled(
      RuleIndex index,
      ModuleRules modules,
      PathRules paths,
      PatternScan patterns,
      FrontEnd.Glance glance) {}

  /** With {@code thorough}, every text is read, whatever it looks like at first sight. */
  CodeJudge(SecurityPolicy policy, PatternScan patterns, boolean thorough) {
    this.policy = policy;
    this.patterns = patterns;
    this.thorough = thorough;
  }

  private Compiled compiled(FrontEnd frontEnd) {
    Language language = frontEnd.language();
    Compiled known = compiled.get(language);
    if (known == null) {
      SecurityPolicy its = policy.of(language);
      boolean same = its.patterns().equals(policy.patterns());
      known =
          new Compiled(
              new RuleIndex(its, frontEnd.vocabulary(), RuleCatalogue.builtIn().of(language)),
              new ModuleRules(its),
              new PathRules(its),
              same ? patterns : new PatternScan(its.patterns()),
              glance(its, frontEnd));
      compiled.put(language, known);
    }
    return known;
  }

  /** Where every import or every file's name may matter, every text is read. */
  private FrontEnd.Glance glance(SecurityPolicy its, FrontEnd frontEnd) {
    if (thorough || !its.allowedModules().isEmpty() || !its.restrictedPaths().isEmpty()) {
      return READ_ALL;
    }
    List<String> modules = new ArrayList<>();
    for (ModuleRule rule : its.restrictedModules()) {
      modules.add(rule.name());
    }
    return frontEnd.glance(modules);
  }

  void judge(SourceFile file, FindingList findings) {
    FrontEnd frontEnd = FrontEnds.of(file.language());
    Compiled rules = compiled(frontEnd);
    Text text = findings.text(file.name(), file.text());
    char[] characters = file.text().toCharArray();
    if (rules.glance.isSilent(characters)) {
      rules.patterns.scanUnread(text, frontEnd, findings);
      return;
    }
    FrontEnd.Reading reading = frontEnd.read(characters);
    Facts facts = reading.facts();
    doubt(reading, rules, file.name(), findings);
    HiddenCharacters.find(
        characters, frontEnd.vocabulary().signal(Signal.HIDDEN_CHARACTERS), facts);
    for (Fact fact : facts.all()) {
      match(fact, facts, rules.index, text, findings);
    }
    if (rules.modules.any()) {
      rules.modules.apply(
          facts,
          frontEnd.vocabulary(),
          (rule, fact, path) ->
              findings.add(
                  new Seen(rule.id(), rule.severity(), rule.message(), text, stretch(fact), path)));
    }
    if (rules.paths.any()) {
      rules.paths.apply(facts, (rule, name) -> findings.add(named(rule, name, text)));
    }
    rules.patterns.scan(text, reading, findings);
  }

  private static void doubt(
      FrontEnd.Reading reading, Compiled rules, String file, FindingList findings) {
    if (!reading.doubt().isEmpty()) {
      findings.doubt(file, reading.doubt());
    }
    boolean allNames = reading.facts().allFileNames() || !rules.paths.any();
    if (!reading.facts().complete() || !allNames) {
      findings.doubt(file, "too much to follow");
    }
  }

  private static Seen named(PathRule rule, FileName name, Text text) {
    Stretch where = new Stretch(name.start(), name.end(), name.via());
    return new Seen(rule.id(), rule.severity(), rule.message(), text, where, name.text());
  }

  private static void match(
      Fact fact, Facts facts, RuleIndex index, Text text, FindingList findings) {
    for (RuleIndex.Hit hit : index.hits(fact, facts)) {
      if (findings.isFull(hit.severity(), text, fact.start(), fact.end())) {
        continue;
      }
      String path =
          fact.kind() == Kind.SIGNAL || fact.kind() == Kind.MEMBER
              ? ""
              : facts.paths().dotted(fact.path());
      String message =
          path.isEmpty() ? hit.rule().message() : hit.rule().message() + ": `" + path + "`";
      findings.add(new Seen(hit.rule().id(), hit.severity(), message, text, stretch(fact), path));
    }
  }

  private static Stretch stretch(Fact fact) {
    return new Stretch(fact.start(), fact.end(), fact.via());
  }
}
