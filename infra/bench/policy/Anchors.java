package policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What other tools made of the same Python texts in the same run, where they could be installed.
 */
final class Anchors {

  private final JsonNode report;

  /** Reads what {@code anchors.py} wrote; an absent file means that there is nothing beside us. */
  Anchors(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    report = Files.isRegularFile(file) ? json.readTree(file.toFile()) : json.createObjectNode();
  }

  boolean present() {
    return report.has("parses");
  }

  /** Whether Python itself would read the text. */
  boolean parses(String id) {
    return report.path("parses").path(id).asBoolean(true);
  }

  /** The shares that the others find of the rows in scope; empty when they saw none of them. */
  String beside(List<Corpora.Sample> samples, Predicate<Corpora.Sample> wanted) {
    List<String> shares = new ArrayList<>();
    for (JsonNode tool : report.path("tools")) {
      Share share = new Share();
      for (Corpora.Sample sample : samples) {
        JsonNode refused = tool.path("refused").path(sample.text("id"));
        boolean inScope = sample.row().get("in_scope").asBoolean();
        if (inScope && wanted.test(sample) && !refused.isMissingNode()) {
          share.count(sample.text("id"), refused.asBoolean());
        }
      }
      if (share.all() > 0) {
        shares.add(
            String.format(Locale.ROOT, "%s %.1f %%", tool.path("name").asText(), share.percent()));
      }
    }
    return String.join(", ", shares);
  }

  /** Rows about the others: their false alarms and their times. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (JsonNode tool : report.path("tools")) {
      for (JsonNode figure : tool.path("figures")) {
        rows.add(
            new Row(
                "beside." + tool.path("name").asText() + "." + figure.path("name").asText(),
                tool.path("name").asText()
                    + " "
                    + tool.path("version").asText()
                    + ": "
                    + figure.path("name").asText(),
                figure.path("value").asDouble(),
                figure.path("unit").asText(),
                Row.Sign.NONE,
                0,
                "",
                figure.path("remark").asText()));
      }
    }
    return rows;
  }
}
