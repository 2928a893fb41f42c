package dev.cofferdam.policy.fact.c;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.curly.KnownMembers;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import java.util.List;

/**
 * Steps of C and C++: {@code remove} is a file's when it takes one argument, or nothing else is
 * called so; and what is called by a type that it was given there and then is bytes.
 */
final class CSteps implements Steps {

  private final Evaluation evaluation;
  private final KnownMembers known;
  private final boolean overloads;
  private final int remove;
  private final int removeOfStd;
  private final int removeFile;
  private final int castCall;

  CSteps(Evaluation evaluation, boolean overloads) {
    this.evaluation = evaluation;
    this.known = new KnownMembers(evaluation);
    this.overloads = overloads;
    PathTable paths = evaluation.paths();
    remove = paths.of("remove");
    removeOfStd = paths.of("std.remove");
    removeFile = paths.of("stdio.remove");
    castCall = paths.of("#cast-call");
  }

  @Override
  public int name(int node, int value) {
    if (!overloads && is(value, remove)) {
      evaluation.emitter().referenced(removeFile, node, List.of());
    }
    return value;
  }

  @Override
  public int member(int node, int value) {
    return known.of(value);
  }

  @Override
  public int call(int node, int value) {
    Tree tree = evaluation.tree();
    int callee = tree.first(node);
    int meant = evaluation.result(callee);
    int argument = tree.second(node);
    boolean removes = overloads && (is(meant, remove) || is(meant, removeOfStd));
    if (removes && argument != Tree.NONE && tree.next(argument) == Tree.NONE) {
      evaluation.emitter().referenced(removeFile, node, List.of());
    }
    if (tree.kind(callee) == Tree.Kind.CHOICE && isFunctionType(tree.first(callee))) {
      evaluation.emitter().referenced(castCall, node, List.of());
    }
    return value;
  }

  private boolean is(int value, int path) {
    return Values.kind(value) == Values.PATH && Values.index(value) == path;
  }

  /** Whether the tokens of a type that something is cast to have a pointer in brackets. */
  private boolean isFunctionType(int type) {
    if (type == Tree.NONE) {
      return false;
    }
    Tree tree = evaluation.tree();
    Tokens tokens = tree.tokens();
    int to = Math.min(tree.to(type), tree.from(type) + 16);
    for (int token = tree.from(type); token < to; token++) {
      if (operator(tokens, token) == '(' && operator(tokens, token + 1) == '*') {
        return true;
      }
    }
    return false;
  }

  private static int operator(Tokens tokens, int token) {
    return tokens.kind(token) == Tokens.Kind.OPERATOR ? tokens.data(token) : 0;
  }
}
