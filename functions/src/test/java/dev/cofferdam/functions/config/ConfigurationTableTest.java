package dev.cofferdam.functions.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.house.Project;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of settings in the documentation is the settings. */
class ConfigurationTableTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(cofferdam\\.[a-z.-]+)` \\| (?:`([^`]*)`|–) \\|", Pattern.MULTILINE);

  @Test
  void every_setting_stands_in_the_table_with_its_default_and_no_other_does() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    ConfigMappings.getProperties(ConfigClass.configClass(CofferdamConfig.class))
        .forEach(
            (name, property) ->
                // A list is there by its entries as well.
                settings.put(
                    name.replace("[*]", ""),
                    property.hasDefaultValue() ? property.getDefaultValue() : ""));

    assertThat(settings).hasSizeGreaterThan(40);
    assertThat(tabled()).isEqualTo(settings);
  }

  private static Map<String, String> tabled() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Project.root().resolve("docs/CONFIGURATION.md")));
    while (row.find()) {
      rows.put(row.group(1), row.group(2) == null ? "" : row.group(2));
    }
    return rows;
  }
}
