package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.knowledge.Method;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.fact.value.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The methods of sequences, as far as they put texts together. */
final class Sequences {

  private final Evaluation context;
  private final Values values;
  private final Texts texts;

  Sequences(Evaluation context, Texts texts) {
    this.context = context;
    this.values = context.values;
    this.texts = texts;
  }

  /** What calling that method of that sequence gives. */
  int call(int sequence, Method method, int node, int first, int second) {
    return switch (method) {
      case JOIN -> join(sequence, first);
      case REVERSE -> reversed(sequence, node);
      case SLICE -> slice(sequence, node, values.asNumber(first), values.asNumber(second));
      case CONCAT -> concatenated(sequence, node);
      case ELEMENT, ENTRY -> context.members.element(sequence, first);
      case MAP -> mapped(sequence, first, node);
      case SAME -> sequence;
      case PLAIN,
          NAMESPACE,
          GETTER,
          JOIN_ARGUMENT,
          SPLIT,
          REPLACE,
          REPEAT,
          SLICE_LENGTH,
          CODE,
          LOWER,
          UPPER,
          SWAP_CASE,
          STRIP,
          STRIP_LEFT,
          STRIP_RIGHT,
          DROP_PREFIX,
          DROP_SUFFIX,
          FORMAT,
          FORMAT_MAP,
          FORMAT_PERCENT,
          DECODE,
          CALL,
          APPLY,
          BIND,
          THEN,
          QUERY ->
          context.members.element(sequence, Values.UNKNOWN);
    };
  }

  private int join(int sequence, int separator) {
    String between = values.asText(separator);
    return texts.join(between == null ? "" : between, sequence);
  }

  private int reversed(int sequence, int node) {
    int[] elements = values.elements(sequence);
    if (!values.spend(elements.length)) {
      return Values.UNKNOWN;
    }
    int[] backwards = new int[elements.length];
    for (int i = 0; i < elements.length; i++) {
      backwards[i] = elements[elements.length - 1 - i];
    }
    return values.sequence(node, backwards);
  }

  private int slice(int sequence, int node, @Nullable Long from, @Nullable Long to) {
    int[] elements = values.elements(sequence);
    long first = from == null ? 0 : from < 0 ? Math.max(0, elements.length + from) : from;
    long last = to == null ? elements.length : to < 0 ? elements.length + to : to;
    last = Math.min(last, elements.length);
    if (first >= last || !values.spend(last - first)) {
      return Values.UNKNOWN;
    }
    return values.sequence(node, Arrays.copyOfRange(elements, (int) first, (int) last));
  }

  private int concatenated(int sequence, int node) {
    int[] all = values.elements(sequence);
    for (int argument : context.calls.arguments(node)) {
      int[] more =
          Values.kind(argument) == Values.SEQUENCE
              ? values.elements(argument)
              : new int[] {argument};
      if (all.length + more.length > Values.MAX_PARTS || !values.spend(all.length + more.length)) {
        return Values.UNKNOWN;
      }
      int[] joined = Arrays.copyOf(all, all.length + more.length);
      System.arraycopy(more, 0, joined, all.length, more.length);
      all = joined;
    }
    return values.sequence(node, all);
  }

  private int mapped(int sequence, int function, int node) {
    boolean makesCharacters =
        Values.kind(function) == Values.PATH
            && context.knowledge.role(Values.index(function)) == Role.FOLD_CHR;
    int[] elements = values.elements(sequence);
    if (!makesCharacters || !values.spend(elements.length)) {
      return Values.UNKNOWN;
    }
    int[] characters = new int[elements.length];
    for (int i = 0; i < elements.length; i++) {
      characters[i] = context.folding.chr(elements[i]);
    }
    return values.sequence(node, characters);
  }
}
