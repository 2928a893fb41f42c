package dev.cofferdam.policy.rule;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The built-in rules: those of every language and those of one, read from resources. */
public final class RuleCatalogue {

  private static final RuleCatalogue INSTANCE = new RuleCatalogue();

  private final List<FactRule> common;
  private final Map<Language, List<FactRule>> byLanguage = new ConcurrentHashMap<>();

  private RuleCatalogue() {
    common = read("common", Optional.empty());
  }

  /** The catalogue of this build. */
  public static RuleCatalogue builtIn() {
    return INSTANCE;
  }

  /** The rules that apply to programs of a language, those of every language first. */
  public List<FactRule> of(Language language) {
    List<FactRule> rules = new ArrayList<>(common);
    Optional<Language> base = beneath(language);
    if (base.isPresent()) {
      rules.addAll(own(base.get()));
    }
    rules.addAll(own(language));
    return List.copyOf(rules);
  }

  /** The rules that apply whatever the language. */
  public List<FactRule> common() {
    return common;
  }

  /**
   * Read when they are first asked for, so that nobody waits for languages that he does not use.
   */
  private List<FactRule> own(Language language) {
    List<FactRule> known = byLanguage.get(language);
    if (known == null) {
      known = read(language.id(), Optional.of(language));
      byLanguage.put(language, known);
    }
    return known;
  }

  /** The language whose rules are rules of this one too, since it can do all that the other can. */
  private static Optional<Language> beneath(Language language) {
    return switch (language) {
      case TYPESCRIPT -> Optional.of(Language.JAVASCRIPT);
      case CPP -> Optional.of(Language.C);
      case PYTHON, JAVASCRIPT, JAVA, C, GO, R, RUBY, BASH -> Optional.empty();
    };
  }

  /** All rules, in the order of the files and of the rules in them. */
  public Stream<FactRule> all() {
    return Stream.concat(
        common.stream(), Arrays.stream(Language.values()).flatMap(each -> own(each).stream()));
  }

  /** Whether there is a rule with that id, or a category of that name. */
  public boolean knows(String idOrCategory) {
    return all()
        .anyMatch(rule -> rule.id().equals(idOrCategory) || rule.category().equals(idOrCategory));
  }

  private static List<FactRule> read(String name, Optional<Language> language) {
    try (InputStream resource = RuleCatalogue.class.getResourceAsStream(name + ".rules")) {
      if (resource == null) {
        return List.of();
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return RuleFile.read(language, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
