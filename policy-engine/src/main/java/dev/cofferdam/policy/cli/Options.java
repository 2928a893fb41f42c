package dev.cofferdam.policy.cli;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Severity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param files files and folders, in their order; {@value #STANDARD_INPUT} is the standard input
 * @param policy a preset's name, or the file of a policy document
 * @param format how to report
 * @param failOn the threshold in the place of the policy's own; empty for that one
 * @param language what all files that are named are written in; empty when their names say it
 * @param help whether only the usage is wanted
 */
record Options(
    List<String> files,
    String policy,
    Format format,
    Optional<Severity> failOn,
    Optional<Language> language,
    boolean help) {

  /** Stands for the standard input among the files. */
  static final String STANDARD_INPUT = "-";

  static final String USAGE =
      """
      ./cofferdam analyze FILE... [OPTION...]

      Judges files and runs none of them. Folders are walked; `-` is the standard input.

        --policy P          a preset's name or the file of a policy document
                            (COFFERDAM_POLICY, otherwise strict)
        --format FORMAT     text, json or sarif (text)
        --fail-on SEVERITY  low, medium or high: from where on a finding denies; safe: nothing does
                            (the policy's own threshold)
        --language L        what the named files are written in (their names say it)

      Exit codes: 0 all permitted, 1 something denied or not to be judged, 2 bad use.
      """;

  private static final String DEFAULT_POLICY = "strict";
  private static final String POLICY_VARIABLE = "COFFERDAM_POLICY";

  /** The forms of report. */
  enum Format {
    TEXT,
    JSON,
    SARIF
  }

  Options {
    files = List.copyOf(files);
  }

  /**
   * Reads the command line.
   *
   * @throws BadUse with everything that is wrong with it
   */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    Draft draft = new Draft(environment.getOrDefault(POLICY_VARIABLE, DEFAULT_POLICY));
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      draft.argument(rest.next(), rest);
    }
    return draft.options();
  }

  /** The options while they are read. */
  private static final class Draft {
    private final List<String> problems = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private String policy;
    private Format format = Format.TEXT;
    private Optional<Severity> failOn = Optional.empty();
    private Optional<Language> language = Optional.empty();
    private boolean help;
    private boolean filesOnly;

    Draft(String policy) {
      this.policy = policy;
    }

    void argument(String argument, Iterator<String> rest) {
      boolean option = argument.startsWith("-") && !argument.equals(STANDARD_INPUT);
      if (filesOnly || !option) {
        files.add(argument);
      } else if (argument.equals("--")) {
        filesOnly = true;
      } else if (argument.equals("--help") || argument.equals("-h")) {
        help = true;
      } else {
        option(argument, rest);
      }
    }

    private void option(String argument, Iterator<String> rest) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!List.of("--policy", "--format", "--fail-on", "--language").contains(name)) {
        problems.add("there is no option `" + name + "`; --help lists them");
      } else if (equals < 0 && !rest.hasNext()) {
        problems.add("`" + name + "` needs a value");
      } else {
        value(name, equals < 0 ? rest.next() : argument.substring(equals + 1));
      }
    }

    private void value(String name, String value) {
      switch (name) {
        case "--policy" -> policy = value;
        case "--format" -> format(value);
        case "--fail-on" -> {
          failOn = Severity.named(value);
          if (failOn.isEmpty()) {
            problems.add("`" + value + "` is no severity; there are safe, low, medium and high");
          }
        }
        default -> {
          language = Language.named(value);
          if (language.isEmpty()) {
            problems.add("there is no language `" + value + "`");
          }
        }
      }
    }

    private void format(String value) {
      for (Format one : Format.values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(value)) {
          format = one;
          return;
        }
      }
      problems.add("there is no format `" + value + "`; there are text, json and sarif");
    }

    Options options() {
      if (files.isEmpty() && problems.isEmpty() && !help) {
        problems.add("name at least one file; --help says more");
      }
      if (!problems.isEmpty()) {
        throw new BadUse(problems);
      }
      return new Options(files, policy, format, failOn, language, help);
    }
  }
}
