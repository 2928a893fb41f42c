package dev.cofferdam.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * As much of an OpenID Connect provider as a service asks for: its configuration and its keys
 * (OpenID Connect Discovery 1.0, RFC 7517), and tokens of its making (RFC 7519). On loopback, until
 * the tests end.
 */
final class TokenIssuer {

  /** The one that the service under test trusts. */
  static final TokenIssuer SHARED = new TokenIssuer();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KeyPair keys;
  private final HttpServer server;

  TokenIssuer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> answer(exchange, Map.of("issuer", url(), "jwks_uri", url() + "/keys")));
    server.createContext("/keys", exchange -> answer(exchange, Map.of("keys", List.of(key()))));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token that is valid for some minutes. */
  String token(Map<String, Object> claims) {
    return signed(claims, Instant.now().plusSeconds(300));
  }

  /** A token that was valid once. */
  String oldToken(Map<String, Object> claims) {
    return signed(claims, Instant.now().minusSeconds(300));
  }

  private String signed(Map<String, Object> claims, Instant end) {
    Map<String, Object> all = new HashMap<>(claims);
    all.put("iss", url());
    all.put("iat", end.minusSeconds(600).getEpochSecond());
    all.put("exp", end.getEpochSecond());
    String text =
        encoded(bytes(Map.of("alg", "RS256", "kid", "1", "typ", "JWT")))
            + "."
            + encoded(bytes(all));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> key() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "kty", "RSA",
        "use", "sig",
        "alg", "RS256",
        "kid", "1",
        "n", encoded(unsigned(key.getModulus())),
        "e", encoded(unsigned(key.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, Object value) throws IOException {
    byte[] body = bytes(value);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
