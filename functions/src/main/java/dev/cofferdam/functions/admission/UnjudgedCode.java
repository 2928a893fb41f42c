package dev.cofferdam.functions.admission;

import dev.cofferdam.policy.model.Language;
import java.util.List;
import java.util.Map;

/**
 * Everything of a request that becomes code, an argument, an environment variable, a file name or a
 * program's input. No sandbox accepts it: only {@link AdmissionGate} can turn it into {@link
 * AdmittedCode}.
 *
 * @param language the language of the program
 * @param files the program first, then its other files; at least one, names unique
 * @param arguments the program's arguments, in order; may be empty
 * @param environment added to the runtime's own environment; names unique, in the caller's order
 * @param inputs everything the program may read on its standard input: the request's own and each
 *     test's; judged as code where the language reads programs from there
 * @param tests files of unit tests, which run beside the program and never lie in its workspace;
 *     names unique among all files; may be empty
 */
public record UnjudgedCode(
    Language language,
    List<CodeFile> files,
    List<String> arguments,
    Map<String, String> environment,
    List<byte[]> inputs,
    List<CodeFile> tests) {

  /** Refuses code without a program; copies the collections. */
  public UnjudgedCode {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("code has at least one file, its program");
    }
    files = List.copyOf(files);
    arguments = List.copyOf(arguments);
    environment = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(environment));
    inputs = List.copyOf(inputs);
    tests = List.copyOf(tests);
  }

  /**
   * Code without unit tests.
   *
   * @param language the language of the program
   * @param files the program first; at least one
   * @param arguments the program's arguments
   * @param environment added to the runtime's own environment
   * @param inputs everything the program may read on its standard input
   */
  public UnjudgedCode(
      Language language,
      List<CodeFile> files,
      List<String> arguments,
      Map<String, String> environment,
      List<byte[]> inputs) {
    this(language, files, arguments, environment, inputs, List.of());
  }
}
