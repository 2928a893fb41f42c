package dev.cofferdam.functions.api.write;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What a file seems to be: by its first bytes where they say so, otherwise by its name. */
final class FileTypes {

  private static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> BY_FIRST_BYTES =
      Map.of(
          "\u0089PNG\r\n\u001a\n", "image/png",
          "\u00ff\u00d8\u00ff", "image/jpeg",
          "GIF87a", "image/gif",
          "GIF89a", "image/gif",
          "%PDF-", "application/pdf");

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("svg", "image/svg+xml"),
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"),
          Map.entry("md", "text/markdown"),
          Map.entry("txt", "text/plain"),
          Map.entry("log", "text/plain"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("parquet", "application/vnd.apache.parquet"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private FileTypes() {}

  static String mediaType(String name, byte[] content) {
    String first =
        new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
    if (first.startsWith("RIFF") && first.startsWith("WEBP", 8)) {
      return "image/webp";
    }
    for (Map.Entry<String, String> type : BY_FIRST_BYTES.entrySet()) {
      if (first.startsWith(type.getKey())) {
        return type.getValue();
      }
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
  }
}
