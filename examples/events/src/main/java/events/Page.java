package events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page that shows every push. Whatever a stranger wrote stands in it as text. */
final class Page {

  private static final int MOST = 100;
  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
      <title>Classroom</title>
      <style>body{font:16px sans-serif;margin:2em}td,th{padding:.3em 1em;text-align:left;vertical-align:top}
      .passed,.accepted{color:#186a2b}.failed,.error,.wrong_answer,.rejected_by_policy{color:#a3161d}</style>
      <h1>What was pushed</h1><table><tr><th>commit<th>by<th>result<th>tests</tr>
      """;

  private final Map<String, String> rows = new LinkedHashMap<>();

  synchronized void begin(String commit, String author) {
    if (rows.size() >= MOST) {
      rows.remove(rows.keySet().iterator().next());
    }
    rows.put(commit, "<tr><td>" + commit.substring(0, 10) + "<td>" + text(author));
  }

  synchronized void show(String commit, JsonNode result) {
    StringBuilder row = new StringBuilder();
    String status = text(result.path("status").asText());
    row.append("<td class=").append(status).append('>').append(status).append("<td>");
    for (JsonNode test : result.path("unit_tests")) {
      String how = text(test.path("status").asText());
      row.append("<div class=").append(how).append('>').append(text(test.path("name").asText()));
      row.append(": ").append(how).append(' ').append(text(test.path("message").asText("")));
      row.append("</div>");
    }
    for (JsonNode finding : result.path("policy").path("findings")) {
      row.append("<div>line ").append(finding.at("/start/line").asInt()).append(": ");
      row.append(text(finding.path("message").asText())).append("</div>");
    }
    rows.merge(commit, row.toString(), String::concat);
  }

  synchronized void fail(String commit, String why) {
    rows.merge(commit, "<td class=failed>not tested<td>" + text(String.valueOf(why)), String::concat);
  }

  synchronized String html() {
    return HEAD + String.join("\n", rows.values()) + "</table></html>";
  }

  private static String text(String any) {
    return any.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
