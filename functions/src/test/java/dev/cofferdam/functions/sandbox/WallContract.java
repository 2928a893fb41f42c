package dev.cofferdam.functions.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every provider of sandboxes promises, shown by programs that try to break it. The policy
 * denies nothing here: the wall must hold alone.
 *
 * <p>For each hostile program: it ends in a bounded time with the expected status, nothing outside
 * has changed, nothing is left, its output holds nothing that is known outside only, and the next
 * execution on the same service is fine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WallContract extends StatusContract {

  private static final String HOSTILE = "hostile";
  private static final String STATUSES = "statuses";

  private Outside outside;
  private CodeFile helper;

  /** The world around the provider, looked at before any program runs. */
  protected abstract Outside lookOutside();

  @Override
  protected final Outside outside() {
    return outside;
  }

  @BeforeAll
  final void lookAround() {
    helper = Executions.file("attempt.py", ProgramFile.helper(HOSTILE));
    outside = lookOutside();
  }

  @AfterAll
  final void lookAgain() {
    List<String> changed = outside.changedInAll();
    outside.close();
    assertThat(changed).as("what all programs together changed outside").isEmpty();
  }

  /** The hostile programs to run: all of them, unless a provider is so slow that it takes fewer. */
  protected List<ProgramFile> hostile() {
    return ProgramFile.in(HOSTILE);
  }

  static List<ProgramFile> statuses() {
    return ProgramFile.in(STATUSES);
  }

  @Test
  void the_hostile_suite_is_as_large_as_promised() {
    assertThat(ProgramFile.in(HOSTILE)).hasSizeGreaterThan(100);
    assertThat(hostile()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void a_hostile_program_ends_as_it_must_and_harms_nothing(ProgramFile program) {
    ExecutionResult result = run(program);
    List<String> problems = new ArrayList<>(Expectations.broken(program, result));
    problems.addAll(outside.changed());
    problems.addAll(outside.left());
    problems.addAll(Expectations.leaked(outside.secrets(), result));
    problems.addAll(Expectations.notFine(executions().execute("print('fine')")));

    assertThat(problems).as(Expectations.report(program, result)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statuses")
  void a_program_gets_the_status_that_it_causes(ProgramFile program) {
    ExecutionResult result = run(program);
    List<String> problems = new ArrayList<>(Expectations.broken(program, result));
    problems.addAll(Expectations.implausible(program, result));

    assertThat(problems).as(Expectations.report(program, result)).isEmpty();
  }

  private ExecutionResult run(ProgramFile program) {
    List<String> arguments = new ArrayList<>();
    for (String argument : program.arguments()) {
      String filled = argument;
      for (Map.Entry<String, String> hint : outside.hints().entrySet()) {
        filled = filled.replace("{" + hint.getKey() + "}", hint.getValue());
      }
      arguments.add(filled);
    }
    return executions()
        .execute(
            executions()
                .request(
                    List.of(Executions.file("main.py", program.source()), helper),
                    program.limits(),
                    new RunInput("", arguments, program.stdin()),
                    program.fetch(),
                    List.of()));
  }
}
