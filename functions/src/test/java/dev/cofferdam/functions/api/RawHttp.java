package dev.cofferdam.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Speaks HTTP by hand, because a client library would refuse to send most of what a hostile caller
 * sends.
 */
public final class RawHttp {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int PATIENCE = 30_000;

  private final int port;

  /** Speaks to a port of this machine. */
  public RawHttp(int port) {
    this.port = port;
  }

  /**
   * An answer.
   *
   * @param status the status
   * @param headers the last value of each header
   * @param body the body, decoded
   */
  public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** A header; empty if it is not there. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException notJson) {
        throw new UncheckedIOException("not JSON: " + text(), notJson);
      }
    }
  }

  /** Posts JSON. */
  public Answer postJson(String path, String body, String... headers) {
    return post(path, body, withType("application/json", headers));
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static String[] withType(String type, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: " + type);
    return all.toArray(String[]::new);
  }

  /** The head of a request. */
  static String head(String methodAndPath, String... headers) {
    return methodAndPath
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  /** Sends a request with headers, each {@code Name: value}. */
  public Answer send(String method, String path, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (body.length > 0 || method.equals("POST")) {
      all.add("Content-Length: " + body.length);
    }
    all.add("Connection: close");
    return raw(head(method + " " + path, all.toArray(String[]::new)), body);
  }

  /** Sends a head and a body as they are, and reads until the server closes. */
  Answer raw(String head, byte[] body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      return parse(socket.getInputStream().readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException("no answer to " + head, broken);
    }
  }

  /** Sends the beginning of a request and goes away. */
  void hangUp(String beginning) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException broken) {
      throw new UncheckedIOException("the server went first", broken);
    }
  }

  private static Answer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer: " + text);
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
    }
    String rest = text.substring(end + 4);
    byte[] body =
        headers.getOrDefault("transfer-encoding", "").equals("chunked")
            ? dechunked(rest)
            : rest.getBytes(StandardCharsets.ISO_8859_1);
    return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body);
  }

  private static byte[] dechunked(String text) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int size = HexFormat.fromHexDigits(text, at, line);
      if (size == 0) {
        return body.toByteArray();
      }
      body.writeBytes(
          text.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
      at = line + 2 + size + 2;
    }
  }
}
