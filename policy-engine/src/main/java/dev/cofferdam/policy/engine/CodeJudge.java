package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.engine.FindingList.Seen;
import dev.cofferdam.policy.engine.FindingList.Stretch;
import dev.cofferdam.policy.engine.FindingList.Text;
import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.Facts.Fact;
import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.HiddenCharacters;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.rule.ModuleRules;
import dev.cofferdam.policy.rule.RuleCatalogue;
import dev.cofferdam.policy.rule.RuleIndex;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Judges one file of code. */
final class CodeJudge {

  private final SecurityPolicy policy;
  private final Map<Language, RuleIndex> indexes = new ConcurrentHashMap<>();
  private final ModuleRules modules;
  private final PatternScan patterns;

  CodeJudge(SecurityPolicy policy, PatternScan patterns) {
    this.policy = policy;
    this.modules = new ModuleRules(policy);
    this.patterns = patterns;
  }

  private RuleIndex index(FrontEnd frontEnd) {
    return indexes.computeIfAbsent(
        frontEnd.language(),
        language ->
            new RuleIndex(policy, frontEnd.vocabulary(), RuleCatalogue.builtIn().of(language)));
  }

  void judge(SourceFile file, FindingList findings) {
    Optional<FrontEnd> frontEnd = FrontEnds.of(file.language());
    if (frontEnd.isEmpty()) {
      findings.doubt(file.name(), "cannot read " + file.language().id() + " yet");
      return;
    }
    RuleIndex index = index(frontEnd.get());
    Text text = findings.text(file.name(), file.text());
    char[] characters = file.text().toCharArray();
    FrontEnd.Reading reading = frontEnd.get().read(characters);
    if (!reading.doubt().isEmpty()) {
      findings.doubt(file.name(), reading.doubt());
    }
    if (!reading.facts().complete()) {
      findings.doubt(file.name(), "too much to follow");
    }
    HiddenCharacters.find(
        characters, frontEnd.get().vocabulary().signal(Signal.HIDDEN_CHARACTERS), reading.facts());
    Facts facts = reading.facts();
    for (Fact fact : facts.all()) {
      match(fact, facts, index, text, findings);
    }
    modules.apply(
        facts,
        frontEnd.get().vocabulary(),
        (rule, fact, path) ->
            findings.add(
                new Seen(rule.id(), rule.severity(), rule.message(), text, stretch(fact), path)));
    patterns.scan(text, reading, findings);
  }

  private static void match(
      Fact fact, Facts facts, RuleIndex index, Text text, FindingList findings) {
    for (RuleIndex.Hit hit : index.hits(fact, facts)) {
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
