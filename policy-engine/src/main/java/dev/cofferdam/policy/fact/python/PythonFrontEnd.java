package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.fact.python.Emitter.Origin;
import dev.cofferdam.policy.fact.python.PythonContext.Payload;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.python.PythonLexer;
import dev.cofferdam.policy.syntax.python.PythonParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Python: what its programs can do, payloads in them included. */
public final class PythonFrontEnd implements FrontEnd {

  private static final int MAX_PASSES = 4;
  private static final int MAX_PAYLOAD_DEPTH = 4;
  private static final int MAX_PAYLOADS = 64;
  private static final int MAX_PAYLOAD_LENGTH = 524_288;

  private final PythonKnowledge knowledge;

  /** Prepares for the names in those rules. */
  public PythonFrontEnd(List<FactRule> rules) {
    this.knowledge = new PythonKnowledge(rules);
  }

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public Vocabulary vocabulary() {
    return knowledge.vocabulary();
  }

  @Override
  public Reading read(char[] text) {
    Symbols symbols = vocabulary().symbols().overlay();
    PathTable paths = vocabulary().paths().overlay(symbols);
    Facts facts = new Facts(paths);
    Work work = new Work(facts, symbols, new ArrayDeque<>());
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
    if (symbols.crowded()) {
      facts.markIncomplete();
    }
    return new Reading(facts, tokens, PythonEncoding.doubt(text, tokens));
  }

  private Tokens evaluate(char[] text, Origin origin, Work work) {
    Tokens tokens = PythonLexer.lex(text, work.symbols);
    Tree tree = PythonParser.parse(tokens);
    PythonContext context = new PythonContext(tree, knowledge, work.facts.paths(), origin);
    PythonEvaluator evaluator = new PythonEvaluator(context);
    evaluator.run();
    context.bindings.endPass();
    Facts found = new Facts(work.facts.paths());
    boolean changed = true;
    for (int pass = 1; changed && pass < MAX_PASSES; pass++) {
      found = new Facts(work.facts.paths());
      context.emitter.emitTo(found);
      evaluator.run();
      changed = context.bindings.endPass();
    }
    found.all().forEach(work.facts::add);
    found.interpreted().forEach(range -> work.facts.addInterpreted(range.start(), range.end()));
    if (!found.complete() || context.values.overflowed()) {
      work.facts.markIncomplete();
    }
    for (Payload payload : context.payloads) {
      work.waiting.add(new Waiting(payload.text(), inside(payload, tree, origin)));
    }
    return tokens;
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
  private record Work(Facts facts, Symbols symbols, Deque<Waiting> waiting) {}
}
