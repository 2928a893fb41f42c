package dev.cofferdam.functions.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageCommandTest {

  private static final List<String> FILES =
      List.of("src/main.c", "src/sum.c", "src/sum.h", "@more.c", "data.csv", "LARGE.C", ".c");

  @Test
  void a_program_is_named_wherever_its_placeholder_stands() {
    assertThat(argv("run", "--file={program}", "{program}"))
        .containsExactly("run", "--file=src/main.c", "src/main.c");
  }

  @Test
  void sources_are_those_of_the_language_and_the_program_comes_first() {
    assertThat(argv("cc", "{sources}", "-lm"))
        .containsExactly("cc", "./src/main.c", "./src/sum.c", "./@more.c", "./LARGE.C", "-lm");
  }

  @Test
  void no_source_can_be_taken_for_an_option_or_for_a_list_of_options() {
    assertThat(argv("{sources}")).allMatch(word -> word.startsWith("./"));
  }

  @Test
  void a_program_with_another_ending_is_handed_over_all_the_same() {
    assertThat(new StageCommand(List.of("{sources}")).argv(List.of("prog"), List.of("c"), 1))
        .containsExactly("./prog");
  }

  @Test
  void memory_is_filled_in_as_bytes_and_as_mebibytes() {
    assertThat(argv("-Xmx{memory}", "--max={memory_mib}"))
        .containsExactly("-Xmx268435456", "--max=256");
  }

  @Test
  void a_file_whose_name_is_a_placeholder_stays_a_name() {
    List<String> files = List.of("{memory}.c");

    assertThat(new StageCommand(List.of("run", "{program}")).argv(files, List.of(), 5))
        .containsExactly("run", "{memory}.c");
  }

  private static List<String> argv(String... words) {
    return new StageCommand(List.of(words)).argv(FILES, List.of("c"), 256L << 20);
  }
}
