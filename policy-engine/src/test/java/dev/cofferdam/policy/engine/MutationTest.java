package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.evaluate.TreeFrontEnd;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.rule.RuleCatalogue;
import dev.cofferdam.policy.rule.RuleIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every line of knowledge (what decodes, what reaches a member by its name, what is another name of
 * what) and every rule is noticed: without it, some example comes to other rules. With {@code
 * -Dcofferdam.mutation=words} each word is left out by itself, and the survivors are listed in
 * {@code target}. Lines that no example notices yet stand in {@code mutation.survivors}, which
 * {@code -Dcofferdam.write=true} writes anew; it only gets shorter.
 */
class MutationTest {

  private static final boolean WORDS = "words".equals(System.getProperty("cofferdam.mutation"));

  private static final String SURVIVORS = KnowledgeExamples.resource("mutation.survivors");

  /** Knowledge without one line, or one word of it. */
  private record Mutant(String name, String knowledge) {}

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_line_of_knowledge_is_idle(Language language) throws IOException {
    Dialect dialect = FrontEnds.dialect(language);
    List<FactRule> rules = RuleCatalogue.builtIn().of(language);
    List<String> texts = texts(language);
    List<String> whole = told(new TreeFrontEnd(dialect, rules), rules, texts);
    List<String> survivors = new ArrayList<>();
    int mutants = 0;
    for (Mutant mutant : mutants(dialect.knowledge())) {
      mutants++;
      FrontEnd without = new TreeFrontEnd(dialect, rules, mutant.knowledge());
      if (told(without, rules, texts).equals(whole)) {
        survivors.add(mutant.name());
      }
    }
    Files.write(Path.of("target", "mutants-" + language.id() + ".txt"), survivors);
    System.err.printf(
        Locale.ROOT, "%s: %d mutants, %d survive%n", language.id(), mutants, survivors.size());
    assertThat(mutants).isPositive();
    if (Boolean.getBoolean("cofferdam.write")) {
      write(language, survivors);
    } else if (!WORDS) {
      assertThat(survivors).allMatch(line -> isKnown(language, line));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_rule_is_idle(Language language) {
    List<FactRule> rules = RuleCatalogue.builtIn().of(language);
    List<String> texts = texts(language);
    Set<String> seen = new TreeSet<>();
    for (String one : told(FrontEnds.of(language), rules, texts)) {
      seen.addAll(List.of(one.split(" ", -1)));
    }
    assertThat(rules.stream().filter(rule -> own(rule, language)).map(FactRule::id))
        .allMatch(seen::contains);
    assertThat(seen).hasSizeGreaterThan(10);
  }

  private static boolean own(FactRule rule, Language language) {
    return rule.language().filter(language::equals).isPresent();
  }

  private static void write(Language language, List<String> survivors) throws IOException {
    Path file = Path.of("src/test/resources/dev/cofferdam/policy/engine/mutation.survivors");
    Set<String> lines = new TreeSet<>(Files.readAllLines(file));
    lines.removeIf(line -> line.startsWith(language.id() + " "));
    survivors.stream()
        .filter(line -> !(language == Language.C && line.contains("std.")))
        .forEach(line -> lines.add(language.id() + " " + line));
    Files.write(file, lines);
  }

  /**
   * Whether a line is among those that no example notices yet: what they are for is found in
   * another way as well.
   */
  private static boolean isKnown(Language language, String line) {
    boolean ofCpp = language == Language.C && line.contains("std.");
    return ofCpp || SURVIVORS.lines().anyMatch(known -> known.equals(language.id() + " " + line));
  }

  /** Which rules each text comes to. */
  private static List<String> told(FrontEnd frontEnd, List<FactRule> rules, List<String> texts) {
    RuleIndex index =
        new RuleIndex(Presets.named("strict").orElseThrow(), frontEnd.vocabulary(), rules);
    List<String> told = new ArrayList<>();
    for (String text : texts) {
      Facts facts = frontEnd.read(text.toCharArray()).facts();
      Set<String> found = new TreeSet<>();
      for (Facts.Fact fact : facts.all()) {
        index.hits(fact, facts).forEach(hit -> found.add(hit.rule().id()));
      }
      told.add(String.join(" ", found));
    }
    return told;
  }

  /** The examples of the rules, and those that were written for knowledge. */
  private static List<String> texts(Language language) {
    List<String> texts = new ArrayList<>();
    for (FactRule rule : RuleCatalogue.builtIn().of(language)) {
      texts.addAll(rule.text().matching());
      texts.addAll(rule.text().passing());
    }
    KnowledgeExamples.of(language).forEach(example -> texts.add(example.program()));
    return texts;
  }

  private static List<Mutant> mutants(String knowledge) {
    List<String> lines = knowledge.lines().toList();
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#") || line.startsWith("known ")) {
        continue;
      }
      for (String changed : WORDS ? withoutOneWord(line).toList() : List.of("")) {
        List<String> others = new ArrayList<>(lines);
        others.set(i, changed);
        String name = WORDS ? line + " => " + changed : line;
        mutants.add(new Mutant(name, String.join("\n", others) + "\n"));
      }
    }
    return mutants;
  }

  /** The line without each of the words that it lists; what they are said to be stays. */
  private static Stream<String> withoutOneWord(String line) {
    List<String> words = List.of(line.split(" ", -1));
    int head = words.get(0).equals("same") || words.get(0).equals("method") ? 2 : 1;
    List<String> lines = new ArrayList<>();
    for (int i = head; i < words.size(); i++) {
      List<String> others = new ArrayList<>(words);
      others.remove(i);
      lines.add(others.size() > head ? String.join(" ", others) : "");
    }
    return lines.stream();
  }
}
