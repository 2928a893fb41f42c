package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.corpus.Corpus;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts that nobody would write, of one language: characters, tokens, and samples that are cut,
 * joined and changed. The same seed makes the same text. Samples are the examples of the rules, and
 * the corpora where they are.
 */
final class FuzzTexts {

  /** How a text is made. */
  enum Way {
    /** Any characters. */
    CHARACTERS,
    /** Tokens of samples, in any order. */
    TOKENS,
    /** A sample that ends too early. */
    TRUNCATED,
    /** The beginning of one sample and the end of another. */
    SPLICED,
    /** A sample of which some tokens are lost, doubled, exchanged or put elsewhere. */
    MUTATED
  }

  private static final int MAX_LENGTH = 4_096;
  private static final int MAX_PIECES = 60;
  private static final int MAX_CORPUS_ROWS = 400;
  private static final Way[] WAYS = Way.values();
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|\\p{N}+|\\s+|\\\\.|[^\\p{L}\\p{N}_\\s]");
  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "'''",
          "\"\"\"",
          "`",
          "\\",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "#",
          "//",
          "/*",
          "*/",
          "<!--",
          "-->",
          "${",
          "#{",
          "$(",
          "$((",
          "))",
          "{{",
          "}}",
          "<<A\n",
          "<<~A\n",
          "\nA\n",
          "%w[",
          "%q(",
          "R\"(",
          "r\"---(",
          "f'{",
          "rb'",
          "0x",
          "1e9",
          "1_0",
          "\\u0061",
          "\\x41",
          "\\N{DIGIT ONE}",
          "??/",
          "%:",
          "__END__",
          "=begin",
          "=end",
          "\uFEFF",
          "\u2028",
          "\u202E",
          "\uD83D",
          "\0",
          "é",
          "ｏ",
          "eval(",
          "exec(",
          "import ",
          "lambda ",
          "=>",
          "->",
          "...",
          "::");

  private final List<String> samples = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>(PIECES);

  FuzzTexts(Language language) {
    for (FactRule rule : RuleCatalogue.builtIn().of(language)) {
      samples.addAll(rule.text().matching());
      samples.addAll(rule.text().passing());
    }
    if (Corpus.isThere()) {
      for (String file : List.of("malicious.jsonl", "benign.jsonl", "evasion.jsonl")) {
        Corpus.rows(file, language.id()).stream()
            .limit(MAX_CORPUS_ROWS)
            .forEach(row -> samples.add(row.get("code").asText()));
      }
    }
    for (String sample : samples) {
      tokens.addAll(tokens(sample));
    }
  }

  /** The text of that seed, and the way it is made. */
  String text(long seed) {
    Random random = new Random(seed);
    Way way = WAYS[random.nextInt(WAYS.length)];
    String text =
        switch (way) {
          case CHARACTERS -> characters(random);
          case TOKENS -> soup(random);
          case TRUNCATED -> truncated(sample(random), random);
          case SPLICED -> truncated(sample(random), random) + rest(sample(random), random);
          case MUTATED -> mutated(sample(random), random);
        };
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  private String sample(Random random) {
    return samples.get(random.nextInt(samples.size()));
  }

  private String token(Random random) {
    return tokens.get(random.nextInt(tokens.size()));
  }

  private static String characters(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(MAX_PIECES * 2);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
    }
    return text.toString();
  }

  private String soup(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(MAX_PIECES);
    for (int i = 0; i < length; i++) {
      boolean plain = random.nextInt(3) == 0;
      text.append(plain ? PIECES.get(random.nextInt(PIECES.size())) : token(random));
    }
    return text.toString();
  }

  private static String truncated(String sample, Random random) {
    return sample.substring(0, random.nextInt(sample.length() + 1));
  }

  private static String rest(String sample, Random random) {
    return sample.substring(random.nextInt(sample.length() + 1));
  }

  private String mutated(String sample, Random random) {
    List<String> parts = new ArrayList<>(tokens(sample));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !parts.isEmpty(); i++) {
      int here = random.nextInt(parts.size());
      int there = random.nextInt(parts.size());
      switch (random.nextInt(5)) {
        case 0 -> parts.remove(here);
        case 1 -> parts.add(there, parts.get(here));
        case 2 -> parts.set(here, token(random));
        case 3 -> parts.add(here, token(random));
        default -> parts.set(here, parts.set(there, parts.get(here)));
      }
    }
    return String.join("", parts);
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  /** What a failure says of a text, so that it can be made again. */
  static String told(Language language, long seed) {
    return String.format(
        Locale.ROOT, "-Dcofferdam.fuzz.language=%s -Dcofferdam.fuzz.seed=%d", language.id(), seed);
  }
}
