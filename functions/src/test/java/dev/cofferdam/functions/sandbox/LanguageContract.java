package dev.cofferdam.functions.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.execution.Permits;
import dev.cofferdam.functions.execution.grading.Comparator;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.sandbox.runtime.RuntimeCatalogue;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every language promises, on whichever provider of sandboxes: each program of its cases ends
 * as it says of itself, nothing outside has changed, and nothing is left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LanguageContract {

  private static final String OPEN = "permissive";

  private final Map<String, Executions> services = new HashMap<>();
  private Outside outside;

  /** The provider under test, ready. */
  protected abstract Sandbox sandbox();

  /** Its runtimes. */
  protected abstract RuntimeCatalogue catalogue();

  /** The world around the provider, looked at before any program runs. */
  protected abstract Outside lookOutside();

  @BeforeAll
  final void lookAround() {
    outside = lookOutside();
  }

  @AfterAll
  final void lookAgain() {
    List<String> changed = outside.changedInAll();
    outside.close();
    assertThat(changed).as("what all programs together changed outside").isEmpty();
  }

  /** Every program of every runtime that is installed; {@code cofferdam.language} names one. */
  Stream<LanguageCase> cases() {
    String only = System.getProperty("cofferdam.language", "");
    return catalogue().all().stream()
        .filter(runtime -> only.isEmpty() || runtime.language().equals(only))
        .flatMap(runtime -> LanguageCase.of(runtime).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_program_ends_as_it_says_of_itself(LanguageCase each) {
    ExecutionResult result = run(each);
    List<String> problems = new ArrayList<>(Expectations.broken(each.program(), result));
    problems.addAll(outside.changed());
    problems.addAll(outside.left());
    problems.addAll(Expectations.leaked(outside.secrets(), result));

    assertThat(problems).as(Expectations.report(each.program(), result)).isEmpty();
  }

  @Test
  void the_table_of_languages_says_what_their_cases_show() {
    assertThat(LanguageTable.differences(catalogue().all())).isEmpty();
  }

  private ExecutionResult run(LanguageCase each) {
    RuntimeImage runtime = each.runtime();
    ProgramFile program = each.program();
    RunInput input = new RunInput("", program.arguments(), program.stdin());
    List<TestCase> tests =
        program.texts("expected-output").stream()
            .map(expected -> new TestCase(input, expected, new Comparator.Trimmed()))
            .toList();
    Executions service =
        services.computeIfAbsent(
            program.one("policy").orElse(OPEN),
            policy ->
                new Executions(
                    sandbox(), catalogue(), policy, new Permits(1, 1, 1, Executions.GRACE)));
    return service.execute(
        service.request(
            runtime,
            each.files(),
            program.limits(runtime.defaultLimits()),
            input,
            program.fetch(),
            tests));
  }
}
