package dev.cofferdam.functions.api.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The OpenAPI document: written by hand, because Funqy makes none, and tested against the answers.
 */
public final class ApiDocument {

  /** YAML's own media type, RFC 9512. */
  public static final String MEDIA_TYPE = "application/yaml";

  private static final String RESOURCE = "/META-INF/openapi.yaml";

  private ApiDocument() {}

  /**
   * The document.
   *
   * @return UTF-8
   */
  public static byte[] bytes() {
    try (InputStream document = ApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (document == null) {
        throw new IllegalStateException("this build lacks its OpenAPI document");
      }
      return document.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the OpenAPI document cannot be read", unreadable);
    }
  }
}
