package dev.cofferdam.policy.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything of a request that becomes code or steers it: what is judged.
 *
 * @param files the program first, then the files beside it; at least one
 * @param arguments the command-line arguments, without the program's name
 * @param environment the environment variables, in the caller's order
 */
public record Submission(
    List<SubmittedFile> files, List<String> arguments, Map<String, String> environment) {

  /** Keeps immutable copies; refuses a submission without a program. */
  public Submission {
    files = List.copyOf(files);
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a submission has at least its program");
    }
  }

  /** A submission of one program text and nothing else. */
  public static Submission of(SourceFile program) {
    return new Submission(List.of(program), List.of(), Map.of());
  }
}
