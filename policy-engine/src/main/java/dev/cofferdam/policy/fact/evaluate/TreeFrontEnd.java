package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.fact.evaluate.Emitter.Origin;
import dev.cofferdam.policy.fact.evaluate.Evaluation.Payload;
import dev.cofferdam.policy.fact.knowledge.Knowledge;
import dev.cofferdam.policy.fact.knowledge.TellingWords;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Reads programs of a language whose dialect it is given, payloads in them included. */
public final class TreeFrontEnd implements FrontEnd {

  private static final int MAX_PASSES = 4;
  private static final int MAX_PAYLOAD_DEPTH = 4;
  private static final int MAX_PAYLOADS = 64;
  private static final int MAX_PAYLOAD_LENGTH = 524_288;

  private final Dialect dialect;
  private final List<FactRule> rules;
  private final String knowledgeText;
  private final Knowledge knowledge;

  /** Prepares for the names in those rules. */
  public TreeFrontEnd(Dialect dialect, List<FactRule> rules) {
    this(dialect, rules, dialect.knowledge());
  }

  /** Prepares for the names in those rules, with that text in the place of the knowledge file. */
  public TreeFrontEnd(Dialect dialect, List<FactRule> rules, String knowledge) {
    this.dialect = dialect;
    this.rules = rules;
    this.knowledgeText = knowledge;
    Symbols symbols = Symbols.base();
    dialect.installWords(symbols);
    this.knowledge = new Knowledge(symbols, rules, knowledge);
  }

  @Override
  public Language language() {
    return dialect.language();
  }

  @Override
  public Vocabulary vocabulary() {
    return knowledge.vocabulary();
  }

  @Override
  public Glance glance(Collection<String> modules) {
    TellingWords words = new TellingWords(rules, knowledgeText, modules);
    return new Glance() {
      @Override
      public boolean isSilent(char[] text) {
        return dialect.isSilent(text, words);
      }
    };
  }

  @Override
  public Reading read(char[] text) {
    Symbols symbols = vocabulary().symbols().overlay();
    PathTable paths = vocabulary().paths().overlay(symbols);
    Facts facts = new Facts(paths);
    Work work = new Work(facts, symbols);
    Tokens tokens = evaluate(text, Origin.FILE, work);
    int payloads = 0;
    int length = 0;
    while (!work.waiting.isEmpty()) {
      Waiting next = work.waiting.removeFirst();
      length += next.text.length();
      if (next.origin.depth() > MAX_PAYLOAD_DEPTH
          || ++payloads > MAX_PAYLOADS
          || length > MAX_PAYLOAD_LENGTH) {
        int signal = vocabulary().signal(Signal.UNFOLLOWED_PAYLOAD);
        Origin origin = next.origin;
        facts.add(
            new Facts.Fact(
                FactRule.Kind.SIGNAL, signal, origin.start(), origin.end(), origin.via()));
        break;
      }
      evaluate(next.text.toCharArray(), next.origin, work);
    }
    if (symbols.crowded() || paths.crowded()) {
      facts.markIncomplete();
    }
    return new Reading(facts, tokens, dialect.doubt(text, tokens), work.done);
  }

  private Tokens evaluate(char[] text, Origin origin, Work work) {
    Tree tree = dialect.parse(text, work.symbols);
    Emitter emitter = new Emitter(tree, work.facts.paths(), vocabulary(), origin);
    Evaluation evaluation = new Evaluation(tree, dialect, knowledge, emitter);
    Walk walk = new Walk(evaluation);
    walk.run();
    evaluation.bindings.endPass();
    Facts found = new Facts(work.facts.paths());
    boolean changed = true;
    int pass = 1;
    for (; changed && pass < MAX_PASSES; pass++) {
      found = new Facts(work.facts.paths());
      emitter.emitTo(found);
      walk.run();
      // What could not be followed is refused: passes that would follow the rest are for nothing.
      changed = evaluation.bindings.endPass() && isFollowed(evaluation, tree);
    }
    work.facts.addAll(found);
    work.done += tree.tokens().count() + tree.tokens().looked();
    work.done += (long) tree.count() * pass + evaluation.values.spent();
    if (!found.complete() || !isFollowed(evaluation, tree)) {
      work.facts.markIncomplete();
    }
    for (Payload payload : evaluation.payloads) {
      if (work.waiting.size() > MAX_PAYLOADS) {
        break;
      }
      work.waiting.add(new Waiting(payload.text(), inside(payload, tree, origin)));
    }
    return tree.tokens();
  }

  private static boolean isFollowed(Evaluation evaluation, Tree tree) {
    return !evaluation.values.overflowed()
        && !evaluation.bindings.incomplete()
        && !tree.tokens().lookedTooMuch();
  }

  private static Origin inside(Payload payload, Tree tree, Origin origin) {
    List<Via> via = new ArrayList<>(origin.via());
    if (payload.folded()) {
      via.add(new Via(Via.Kind.FOLDED, payload.text()));
    }
    via.add(new Via(Via.Kind.PAYLOAD, payload.text()));
    if (!origin.isFile()) {
      return new Origin(origin.start(), origin.end(), via, origin.depth() + 1);
    }
    int start = tree.tokens().start(tree.from(payload.node()));
    int end = Math.max(start, tree.tokens().end(tree.to(payload.node())));
    return new Origin(start, end, via, 1);
  }

  /** A payload that is still to be read. */
  private record Waiting(String text, Origin origin) {}

  /** What the texts of one evaluation share. */
  private static final class Work {
    final Facts facts;
    final Symbols symbols;
    final Deque<Waiting> waiting = new ArrayDeque<>();
    long done;

    Work(Facts facts, Symbols symbols) {
      this.facts = facts;
      this.symbols = symbols;
    }
  }
}
